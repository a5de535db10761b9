// All of a large picture in small, with the part in sight framed; dragging the frame moves the picture. Only for pointers:
// the canvas scrolls by keys, and the text twin says all that is drawn.
import type { TemplateResult } from 'lit';
import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { oncePerFrame } from '../page/index.ts';
import type { ChartView } from '../index.ts';
import { emptyView } from '../index.ts';
import type { DrawnChart } from './diagram-layout.ts';

const widestPx = 160;
const highestPx = 120;

/**
 * @property drawn The picture.
 * @property view What it looks like at the moment shown.
 * @property canvas What scrolls.
 */
@customElement('chart-minimap')
export class ChartMinimap extends LitElement {
  static override styles = css`
    :host {
      display: block;
      background: var(--surface, #ffffff);
      border: var(--w1, 1.5px) solid var(--line, #5f6c79);
      touch-action: none;
      cursor: crosshair;
    }
    svg {
      display: block;
    }
    rect {
      fill: none;
      stroke: var(--line, #5f6c79);
      stroke-width: 1;
      vector-effect: non-scaling-stroke;
    }
    .present {
      fill: var(--progress-ink, #074a86);
      stroke: var(--progress-ink, #074a86);
    }
    .sight {
      stroke: var(--ink, #15202b);
      stroke-width: 2.5px;
    }
  `;

  @property({ attribute: false }) drawn: DrawnChart | undefined;
  @property({ attribute: false }) view: ChartView = emptyView;
  @property({ attribute: false }) canvas: HTMLElement | undefined;
  #later = oncePerFrame(() => this.requestUpdate());
  #stop = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.canvas?.addEventListener('scroll', () => this.#later(), { signal });
    const observer = new ResizeObserver(() => this.#later());
    if (this.canvas) observer.observe(this.canvas);
    signal.addEventListener('abort', () => observer.disconnect());
    this.addEventListener('pointerdown', (event) => this.#move(event), { signal });
    this.addEventListener('pointermove', (event) => event.buttons > 0 && this.#move(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  /** The place pointed to comes into the middle. */
  #move(event: PointerEvent): void {
    const { canvas } = this;
    const picture = this.renderRoot.querySelector('svg')?.getBoundingClientRect();
    if (!canvas || !picture) return;
    event.preventDefault();
    this.setPointerCapture(event.pointerId);
    const left = ((event.clientX - picture.left) / picture.width) * canvas.scrollWidth - canvas.clientWidth / 2;
    const top = ((event.clientY - picture.top) / picture.height) * canvas.scrollHeight - canvas.clientHeight / 2;
    canvas.scrollTo({ left, top, behavior: 'instant' });
    this.dispatchEvent(new CustomEvent('chart-canvas-moved'));
  }

  override render(): TemplateResult {
    const { drawn, canvas } = this;
    if (!drawn || !canvas) return html``;
    const { width, height, boxes } = drawn.layout;
    const scale = Math.min(widestPx / width, highestPx / height);
    const across = width / Math.max(1, canvas.scrollWidth);
    const down = height / Math.max(1, canvas.scrollHeight);
    return html`<svg width=${width * scale} height=${height * scale} viewBox=${`0 0 ${width} ${height}`}>
      ${boxes.map(
        (box) =>
          svg`<rect class=${this.view.active.has(box.id) && !box.head ? 'present' : ''} x=${box.x} y=${box.y} width=${box.width} height=${box.height} />`,
      )}
      ${svg`<rect class="sight" x=${canvas.scrollLeft * across} y=${canvas.scrollTop * down} width=${canvas.clientWidth * across} height=${canvas.clientHeight * down} />`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-minimap': ChartMinimap;
  }
}
