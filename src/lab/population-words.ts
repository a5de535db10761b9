// What a population shows, in words and shares: its bars, its sentences, and where two populations differ.
import type { Population } from '../scenarios/index.ts';

type PopulationList = Population['lists'][number];

export interface PopulationBar {
  readonly server: string;
  readonly taken: number;
  /** Of all needs for the list, 0 to 1. */
  readonly share: number;
}

/** The bars of one list, in its order. */
export function populationBars({ needs }: Population, { servers }: PopulationList): PopulationBar[] {
  return servers.map(({ server, taken }) => ({ server, taken, share: needs === 0 ? 0 : taken / needs }));
}

/** `10,000`, in every browser alike. */
export function countText(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `33.4 %` */
export function shareText(share: number): string {
  return `${(Math.round(share * 1000) / 10).toFixed(1)} %`;
}

export function listTitle({ list, of }: { readonly list: 'cap' | 'dp'; readonly of: string }): string {
  return list === 'cap' ? `CAPs of site ${of}` : `DPs of package ${of}`;
}

/** How many have had their needs, in words. */
export function sampleText({ needs, asked, host, isWhole }: Population): string {
  const what = `${countText(needs)} ${needs === 1 ? 'computer' : 'computers'} like ${host}`;
  return isWhole ? what : `${what}, of ${countText(asked)}`;
}

const reasonWords = {
  random: 'by the draw',
  only: 'because it was the only one left',
  preferred: 'because it is preferred',
  existing: 'because it was connected already',
} as const;

/** `By the draw: 9,990. Nobody left to serve: 10.` */
export function reasonText({ reasons, none }: PopulationList): string {
  const told = (Object.keys(reasonWords) as (keyof typeof reasonWords)[]).flatMap((reason) =>
    reasons[reason] === 0 ? [] : [`${reasonWords[reason]}: ${countText(reasons[reason])}`],
  );
  const all = none === 0 ? told : [...told, `no server found: ${countText(none)}`];
  return all.length === 0 ? '' : capital(`${all.join('; ')}.`);
}

/** The result of one list as a sentence. */
export function resultText(population: Population, list: PopulationList): string {
  const bars = populationBars(population, list);
  const most = bars.reduce<PopulationBar | undefined>(
    (best, bar) => (best && best.taken >= bar.taken ? best : bar),
    undefined,
  );
  if (!most || most.taken === 0) return 'No server was taken.';
  if (most.taken === population.needs) return `Always ${most.server}.`;
  const least = bars.reduce((few, bar) => (few.taken <= bar.taken ? few : bar), most);
  return `Between ${shareText(least.share)} (${least.server}) and ${shareText(most.share)} (${most.server}).`;
}

/** Of several lists: how many took everything from one server. */
export function sameServerText({ sameServer, needs, lists }: Population): string | undefined {
  if (sameServer === undefined) return undefined;
  const what = lists.length === 2 ? 'both' : `all ${lists.length}`;
  const share = needs === 0 ? 0 : sameServer / needs;
  return `${countText(sameServer)} of ${countText(needs)} took ${what} from one and the same server (${shareText(share)}).`;
}

/** The line that is drawn into the bars. */
export function equalShareText({ servers }: PopulationList): string {
  return `The line: an equal share, 1 in ${servers.length}.`;
}

/** Where two populations over the same list are furthest apart. */
export function differenceText(a: Population, b: Population): string | undefined {
  const [listA] = a.lists;
  const [listB] = b.lists;
  if (!listA || !listB || a.needs === 0 || b.needs === 0 || listA.of !== listB.of || listA.list !== listB.list)
    return undefined;
  const barsB = populationBars(b, listB);
  const apart = populationBars(a, listA).flatMap((bar) => {
    const other = barsB.find(({ server }) => server === bar.server);
    return other ? [{ server: bar.server, a: bar.share, b: other.share, by: Math.abs(bar.share - other.share) }] : [];
  });
  const most = apart.reduce<(typeof apart)[number] | undefined>(
    (far, one) => (far && far.by >= one.by ? far : one),
    undefined,
  );
  if (!most) return undefined;
  if (most.by === 0) return 'No share differs between A and B.';
  return `Furthest apart at ${most.server}: ${shareText(most.a)} in A, ${shareText(most.b)} in B.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const modelWords: Readonly<Record<string, string>> = {
  actual: 'it draws; connections do not count',
  documented: 'a connection that is there goes first',
  'deviceless-biased': 'a connection without a letter goes first',
};

/** A reading of `access-point.choice`, short. */
export function modelText(reading: string): string {
  return modelWords[reading] ?? reading;
}
