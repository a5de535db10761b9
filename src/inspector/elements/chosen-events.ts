// What a view tells the elements around it: a person chose a moment, the newest ones or an actor there.

/** `number` is undefined while it is the newest. */
export function tellMoment(view: HTMLElement, number: number | undefined): void {
  view.dispatchEvent(new CustomEvent('chart-moment-chosen', { detail: { number }, bubbles: true, composed: true }));
}

export function tellLive(view: HTMLElement): void {
  view.dispatchEvent(new CustomEvent('chart-live-chosen', { bubbles: true, composed: true }));
}

export function tellActor(view: HTMLElement, key: string): void {
  view.dispatchEvent(new CustomEvent('chart-actor-chosen', { detail: { key }, bubbles: true, composed: true }));
}

export interface MachineOpened {
  /** What came of it, in a sentence. */
  readonly words: string;
}

export function tellOpened(view: HTMLElement, words: string): void {
  const detail: MachineOpened = { words };
  view.dispatchEvent(new CustomEvent('chart-machine-opened', { detail, bubbles: true, composed: true }));
}
