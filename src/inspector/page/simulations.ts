// The machines that are played by hand in one viewer. Each is a source of its own, so several stand side by side; events sent
// to their actors from any view reach them here, and the clock on the wall moves those that shall run by it.
import type { ActorRun, ReadMachine, Viewing } from '../index.ts';
import { Simulation } from '../index.ts';

const tickMs = 50;

export class Simulations {
  readonly #viewing: Viewing;
  #all = new Map<string, Simulation>();
  #isSending = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastTickMs = 0;

  constructor(viewing: Viewing) {
    this.#viewing = viewing;
    viewing.subscribe(() => this.#leaveBreakpoint());
  }

  /** Starts a machine; an Error says why one cannot be run. */
  start({ name, graph, definition }: ReadMachine): Simulation {
    const { store } = this.#viewing;
    this.#takeEvents();
    const source = `simulated ${this.#all.size + 1}`;
    const atMs = Math.round(performance.timeOrigin + performance.now());
    store.append({ kind: 'source', source, name: `${name}, simulated`, protocol: 'simulated', atMs });
    const simulation = new Simulation({
      source,
      name,
      graph,
      definition,
      atMs,
      append: (record) => store.append(record),
      isAtBreakpoint: () => this.#viewing.breakpoint !== undefined,
    });
    this.#all.set(source, simulation);
    simulation.subscribe(() => this.#keepTime());
    this.#viewing.chooseActor(simulation.actor);
    return simulation;
  }

  /** The simulation an actor belongs to, as long as it is its present run. */
  of(run: ActorRun | undefined): Simulation | undefined {
    const simulation = run && this.#all.get(run.source);
    return simulation?.actor === run?.key ? simulation : undefined;
  }

  /** What other apps take goes on to them. */
  #takeEvents(): void {
    if (this.#isSending) return;
    this.#isSending = true;
    const others = this.#viewing.send;
    this.#viewing.send = (run, event) => {
      const simulation = this.#all.get(run.source);
      if (simulation === undefined) others?.(run, event);
      else if (simulation.actor === run.key) simulation.send(event);
    };
  }

  #leaveBreakpoint(): void {
    if (this.#viewing.breakpoint !== undefined) return;
    for (const simulation of this.#all.values()) simulation.goOn();
  }

  #keepTime(): void {
    const runs = [...this.#all.values()].some(({ mode }) => mode === 'by clock');
    if (runs === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!runs) return;
    this.#lastTickMs = performance.now();
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  #tick(): void {
    const now = performance.now();
    const passed = now - this.#lastTickMs;
    this.#lastTickMs = now;
    for (const simulation of this.#all.values()) if (simulation.mode === 'by clock') simulation.advance(passed);
  }
}
