// Watches the contexts of actors for one condition: it is met when it becomes true, or when the value changes, for else the
// view would stop at every moment from then on.
import type { ActorRun } from '../trace/actor-run.ts';
import type { Moment } from '../trace/moment.ts';
import { placeOf } from '../trace/moment-places.ts';
import type { ContextCondition, ReadCondition } from './context-condition.ts';
import { readCondition } from './context-condition.ts';

/** Characters of a context that are still read as they come. */
export const contextMax = 1_000_000;

interface Reading {
  readonly isMet: boolean;
  /** JSON of what was found; empty when nothing was. */
  readonly found: string;
}

export class ContextWatch {
  /** Contexts that were too large, or no JSON. */
  unread = 0;
  #isChange: boolean;
  #condition: ReadCondition | undefined;
  #last = new Map<string, Reading>();

  constructor(condition: ContextCondition) {
    this.#isChange = condition.comparison === 'changes';
    const read = readCondition(condition);
    this.#condition = 'problem' in read ? undefined : read;
  }

  forget(): void {
    this.#last.clear();
  }

  /** JSON of the value when the moment meets the condition and the one before did not. */
  ask(run: ActorRun, moment: Moment): string | undefined {
    const context = moment.payload?.context;
    if (context === undefined) return undefined;
    const reading = this.#read(context);
    if (reading === undefined) {
      this.unread++;
      return undefined;
    }
    const before = this.#last.get(run.key) ?? this.#readBefore(run, moment);
    this.#last.set(run.key, reading);
    if (this.#isChange) {
      const hasChanged = before !== undefined && before.found !== reading.found;
      return hasChanged ? reading.found || 'nothing' : undefined;
    }
    return reading.isMet && before?.isMet !== true ? reading.found : undefined;
  }

  #readBefore(run: ActorRun, moment: Moment): Reading | undefined {
    const context = run.moments[placeOf(run.moments, moment.number) - 1]?.payload?.context;
    return context === undefined ? undefined : this.#read(context);
  }

  #read(context: string): Reading | undefined {
    if (context.length > contextMax) return undefined;
    try {
      const found = this.#condition?.find(JSON.parse(context));
      return {
        isMet: this.#condition?.isMet(found) ?? false,
        found: found === undefined ? '' : JSON.stringify(found.value),
      };
    } catch {
      return undefined;
    }
  }
}
