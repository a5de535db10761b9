// Light, dark, projector: three cells.
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';
import { paletteNames } from './styles/colour-tokens.ts';
import type { PaletteName } from './styles/colour-tokens.ts';
import { shared } from './styles/shared.ts';

const glyphs: Readonly<Record<PaletteName, IconName>> = { light: 'sun', dark: 'moon', projector: 'presentation' };

/** @fires sms-palette-chosen `detail` is light, dark or projector. */
@customElement('sms-palette-switch')
export class SmsPaletteSwitch extends LitElement {
  static override styles = [shared];

  @property() palette: PaletteName = 'light';

  #choose(palette: PaletteName): void {
    this.dispatchEvent(new CustomEvent('sms-palette-chosen', { detail: palette, bubbles: true, composed: true }));
  }

  protected override render() {
    return html`<div class="segments" role="group" aria-label="Palette">
      ${paletteNames.map(
        (name) =>
          html`<button
            type="button"
            aria-label=${name}
            title=${name}
            aria-pressed=${name === this.palette}
            @click=${() => this.#choose(name)}
          >
            ${icon(glyphs[name])}
          </button>`,
      )}
    </div>`;
  }
}
