// Which of the layouts fits the window, and how large everything is drawn.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readStored, writeStored } from '../../page/index.ts';
import type { ScaleName } from '../styles/tokens.ts';
import { chooseScale, scaleFactors } from '../styles/tokens.ts';

export type LayoutName = 'phone' | 'tablet' | 'desk' | 'beamer';

export class ScreenLayout implements ReactiveController {
  name: LayoutName = 'desk';
  isBigger = readStored('scale') === 'beamer';
  readonly #host: ReactiveControllerHost;
  readonly #coarse = matchMedia('(pointer: coarse)');

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get scaleName(): ScaleName {
    return this.isBigger ? 'beamer' : innerWidth >= 1800 ? 'large' : 'usual';
  }

  get scale(): number {
    return scaleFactors[this.scaleName];
  }

  /** Height of a ladder row in units of the scale. */
  get rowUnits(): number {
    if (this.name === 'beamer') return 56 / 1.5;
    return this.#coarse.matches ? 44 : 32;
  }

  toggleBigger(): void {
    this.isBigger = !this.isBigger;
    writeStored('scale', this.isBigger ? 'beamer' : undefined);
    this.#fit();
  }

  hostConnected(): void {
    addEventListener('resize', this.#fit);
    this.#coarse.addEventListener('change', this.#fit);
    this.#fit();
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#fit);
    this.#coarse.removeEventListener('change', this.#fit);
  }

  readonly #fit = (): void => {
    const width = innerWidth;
    this.name = width < 600 ? 'phone' : width < 1100 ? 'tablet' : this.isBigger ? 'beamer' : 'desk';
    chooseScale(this.scaleName);
    this.#host.requestUpdate();
  };
}
