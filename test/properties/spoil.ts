// Spoils scenario files, by draws of a seed: in their structure (places deleted, doubled, swapped, of another type or far
// too large) and in their text (cut, flipped, with strange letters in it).
import { seededDecider } from '../../src/world/index.ts';

/** Whole numbers from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  const decide = seededDecider(seed);
  const options = new Map<number, string[]>();
  return (below) => {
    const listed = options.get(below) ?? Array<string>(below).fill('');
    options.set(below, listed);
    return decide({ question: '', options: listed, rule: '' }, 0);
  };
}

/** Any part of a scenario may be anything here. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
type Place = [holder: Loose, key: string];

export const pickOne = <T>(draw: Draw, values: readonly T[]): T => values[draw(values.length)] as T;

/** Every place of a value: the object or list that holds it, and its key. */
function placesOf(value: Loose): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as Place, ...placesOf(value[key])]);
}

const numbers = [
  0,
  -0,
  1,
  -1,
  0.1,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  1e308,
  -1e308,
  5e-324,
  254,
  255,
  60_000,
  315_360_000_000,
];
const texts = [
  '',
  ' ',
  'PC-17',
  '10.0.1.17',
  '10.0.1.255',
  '255.255.255.0',
  '<script>',
  'toString',
  '../x',
  'A'.repeat(15),
];
const reserved = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

/** Values of another kind, or at the ends of what a kind can be. */
const strange: ((draw: Draw) => unknown)[] = [
  () => null,
  () => [],
  () => ({}),
  () => [[]],
  (draw) => draw(2) === 0,
  (draw) => pickOne(draw, numbers),
  (draw) => pickOne(draw, texts),
  (draw) => 'x'.repeat(10 ** draw(5)),
  (draw) => pickOne(draw, ['\u0000', '\u202e', '\ud800', 'a\nb', '\ufeff', '\u2028', 'ß', 'İ', '😀']),
  (draw) => Array(draw(12)).fill('PC-17'),
  (draw) => nested(draw(60)),
  () => ({ act: 'cancel', host: {} }),
  () => ({ name: 'X', address: 5 }),
];

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Changes the value in place, somewhere. */
export function spoilValue(value: Loose, draw: Draw): void {
  const places = placesOf(value);
  const [holder, key] = places[draw(Math.max(1, places.length))] ?? [value, 'id'];
  const [otherHolder, otherKey] = places[draw(Math.max(1, places.length))] ?? [value, 'id'];
  const old = holder[key];
  switch (draw(10)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return;
    case 1:
      holder[Array.isArray(holder) ? holder.length : `${key}x`] = structuredClone(old);
      return;
    case 2:
      holder[key] = structuredClone(otherHolder[otherKey]);
      return;
    case 3:
      [holder[key], otherHolder[otherKey]] = [structuredClone(otherHolder[otherKey]), structuredClone(old)];
      return;
    case 4:
      // As in a file: a key of its own, which an assignment would not make.
      Object.defineProperty(Array.isArray(holder) ? value : holder, pickOne(draw, reserved), {
        value: structuredClone(old),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      return;
    case 5:
      holder[key] =
        typeof old === 'number' ? pickOne(draw, [...numbers, old + 1, old - 1, old * 1000]) : JSON.stringify(old);
      return;
    case 6:
      holder[key] =
        typeof old === 'string'
          ? pickOne(draw, [old.toLowerCase(), `${old} `, old.slice(1), `${old}${old}`, ...texts])
          : [old];
      return;
    case 7:
      if (Array.isArray(old))
        for (let times = draw(4); times >= 0; times -= 1) old.push(structuredClone(old[draw(Math.max(1, old.length))]));
      else if (typeof old === 'boolean') holder[key] = !old;
      return;
    default:
      holder[key] = pickOne(draw, strange)(draw);
  }
}

const inserts = [
  ...[
    '\ufeff',
    '\u0000',
    '\ud800',
    '\udc00',
    '\u2028',
    '\r\n',
    '\r',
    '\t',
    '\u00a0',
    '//',
    '/* */',
    ',',
    ',,',
    ':',
    '"',
    "'",
  ],
  ...[
    '\\',
    '\\u',
    '\\ud800',
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    'null',
    'NaN',
    'Infinity',
    '-',
    '1e999',
    '-0',
    '00',
    '0x1',
    '1.',
    '.5',
  ],
  ...['"__proto__": {"polluted": 1},', '"format": 1,', '"constructor": {"prototype": {"polluted": 1}},'],
];

/** Another text, spoilt at one place or all over. */
export function spoilText(text: string, draw: Draw): string {
  const from = draw(text.length + 1);
  const to = Math.min(text.length, from + draw(60));
  switch (draw(9)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, from) + text.slice(to);
    case 2:
      return text.slice(0, from) + text.slice(from, to) + text.slice(from);
    case 3: {
      const flipped = String.fromCharCode(text.charCodeAt(Math.min(from, text.length - 1)) ^ (1 << draw(16)));
      return text.slice(0, from) + flipped + text.slice(from + 1);
    }
    case 4:
      return text.slice(0, from) + pickOne(draw, inserts) + text.slice(from);
    case 5:
      return pickOne(draw, inserts) + text;
    case 6:
      return text.replaceAll(pickOne(draw, ['"', ',', ':', '\n', ' ', '0', '1', 'a']), pickOne(draw, inserts));
    case 7:
      return text.slice(from, to) + text.slice(0, from) + text.slice(to);
    default:
      return draw(80) === 0
        ? huge(draw)
        : text.slice(0, from) + pickOne(draw, ['[', '{"a":', '"']).repeat(draw(200)) + text.slice(from);
  }
}

function huge(draw: Draw): string {
  const piece = pickOne(draw, ['[', '{"a":', '1,', ' ', '"', '\\', '9', 'é']);
  return (
    pickOne(draw, ['', '{"format": 1, "hosts": [', '{"title": "']) +
    piece.repeat(Math.floor(pickOne(draw, [99_999, 400_000, 2_100_000]) / piece.length))
  );
}
