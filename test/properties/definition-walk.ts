// Walks the definition of a format and makes an arbitrary of each of its parts, so that a key that is new in the format is
// drawn by itself. What must fit other places (names, addresses) is drawn by hooks, named by their path. A kind of schema
// or of check that this walk does not know stops it: then it has to be taught.
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { safeParse } from 'valibot';
import type { GenericSchema } from 'valibot';

/** A schema or a check of valibot, as far as the walk reads it. */
export interface Part {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
  readonly pipe?: readonly Part[];
  readonly entries?: Readonly<Record<string, Part>>;
  readonly item?: Part;
  readonly key?: Part | string;
  readonly value?: Part;
  readonly wrapped?: Part;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

/** Draws a part in a way of its own. `walked` is what would be drawn without the hook. */
export type Hook = (part: Part, walked: () => Arbitrary<unknown>, walk: Walk) => Arbitrary<unknown>;

export interface Walk {
  /** By path, such as `hosts[].adapters[].ip`; keys of a table are `{key}`, its values `{}`. */
  readonly hooks: Readonly<Record<string, Hook>>;
  /** By schema, wherever it stands: for simple values such as an address. A path's own hook goes before. */
  readonly values: ReadonlyMap<unknown, Hook>;
  /** How often an optional key is there, by its path: 0 never, 1 always. */
  readonly presence: (path: string) => number;
  /** Longest list or table to draw where a longer one is allowed. */
  readonly mostItems: number;
  /** Hears of each path, with `true` where a hook draws. */
  readonly visited?: (path: string, isHooked: boolean) => void;
}

/** A minute, where numbers are milliseconds. */
const nearRange = 60_000;
const anyJson = fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme-ascii' });
const absent = Symbol('absent');

export function arbitraryOf(part: Part, path: string, walk: Walk): Arbitrary<unknown> {
  // A hook draws the value; whether it is there, or null, is drawn around it.
  if (part.type === 'exact_optional' || part.type === 'nullable') return wrapped(part, path, walk);
  const hook = walk.hooks[path] ?? walk.values.get(part);
  walk.visited?.(path, hook !== undefined);
  const walked = () => walkPart(part, path, walk);
  return hook ? hook(part, walked, walk) : walked();
}

function walkPart(part: Part, path: string, walk: Walk): Arbitrary<unknown> {
  const checks = (part.pipe ?? []).filter((action) => action !== part && action.kind !== 'schema');
  for (const { type } of checks) if (!knownChecks.has(type)) throw new Error(`${path}: no draw for the check ${type}.`);
  switch (part.type) {
    case 'strict_object':
      return objectOf(part.entries ?? {}, path, walk);
    case 'array': {
      if (!part.item) return unknownKind(part, path);
      const least = requirement(checks, 'min_length') ?? 0;
      const most = Math.min(requirement(checks, 'max_length') ?? Infinity, Math.max(least, walk.mostItems));
      return fc.array(arbitraryOf(part.item, `${path}[]`, walk), { minLength: least, maxLength: most });
    }
    case 'record': {
      const { key, value } = part;
      if (typeof key !== 'object' || !value) return unknownKind(part, path);
      const keys = arbitraryOf(key, `${path}{key}`, walk) as Arbitrary<string>;
      return fc.dictionary(keys, arbitraryOf(value, `${path}{}`, walk), {
        maxKeys: walk.mostItems,
        noNullPrototype: true,
      });
    }
    case 'union':
    case 'variant':
      return fc.oneof(...(part.options as Part[]).map((option) => walkPart(option, path, walk)));
    case 'union':
      return fc.oneof(...(part.options as Part[]).map((option) => arbitraryOf(option, path, walk)));
    case 'picklist':
      return fc.constantFrom(...(part.options ?? []));
    case 'literal':
      return fc.constant(part.literal);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numberOf(checks);
    case 'string':
      return stringOf(part, checks, path);
    case 'unknown':
      return anyJson;
    default:
      return unknownKind(part, path);
  }
}

const knownChecks = new Set(['max_length', 'min_length', 'max_value', 'min_value', 'integer', 'regex', 'check']);

function unknownKind(part: Part, path: string): never {
  throw new Error(`${path}: no draw for a schema of kind ${part.type}.`);
}

function objectOf(entries: Readonly<Record<string, Part>>, path: string, walk: Walk): Arbitrary<unknown> {
  const drawn = Object.entries(entries).map(([key, entry]): [string, Arbitrary<unknown>] => [
    key,
    arbitraryOf(entry, path === '' ? key : `${path}.${key}`, walk),
  ]);
  return fc
    .record(Object.fromEntries(drawn), { noNullPrototype: true })
    .map((object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== absent)));
}

function wrapped(part: Part, path: string, walk: Walk): Arbitrary<unknown> {
  if (!part.wrapped) return unknownKind(part, path);
  const arbitrary = arbitraryOf(part.wrapped, path, walk);
  if (part.type === 'nullable') return fc.option(arbitrary, { nil: null });
  const weight = Math.round(walk.presence(path) * 100);
  if (weight >= 100) return arbitrary;
  // The first of the two is what a failing case shrinks to: fewer keys.
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - weight, arbitrary: fc.constant<unknown>(absent) },
    { weight, arbitrary },
  );
}

function numberOf(checks: readonly Part[]): Arbitrary<number> {
  const min = requirement(checks, 'min_value') ?? -1e9;
  const max = requirement(checks, 'max_value') ?? 1e9;
  if (checks.some(({ type }) => type === 'integer')) {
    const whole = fc.integer({ min, max });
    if (max - min <= nearRange) return whole;
    // Of a wide range most of what matters lies near its beginning.
    return fc.oneof(
      { weight: 15, arbitrary: fc.integer({ min, max: min + nearRange }) },
      { weight: 1, arbitrary: whole },
    );
  }
  return fc.double({ min, max, noNaN: true });
}

/** Made once for each schema: it takes longer than all else. */
const strings = new WeakMap<Part, Arbitrary<string>>();

function stringOf(part: Part, checks: readonly Part[], path: string): Arbitrary<string> {
  const made = strings.get(part) ?? newStringOf(part, checks, path);
  strings.set(part, made);
  return made;
}

function newStringOf(part: Part, checks: readonly Part[], path: string): Arbitrary<string> {
  const pattern = checks.find(({ type }) => type === 'regex')?.requirement;
  const most = requirement(checks, 'max_length') ?? 40;
  const isRight = (text: string) => safeParse(part as unknown as GenericSchema, text).success;
  if (checks.some(({ type }) => type === 'check')) throw new Error(`${path}: a check of its own needs a hook.`);
  if (!(pattern instanceof RegExp)) return fc.string({ maxLength: Math.min(most, 40) }).filter(isRight);
  // The library draws no lookaheads; what they forbid is filtered out.
  const drawable = new RegExp(pattern.source.replace(/\(\?![^)]*\)/g, ''), pattern.flags);
  return fc.stringMatching(drawable, { maxLength: Math.min(most, 40) }).filter(isRight);
}

function requirement(checks: readonly Part[], type: string): number | undefined {
  const found = checks.find((check) => check.type === type)?.requirement;
  return typeof found === 'number' ? found : undefined;
}
