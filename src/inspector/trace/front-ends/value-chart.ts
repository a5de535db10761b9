// A chart of an actor whose definition was never told: only the states that were seen, without any transition.
import type { StateValue } from '../trace.ts';

interface SeenNode {
  readonly states: Map<string, SeenNode>;
  isParallel: boolean;
}

const statesMax = 500;
const depthMax = 50;

export class ValueChart {
  readonly #id: string;
  #root: SeenNode = { states: new Map(), isParallel: false };
  #count = 0;

  constructor(id: string) {
    this.#id = id;
  }

  /** Adds what is new in a value; true when something was. */
  add(value: StateValue): boolean {
    return this.#addTo(this.#root, value, 0);
  }

  /** As a config, which any reader of charts reads. */
  get definition(): unknown {
    return {
      id: this.#id,
      description: 'The app did not tell this chart: these are the states that were seen.',
      ...(this.#count === 0 ? { states: {} } : configOf(this.#root)),
    };
  }

  #addTo(node: SeenNode, value: StateValue, depth: number): boolean {
    const entries: [string, StateValue][] = typeof value === 'string' ? [[value, {}]] : Object.entries(value);
    let isNew = false;
    if (entries.length > 1 && !node.isParallel) node.isParallel = isNew = true;
    for (const [key, inner] of entries) {
      let child = node.states.get(key);
      if (child === undefined) {
        if (this.#count >= statesMax || depth >= depthMax) continue;
        this.#count++;
        isNew = true;
        node.states.set(key, (child = { states: new Map(), isParallel: false }));
      }
      if (this.#addTo(child, inner, depth + 1)) isNew = true;
    }
    return isNew;
  }
}

function configOf(node: SeenNode): object {
  const [first] = node.states.keys();
  if (first === undefined) return {};
  return {
    ...(node.isParallel ? { type: 'parallel' } : { initial: first }),
    states: Object.fromEntries([...node.states].map(([key, child]) => [key, configOf(child)])),
  };
}
