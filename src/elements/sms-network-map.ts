// The stage: the network as a plan, each computer with the hidden fact on its face, and the frame on its way. The drawing is
// for the eye; the same facts stand as a list for the ear.
import { LitElement, css, html, nothing, svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StageHost, StagePicture } from '../lab/index.ts';
import { messageVerdict } from '../lab/index.ts';
import { describeMessage } from '../scenarios/index.ts';
import { drawHost, slotText } from './draw-host.ts';
import { drawRoute } from './draw-route.ts';
import type { Place } from './sms-place-panel.ts';
import type { Box, PlacedSegment } from './stage-layout.ts';
import { layoutStage, textWidth } from './stage-layout.ts';
import { mapStyles } from './styles/map-styles.ts';
import { shared } from './styles/shared.ts';

/**
 * The stage with at most eight computers.
 * @property picture What to show.
 * @property progress How far the frame has flown, from 0 to 1.
 * @property scale How large a unit is drawn.
 * @fires sms-place-wanted A computer or a cable was picked; `detail` says which.
 * @property isUpright Computers one below the other, at a segment that runs down.
 */
@customElement('sms-network-map')
export class SmsNetworkMap extends LitElement {
  static override styles = [
    shared,
    mapStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: auto;
        background: var(--surface);
      }
      .more {
        position: absolute;
        z-index: 2;
        inset-inline-end: 0.75rem;
        inset-block-end: 0.5rem;
        max-height: calc(100% - 1rem);
        overflow: auto;
        border: var(--w1) dashed var(--line);
        border-radius: 6px;
        background: var(--surface);
      }
      /* One below the other the computers take the whole width: it goes below them. */
      .more.below {
        position: static;
        width: fit-content;
        max-height: none;
        margin: 0 0.75rem 0.75rem auto;
      }
      .more summary {
        padding: 0.75rem;
        cursor: pointer;
      }
      .more ul {
        padding: 0 0.75rem 0.75rem;
        list-style: none;
      }
      .places {
        list-style: none;
      }
      .place {
        position: absolute;
        padding: 0;
        border: 0;
        border-radius: 6px;
        background: none;
        cursor: pointer;
      }
      .computers .place {
        z-index: 1;
      }
      .place:hover {
        outline: var(--selection) solid var(--ink);
        outline-offset: -3px;
      }
      .place:focus-visible {
        outline: var(--focus) solid var(--ink);
        outline-offset: -3px;
      }
    `,
  ];

  @property({ attribute: false }) picture: StagePicture | undefined;
  @property({ type: Number }) progress = 1;
  @property({ type: Number }) scale = 1;
  @property({ type: Boolean }) isUpright = false;

  @state() private room = 0;
  private layout: ReturnType<typeof layoutStage> | undefined;

  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    // A frame later: drawing now would change sizes while sizes are being told.
    requestAnimationFrame(() => (this.room = width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Puts the focus on the button of a computer or a cable. */
  focusPlace(place: Place): void {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.place')];
    all.find((button) => button.dataset['place'] === placeKey(place))?.focus();
  }

  /** Where the stage is larger than its room, whoever acts is kept in sight. */
  protected override updated(): void {
    this.#putButtons();
    const { layout, room, scale } = this;
    const acting = layout?.hosts.find(({ host }) => host.isActing);
    if (!layout || !acting) return;
    const bottom = (acting.box.y + acting.box.height + 8) * scale;
    const top = (acting.box.y - 8) * scale;
    if (top < this.scrollTop) this.scrollTop = top;
    else if (bottom > this.scrollTop + this.clientHeight) this.scrollTop = bottom - this.clientHeight;
    if (layout.width * scale <= room) return;
    const middle = (acting.box.x + acting.box.width / 2) * scale;
    if (middle < this.scrollLeft + 40 || middle > this.scrollLeft + room - 40) this.scrollLeft = middle - room / 2;
  }

  /** The buttons lie on what is drawn. Their places are set here, for a style attribute in a template is refused. */
  #putButtons(): void {
    const { layout, scale } = this;
    if (!layout) return;
    const boxes = new Map<string | undefined, Box>([
      ...layout.hosts.map(({ host, box }) => [placeKey({ host: host.name }), box] as const),
      ...layout.segments.map(
        (segment) => [placeKey({ segment: segment.name }), segmentBox(segment, layout.isUpright)] as const,
      ),
    ]);
    for (const button of this.renderRoot.querySelectorAll<HTMLElement>('.places .place')) {
      const box = boxes.get(button.dataset['place']);
      if (!box) continue;
      for (const [name, value] of Object.entries({ left: box.x, top: box.y, width: box.width, height: box.height }))
        button.style.setProperty(name, `${value * scale}px`);
    }
  }

  #pick(place: Place): void {
    this.dispatchEvent(new CustomEvent('sms-place-wanted', { detail: place, bubbles: true, composed: true }));
  }

  #placeButton(place: Place, label: string) {
    return html`<button
      type="button"
      class="place"
      data-place=${placeKey(place)}
      aria-label=${label}
      @click=${() => this.#pick(place)}
    ></button>`;
  }

  protected override render() {
    const { picture } = this;
    if (!picture || this.room === 0) return nothing;
    const layout = layoutStage(picture, { width: this.room / this.scale, isUpright: this.isUpright });
    this.layout = layout;
    return html`
      <svg
        class="plan"
        aria-hidden="true"
        width=${layout.width * this.scale}
        height=${layout.height * this.scale}
        viewBox="0 0 ${layout.width} ${layout.height}"
      >
        <defs>
          <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0.6" y1="0" x2="0.6" y2="7" />
          </pattern>
        </defs>
        ${layout.segments.map((segment) => drawSegment(segment, layout.isUpright))}
        ${layout.hosts.map((placed) => drawTaps(placed))}
        ${layout.hosts.map(({ host, box }) => drawHost(host, box, layout.isUpright))}
        ${
          picture.frame
            ? drawRoute(layout, {
                frame: picture.frame,
                label: describeMessage(picture.frame.message as never).tag,
                verdict: messageVerdict(picture.frame.message),
                progress: this.progress,
              })
            : nothing
        }
      </svg>
      ${
        picture.others.length > 0
          ? html`<details class=${layout.isUpright ? 'more below' : 'more'}>
              <summary>${picture.others.length} more</summary>
              <ul>
                ${picture.others.map(
                  (name) =>
                    html`<li>
                      <button type="button" class="button" @click=${() => this.#pick({ host: name })}>${name}</button>
                    </li>`,
                )}
              </ul>
            </details>`
          : nothing
      }
      <ul class="places computers" aria-label="Computers">
        ${repeat(
          picture.hosts,
          ({ name }) => name,
          (host) =>
            html`<li>
              ${this.#placeButton({ host: host.name }, host.name)}<span class="for-the-ear">${hostText(host)}</span>
            </li>`,
        )}
      </ul>
      <ul class="places" aria-label="Cables">
        ${repeat(
          picture.segments,
          ({ name }) => name,
          ({ name, isSevered }) =>
            html`<li>${this.#placeButton({ segment: name }, `segment ${name}${isSevered ? ', cut' : ''}`)}</li>`,
        )}
      </ul>
    `;
  }
}

function placeKey(place: Place): string {
  return 'host' in place ? `host ${place.host}` : `segment ${place.segment}`;
}

/** Where a cable is picked: at its name, or along it where it runs down. */
function segmentBox({ name, from, to, label, isEmpty }: PlacedSegment, isUpright: boolean): Box {
  if (!isUpright || isEmpty)
    return { x: label.x - 6, y: label.y - 28, width: Math.max(44, textWidth(`segment ${name}, cut`) + 12), height: 44 };
  const top = Math.min(from.y, to.y);
  return { x: 4, y: top, width: 72, height: Math.max(44, Math.abs(to.y - from.y)) };
}

function hostText(host: StageHost): string {
  const acting = host.isActing ? ', acts now' : '';
  const facts = host.slots.map((slot) => `${slot.caption}: ${slotText(slot)}.`);
  return `${host.name}, segment ${host.segments.join(' and ')}${acting}. ${facts.join(' ')}`;
}

function drawSegment(segment: PlacedSegment, isUpright: boolean): SVGTemplateResult {
  const { from, to, ends, label, name, isSevered, isEmpty } = segment;
  const whole = `segment ${name}${isSevered ? ', cut' : ''}`;
  const words = !isUpright || isEmpty ? whole : name.length <= 2 ? name : '';
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return svg`
    <line class=${isSevered ? 'segment severed' : 'segment'} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} />
    ${ends.map(({ x, y }) =>
      isUpright
        ? svg`<line class="segment" x1=${x - 6} y1=${y} x2=${x + 6} y2=${y} />`
        : svg`<line class="segment" x1=${x} y1=${y - 6} x2=${x} y2=${y + 6} />`,
    )}
    ${isSevered ? svg`<path class="cut" d="M${middle.x - 6} ${middle.y - 6}l12 12m0 -12l-12 12" />` : nothing}
    <text class="segment-name" x=${label.x} y=${label.y}>${words}</text>
  `;
}

function drawTaps({
  ports,
}: {
  ports: ReadonlyMap<string, { edge: { x: number; y: number }; tap: { x: number; y: number } }>;
}) {
  return [...ports.values()].map(({ edge, tap }) =>
    edge.x === tap.x && edge.y === tap.y
      ? nothing
      : svg`<line class="segment" x1=${tap.x} y1=${tap.y} x2=${edge.x} y2=${edge.y} />
          <circle class="tap" cx=${tap.x} cy=${tap.y} r="4" />`,
  );
}
