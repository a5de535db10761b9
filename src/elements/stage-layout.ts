// Where everything on the stage stands: hosts in two rows along their segments, or one below the other where it is narrow.
// Plain geometry in units of the usual scale; nothing is drawn here.
import type { StageHost, StagePicture, StageSlot } from '../lab/index.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where a host meets a segment: on its own edge, and on the segment's line. */
export interface Port {
  readonly edge: Point;
  readonly tap: Point;
}

export interface PlacedHost {
  readonly host: StageHost;
  readonly box: Box;
  readonly ports: ReadonlyMap<string, Port>;
}

export interface PlacedSegment {
  readonly name: string;
  readonly isSevered: boolean;
  /** Nobody stands at it. */
  readonly isEmpty: boolean;
  readonly from: Point;
  readonly to: Point;
  /** Ends that are no host: they get a terminator. */
  readonly ends: readonly Point[];
  readonly label: Point;
}

export interface StageLayout {
  readonly width: number;
  readonly height: number;
  readonly isUpright: boolean;
  readonly hosts: readonly PlacedHost[];
  readonly segments: readonly PlacedSegment[];
}

const edge = 12;
const channel = 46;
/** From a box in the middle of the channel to the end of the stage: the line with the segment's name. */
const belowCentred = 30;
const gapLeast = 10;
const gapUsual = 40;
const gapMost = 96;

/** A column of the flat stage: one box in the middle of the channel, or one above and one below it. */
interface Column {
  readonly hosts: readonly StageHost[];
  readonly isCentred: boolean;
  readonly segment: string;
  readonly width: number;
}

export function layoutStage(
  picture: StagePicture,
  { width, isUpright }: { width: number; isUpright: boolean },
): StageLayout {
  return isUpright ? layoutUpright(picture, width) : layoutFlat(picture, width);
}

/** Rough width of text at 16 px in the lab's face: capitals and digits are wider than the rest, M and W most of all. */
export function textWidth(text: string, isStrong = false): number {
  const widths = [...text].map((character) =>
    /[MW]/.test(character) ? 14 : /[A-Z0-9<>]/.test(character) ? 10.3 : /[ilj.,:' ]/.test(character) ? 4.8 : 8.6,
  );
  return widths.reduce((sum, width) => sum + width, 0) * (isStrong ? 1.06 : 1);
}

/** Width of the text on a plate. Most are addresses, whose dots, commas and blanks are narrow. */
export function plateTextWidth(text: string): number {
  if (!/^\d/.test(text)) return textWidth(text) + 10;
  const narrow = text.replaceAll(/[^., ]/g, '').length;
  return narrow * 4.2 + (text.length - narrow) * 8.4;
}

const letterWidths: readonly (readonly [RegExp, number])[] = [
  [/[-1I]/, 7],
  [/[MWm]/, 14],
  [/[0ACDGHKNOQUX]/, 11],
];

/** Width of a computer's name in strong letters, each as it was measured. */
function nameWidth(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letterWidths.find(([like]) => like.test(letter))?.[1] ?? 10), 0);
}

const tokenTexts: Readonly<Record<string, number>> = { name: 44, IP: 17, IPX: 28, LANA: 42 };

/** Width of a token's word: the few there are were measured. */
export function tokenTextWidth(label: string): number {
  const [word = '', number] = label.split(' ');
  return (tokenTexts[word] ?? textWidth(word, true)) + (number === undefined ? 0 : 5 + 10 * number.length);
}

export function tokenWidth(token: { label: string; state: string; tries: readonly unknown[] }): number {
  const marks = token.tries.length * 15 + (token.state === 'now' ? 15 : 0);
  return tokenTextWidth(token.label) + marks + 12;
}

/** Tokens in rows that fit the width. */
export function tokenRows(widths: readonly number[], most: number): number[][] {
  const rows: number[][] = [];
  let used = Infinity;
  for (const [place, width] of widths.entries()) {
    if (used + 4 + width > most) {
      rows.push([]);
      used = -4;
    }
    used += 4 + width;
    rows.at(-1)?.push(place);
  }
  return rows;
}

function slotRows(slot: StageSlot, boxWidth: number): number {
  if (slot.kind !== 'tokens') return 1;
  return Math.max(1, tokenRows(slot.tokens.map(tokenWidth), boxWidth - 16 - dieWidth(slot)).length);
}

/** Room for the die before the tokens. */
export function dieWidth(slot: StageSlot): number {
  return slot.kind === 'tokens' && slot.isDrawn ? 28 : 0;
}

const trayGap = 4;

/** The trays of a face, one below the other, from `top` on. */
export function traysOf(host: StageHost, { x, y, width }: Box, top: number): Box[] {
  let next = y + top;
  return host.slots.map((slot) => {
    const tray = { x: x + 4, y: next, width: width - 8, height: 4 + 32 * slotRows(slot, width) };
    next += tray.height + trayGap;
    return tray;
  });
}

/** Height of what lies below the name, with the edge under it. */
function traysHeight(host: StageHost, boxWidth: number): number {
  const trays = traysOf(host, { x: 0, y: 0, width: boxWidth, height: 0 }, 0);
  return trays.reduce((sum, { height }) => sum + height + trayGap, 0);
}

function boxHeight(host: StageHost, boxWidth: number): number {
  return 44 + traysHeight(host, boxWidth);
}

/** A plate stands on one line; tokens wrap, but none is cut. */
function neededBySlot(slot: StageSlot): number {
  if (slot.kind === 'tokens') return 16 + dieWidth(slot) + Math.max(0, ...slot.tokens.map(tokenWidth));
  return plateTextWidth(slot.text) + 22 + (slot.state === 'stale' ? 30 : 0);
}

function neededWidth(host: StageHost): number {
  const name = 38 + nameWidth(host.name) + 8;
  return Math.ceil(Math.max(120, name, ...host.slots.map(neededBySlot), host.role === 'console' ? 190 : 0));
}

/** The routers that join two segments, each drawn between them once; all other hosts stand at their first segment. */
function stations(picture: StagePicture): { at: Map<string, StageHost[]>; between: Map<string, StageHost> } {
  const at = new Map(picture.segments.map(({ name }) => [name, [] as StageHost[]]));
  const between = new Map<string, StageHost>();
  const order = picture.segments.map(({ name }) => name);
  for (const host of picture.hosts) {
    const places = host.segments.map((name) => order.indexOf(name)).filter((place) => place >= 0);
    const first = order[Math.min(...places)];
    if (first === undefined) continue;
    const isBridge = host.role === 'router' && places.length > 1 && !between.has(first);
    if (isBridge && first !== order.at(-1)) between.set(first, host);
    else at.get(host.role === 'router' ? first : (host.segments[0] ?? first))?.push(host);
  }
  return { at, between };
}

function layoutFlat(picture: StagePicture, width: number): StageLayout {
  const { at, between } = stations(picture);
  const columns: Column[] = [];
  for (const { name } of picture.segments) {
    const here = at.get(name) ?? [];
    const consoles = here.filter((host) => host.role === 'console');
    const alone = columns.length === 0 && consoles.length === 1 ? consoles[0] : undefined;
    if (alone) columns.push(columnOf([alone], true, name));
    const rest = here.filter((host) => host !== alone);
    for (let place = 0; place < rest.length; place += 2)
      columns.push(columnOf(rest.slice(place, place + 2), false, name));
    const router = between.get(name);
    if (router) columns.push(columnOf([router], true, name));
    // A segment is a place, also while nobody is there.
    if (here.length === 0 && !router) columns.push(columnOf([], false, name));
  }
  const needed = columns.reduce((sum, column) => sum + column.width, 0);
  const spread = columns.map(({ width: least, hosts }) =>
    Math.max(least, hosts.length === 0 ? 0 : hosts.some((host) => host.role === 'console') ? 204 : 166),
  );
  const usual = spread.reduce((sum, one) => sum + one, 0);
  const gaps = Math.max(1, columns.length - 1);
  const fitsUsual = usual + gaps * gapUsual + 2 * edge <= width;
  const widths = fitsUsual ? spread : columns.map((column) => column.width);
  const free = (width - 2 * edge - (fitsUsual ? usual : needed)) / gaps;
  const gap = Math.max(gapLeast, Math.min(gapMost, free));

  const rowHeight = (row: number): number =>
    Math.max(
      84,
      ...columns.flatMap(({ hosts, isCentred }, place) => {
        const host = isCentred ? undefined : hosts[row];
        return host ? [boxHeight(host, widths[place] ?? 0)] : [];
      }),
    );
  // A box in the middle of the channel may be taller than the rows beside it; the name of its segment stands below it.
  const tallest = Math.max(
    0,
    ...columns.flatMap(({ hosts: [host], isCentred }, place) =>
      isCentred && host ? [boxHeight(host, widths[place] ?? 0)] : [],
    ),
  );
  const lineY = edge + Math.max(rowHeight(0) + channel / 2, tallest / 2);
  const hosts: PlacedHost[] = [];
  const extents = new Map<
    string,
    { from: number; to: number; fromHost: boolean; toHost: boolean; labelAt: Point | undefined }
  >();
  const height = lineY + Math.max(channel / 2 + rowHeight(1) + edge, tallest / 2 + belowCentred);
  let x = edge;
  for (const [place, column] of columns.entries()) {
    const boxWidth = widths[place] ?? column.width;
    const middle = x + boxWidth / 2;
    const isRouter = column.isCentred && column.hosts[0]?.role === 'router';
    const extent = extents.get(column.segment) ?? {
      from: x,
      to: x + boxWidth,
      fromHost: false,
      toHost: false,
      labelAt: undefined,
    };
    if (column.isCentred && column.hosts[0]) {
      const [host] = column.hosts;
      const tall = boxHeight(host, boxWidth);
      const box = { x, y: lineY - tall / 2, width: boxWidth, height: tall };
      const left = { x, y: lineY };
      const right = { x: x + boxWidth, y: lineY };
      if (isRouter) {
        const next =
          picture.segments[picture.segments.findIndex(({ name }) => name === column.segment) + 1]?.name ?? '';
        hosts.push({
          host,
          box,
          ports: new Map([
            [column.segment, { edge: left, tap: left }],
            [next, { edge: right, tap: right }],
          ]),
        });
        extents.set(column.segment, { ...extent, to: x, toHost: true });
        extents.set(next, {
          from: x + boxWidth,
          to: x + boxWidth + gap + 60,
          fromHost: true,
          toHost: false,
          labelAt: undefined,
        });
      } else {
        hosts.push({ host, box, ports: new Map([[column.segment, { edge: right, tap: right }]]) });
        extents.set(column.segment, {
          from: x + boxWidth,
          to: x + boxWidth + 60,
          fromHost: true,
          toHost: false,
          labelAt: { x, y: height - edge },
        });
      }
    } else {
      for (const [row, host] of column.hosts.entries()) {
        const tall = boxHeight(host, boxWidth);
        const y = row === 0 ? lineY - channel / 2 - tall : lineY + channel / 2;
        const touch = { x: middle, y: row === 0 ? y + tall : y };
        hosts.push({
          host,
          box: { x, y, width: boxWidth, height: tall },
          ports: new Map([[column.segment, { edge: touch, tap: { x: middle, y: lineY } }]]),
        });
      }
      const labelAt = extent.labelAt ?? (column.hosts.length < 2 ? { x, y: height - edge } : undefined);
      const to = column.hosts.length === 0 ? x + boxWidth : Math.max(middle + 60, x + boxWidth - 20);
      extents.set(column.segment, { ...extent, to, labelAt });
    }
    x += boxWidth + gap;
  }
  let strip = 0;
  const segments = picture.segments.map(({ name, isSevered }): PlacedSegment => {
    const { from, to, fromHost, toHost, labelAt } = extents.get(name) ?? {
      from: edge,
      to: edge + 80,
      fromHost: false,
      toHost: false,
      labelAt: undefined,
    };
    if (!labelAt) strip = 22;
    const ends = [...(fromHost ? [] : [{ x: from, y: lineY }]), ...(toHost ? [] : [{ x: to, y: lineY }])];
    return {
      name,
      isSevered,
      isEmpty: at.get(name)?.length === 0,
      from: { x: from, y: lineY },
      to: { x: to, y: lineY },
      ends,
      label: labelAt ?? { x: from + 8, y: height + 10 },
    };
  });
  return { width: Math.max(width, x - gap + edge), height: height + strip, isUpright: false, hosts, segments };
}

function columnOf(hosts: readonly StageHost[], isCentred: boolean, segment: string): Column {
  const least = hosts.length === 0 ? Math.ceil(textWidth(`segment ${segment}`)) : 0;
  return { hosts, isCentred, segment, width: Math.max(least, ...hosts.map(neededWidth)) };
}

function layoutUpright(picture: StagePicture, width: number): StageLayout {
  const { at, between } = stations(picture);
  const lineX = 42;
  const left = width < 340 ? 82 : 92;
  const boxWidth = Math.max(170, width - left - edge);
  const hosts: PlacedHost[] = [];
  const segments: PlacedSegment[] = [];
  let y = edge;
  let fromRouter: Point | undefined;
  for (const { name, isSevered } of picture.segments) {
    const from = fromRouter ?? { x: lineX, y: y };
    const here = at.get(name) ?? [];
    let last = from.y + 30;
    for (const host of here) {
      const tall = uprightHeight(host, boxWidth);
      const middle = y + Math.min(tall, 44) / 2;
      const port = { edge: { x: left, y: middle }, tap: { x: lineX, y: middle } };
      hosts.push({ host, box: { x: left, y, width: boxWidth, height: tall }, ports: new Map([[name, port]]) });
      last = middle;
      y += tall + 8;
    }
    const router = between.get(name);
    const next = picture.segments[picture.segments.findIndex((segment) => segment.name === name) + 1]?.name;
    let to: Point = { x: lineX, y: last + 14 };
    if (router && next !== undefined) {
      const above = { edge: { x: left, y: y + 12 }, tap: { x: lineX, y: y + 12 } };
      const below = { edge: { x: left, y: y + 32 }, tap: { x: lineX, y: y + 32 } };
      hosts.push({
        host: router,
        box: { x: left, y, width: boxWidth, height: 44 },
        ports: new Map([
          [name, above],
          [next, below],
        ]),
      });
      to = above.tap;
      y += 52;
    }
    const isFromRouter = fromRouter !== undefined;
    const isEmpty = here.length === 0;
    // Its name then has the place of its hosts.
    const label = isEmpty && !router ? { x: left, y: y + 20 } : { x: 8, y: from.y + (isFromRouter ? 22 : 16) };
    if (isEmpty && !router) {
      to = { x: lineX, y: y + 28 };
      y += 40;
    }
    fromRouter = router ? { x: lineX, y: to.y + 20 } : undefined;
    const ends = [...(isFromRouter ? [] : [from]), ...(router ? [] : [to])];
    segments.push({ name, isSevered, isEmpty: isEmpty && !router, from, to, ends, label });
  }
  return { width, height: y - 8 + edge, isUpright: true, hosts, segments };
}

/** Narrow: one row with the slot at the right, except lists, long facts and several facts, which go below the name. */
export function isSlotBelow(host: StageHost, boxWidth: number): boolean {
  const [slot] = host.slots;
  if (!slot || host.slots.length > 1 || slot.kind === 'tokens') return true;
  const fact = textWidth(slot.text) + 14 + (slot.state === 'stale' ? 20 : 0);
  return slotLeft(host) + fact > boxWidth;
}

/** Where the slot begins that stands beside the name. */
export function slotLeft(host: StageHost): number {
  return Math.max(78, Math.ceil(38 + nameWidth(host.name) + 6));
}

function uprightHeight(host: StageHost, boxWidth: number): number {
  // A console's list comes later: its place is kept, so that nothing moves then.
  return isSlotBelow(host, boxWidth) || host.role === 'console' ? 40 + traysHeight(host, boxWidth) : 44;
}
