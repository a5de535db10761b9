// Keys that work anywhere on the page. Single letters can be switched off; what a control needs for itself stays with it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type ShortcutAct = 'toggle' | 'step' | 'back' | 'why' | 'bigger' | 'keys';

const byKey: Readonly<Record<string, ShortcutAct>> = {
  ' ': 'toggle',
  ArrowRight: 'step',
  ArrowLeft: 'back',
  w: 'why',
  b: 'bigger',
  f: 'bigger',
  '?': 'keys',
};

export class Shortcuts implements ReactiveController {
  areOn = true;
  readonly #act: (act: ShortcutAct) => void;

  constructor(host: ReactiveControllerHost, act: (act: ShortcutAct) => void) {
    this.#act = act;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#key);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#key);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.areOn || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || isBusyWith(target, event.key)) return;
    if (event.composedPath().some((one) => one instanceof HTMLDialogElement)) return;
    const act = byKey[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    this.#act(act);
  };
}

/** Does this control need the key for itself? */
function isBusyWith(target: Element, key: string): boolean {
  if (target.matches('input:not([type=range]):not([type=checkbox]), textarea, select, [contenteditable]')) return true;
  if (key === ' ') return target.matches('button, summary, a, input, [role=tab], [role=button]');
  if (key.startsWith('Arrow')) return target.matches('input, [role=tab], [role=tabpanel], [role=treeitem]');
  return false;
}
