// The power switch of one host: off and on at once, or off and on again after a while, as at a restart.
import type { Host, World } from '../world/index.ts';

export class HostPower {
  readonly #world: World;
  readonly #host: Host;
  readonly #restartMs: number;
  readonly #tell: (isOn: boolean) => void;
  #restarting: number | undefined;

  /** `tell` is called after each change. */
  constructor(options: { world: World; host: Host; restartMs: number; tell: (isOn: boolean) => void }) {
    this.#world = options.world;
    this.#host = options.host;
    this.#restartMs = options.restartMs;
    this.#tell = options.tell;
  }

  /** Whoever switches it by hand ends a restart that is under way. */
  turn(isOn: boolean): void {
    if (this.#restarting !== undefined) this.#world.clock.clearTimeout(this.#restarting);
    this.#restarting = undefined;
    this.#switch(isOn, 'lab.scenario');
  }

  restart(): void {
    if (!this.#host.isOn) return;
    this.#switch(false, 'dcom.restart');
    // The computer’s own clock stands still meanwhile.
    this.#restarting = this.#world.clock.setTimeout(
      () => {
        this.#restarting = undefined;
        this.#switch(true, 'dcom.restart');
      },
      this.#restartMs,
      this.#host.name,
    );
  }

  #switch(isOn: boolean, rule: string): void {
    if (this.#host.isOn === isOn) return;
    this.#host.switchPower(isOn);
    this.#world.record({ kind: 'host.powered', host: this.#host.name, rule, detail: { isOn } });
    this.#tell(isOn);
  }
}
