// A run and the place in it as a URL fragment, and back: `#scenario=...&seed=3&choices=0.2&at=17`.
import type { FlagMoves, Intervention } from '../scenarios/index.ts';

/** What an address says. All but the scenario may be left out. */
export interface LinkState {
  /** Id of a scenario the lab carries. */
  scenario?: string;
  seed?: number;
  choices?: readonly number[];
  readings?: Readonly<Record<string, string>>;
  flags?: FlagMoves;
  interventions?: readonly Intervention[];
  /** How many log entries are shown. */
  position?: number;
  palette?: string;
  /** The run was too long for an address: what was chosen and done is left out. */
  isPart?: boolean;
}

export const palettes = ['light', 'dark', 'projector'] as const;

/** Ten years, as long as a scenario may last. */
const longestFlagMs = 10 * 365 * 24 * 60 * 60 * 1000;

/** Longest fragment the lab writes; a longer state belongs in a file. */
export const fragmentLimit = 8000;

export function writeShareLink(state: LinkState): string {
  const { scenario, seed, choices = [], readings = {}, flags = {}, interventions = [], position, palette } = state;
  const { isPart } = state;
  const parts: [string, string][] = [];
  if (scenario !== undefined) parts.push(['scenario', scenario]);
  if (seed !== undefined) parts.push(['seed', String(seed)]);
  if (choices.length > 0) parts.push(['choices', choices.join('.')]);
  for (const [rule, reading] of Object.entries(readings)) parts.push([`reading.${rule}`, reading]);
  for (const [name, atMs] of Object.entries(flags)) parts.push([`flag.${name}`, String(atMs)]);
  if (interventions.length > 0) parts.push(['acts', JSON.stringify(interventions)]);
  if (position !== undefined) parts.push(['at', String(position)]);
  if (palette !== undefined) parts.push(['palette', palette]);
  if (isPart) parts.push(['part', 'yes']);
  return parts.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}

/** Can an address hold all of it? */
export function fitsInLink(state: LinkState): boolean {
  return writeShareLink(state).length <= fragmentLimit;
}

/** Reads a fragment, with or without its `#`. Every problem is told; what is understood is kept. */
export function readShareLink(fragment: string): { state: LinkState; problems: string[] } {
  const state: LinkState = {};
  const problems: string[] = [];
  const readings: Record<string, string> = {};
  const flags: [string, number][] = [];
  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (part === '') continue;
    const [key, value] = keyAndValue(part);
    if (key === undefined || value === undefined)
      problems.push(`The link has “${part.slice(0, 60)}”, which cannot be read.`);
    else if (key === 'scenario') state.scenario = value;
    else if (key === 'seed')
      readWhole(value, -0x80000000, 0xffffffff, (seed) => (state.seed = seed)) ??
        problems.push(wanted(key, value, 'a whole number'));
    else if (key === 'at')
      readWhole(value, 0, 1_000_000, (position) => (state.position = position)) ??
        problems.push(wanted(key, value, 'a number of log entries'));
    else if (key === 'choices') {
      const choices = value.split('.').map((text) => (/^\d{1,4}$/.test(text) ? Number(text) : NaN));
      if (choices.some(Number.isNaN)) problems.push(wanted(key, value, 'numbers with dots between them'));
      else state.choices = choices;
    } else if (key === 'palette') {
      if ((palettes as readonly string[]).includes(value)) state.palette = value;
      else problems.push(wanted(key, value, palettes.join(', ')));
    } else if (key === 'part') {
      if (value === 'yes') state.isPart = true;
      else problems.push(wanted(key, value, 'yes'));
    } else if (key.startsWith('reading.')) readings[key.slice('reading.'.length)] = value;
    else if (key.startsWith('flag.')) {
      readWhole(value, 0, longestFlagMs, (atMs) => flags.push([key.slice('flag.'.length), atMs])) ??
        problems.push(wanted(key, value, 'a whole number of milliseconds'));
    } else if (key === 'acts') {
      const acts = readActs(value);
      if (acts) state.interventions = acts;
      else problems.push(wanted(key, value, 'a list of acts'));
    } else problems.push(`The link has “${key}”, which this lab does not know.`);
  }
  if (flags.length > 0) state.flags = Object.fromEntries(flags);
  if (Object.keys(readings).length > 0) state.readings = readings;
  return { state, problems };
}

function keyAndValue(part: string): [string, string] | [undefined, undefined] {
  const place = part.indexOf('=');
  if (place < 1) return [undefined, undefined];
  try {
    return [decodeURIComponent(part.slice(0, place)), decodeURIComponent(part.slice(place + 1))];
  } catch {
    return [undefined, undefined];
  }
}

function readWhole(text: string, least: number, most: number, take: (value: number) => void): true | undefined {
  const value = Number(text);
  if (!/^-?\d{1,12}$/.test(text) || value < least || value > most) return undefined;
  take(value);
  return true;
}

function readActs(text: string): Intervention[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isAct = (item: unknown) => typeof item === 'object' && item !== null && 'act' in item && 'afterSeq' in item;
    return Array.isArray(value) && value.every(isAct) ? (value as Intervention[]) : undefined;
  } catch {
    return undefined;
  }
}

function wanted(key: string, value: string, expected: string): string {
  return `The link’s “${key}” is “${value.slice(0, 60)}”; expected ${expected}.`;
}
