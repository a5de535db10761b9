// One row of the sequence diagram: the piece of every lifeline in sight, the message, and the state it led to. As high as the
// row, so that lifelines join up.
import type { SVGTemplateResult } from 'lit';
import { nothing, svg } from 'lit';
import type { Answer, ElkPoint, Message, TextWidth } from '../index.ts';
import { arrowPath, barAcross, linePath, plainArrow, takenArrow } from './route-shapes.ts';

export const labelBaseline = 17;
export const arrowY = 27;
const boxTop = 34;
const boxHeight = 25;

/** Strengths of section 7 of the look: happened, holds now, not yet. */
export type Strength = 'happened' | 'now' | 'later';

/** A piece of one lifeline in one row. */
export interface LifelinePiece {
  readonly x: number;
  readonly above: Strength | undefined;
  readonly below: Strength | undefined;
  /** It begins or ends in this row. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export interface DrawnRow {
  readonly height: number;
  readonly pieces: readonly LifelinePiece[];
  readonly message: Message;
  readonly answer: Answer;
  readonly label: string;
  /** Of the actor that took the event. */
  readonly name: string;
  /** Where the message goes; where it comes from, if from another lane. */
  readonly to: number;
  readonly from: number | undefined;
  readonly state: string | undefined;
  readonly strength: Strength;
  /** `now` while the actor is still in this state. */
  readonly stateStrength: Strength;
  readonly verdict: 'good' | 'bad' | undefined;
  /** What is in sight of all lanes. */
  readonly left: number;
  readonly right: number;
  readonly textWidth: TextWidth;
}

export function drawSequenceRow(row: DrawnRow): SVGTemplateResult {
  return svg`${row.pieces.map((piece) => drawPiece(piece, row.height))}
    <g class=${`message ${row.strength} ${row.answer}`}>${drawMessage(row)} ${drawLabel(row)}</g>
    ${row.state === undefined || !isInSight(row) ? nothing : drawState(row, row.state)}`;
}

function isInSight({ to, left, right }: DrawnRow): boolean {
  return to > left && to < right;
}

function drawPiece({ x, above, below, begins, ends }: LifelinePiece, height: number): SVGTemplateResult {
  const line = (strength: Strength | undefined, from: number, to: number) =>
    strength === undefined ? nothing : svg`<line class=${`life ${strength}`} x1=${x} y1=${from} x2=${x} y2=${to} />`;
  const end = ends ? height - 3 : height;
  return svg`${begins ? nothing : line(above, 0, arrowY)}
    ${line(below, arrowY, end)}
    ${begins ? svg`<circle class="begin" cx=${x} cy=${arrowY} r="4" />` : nothing}
    ${ends ? svg`<rect class="end" x=${x - 10} y=${end - 1.5} width="20" height="3.5" />` : nothing}`;
}

function drawMessage({ message, answer, from, to, strength, left }: DrawnRow): SVGTemplateResult {
  if (message.origin === 'timer') return svg`${drawClock(to)}`;
  if (message.origin === 'itself') {
    const points = [
      { x: to, y: arrowY - 7 },
      { x: to + 20, y: arrowY - 7 },
      { x: to + 20, y: arrowY + 2 },
      { x: to + 1, y: arrowY + 2 },
    ];
    return drawArrow(points, answer, strength);
  }
  const isOutside = from === undefined;
  const start = from ?? left + (message.origin === 'inspector' ? 18 : 8);
  const way = start <= to ? 1 : -1;
  const points = [
    { x: start, y: arrowY },
    { x: to - way, y: arrowY },
  ];
  return svg`${drawArrow(points, answer, strength)}
    ${
      isOutside && message.origin === 'inspector'
        ? svg`<path class="inspector" d=${`M${left + 11} ${arrowY - 7}l7 7l-7 7l-7 -7z`} />`
        : svg`<circle class=${isOutside ? 'outside' : 'start'} cx=${start} cy=${arrowY} r="4" />`
    }`;
}

function drawArrow(points: readonly ElkPoint[], answer: Answer, strength: Strength): SVGTemplateResult {
  const arrow = strength === 'now' ? takenArrow : plainArrow;
  const bar = answer === 'refused' ? barAcross([...points].reverse()) : undefined;
  const head = bar
    ? svg`<rect class="bar" x=${bar.x} y=${bar.y + 1.5} width="4" height="15" />`
    : svg`<path class=${answer === 'ignored' ? 'head open' : 'head'} d=${arrowPath(points, arrow)} />`;
  return svg`<path class="line" d=${linePath(points, arrow)} />${head}`;
}

/** A clock hand on its lifeline: time passed, nobody sent anything. */
function drawClock(middle: number): SVGTemplateResult {
  return svg`<circle class="clock" cx=${middle} cy=${arrowY - 2} r="8" />
    <path class="hand" d=${`M${middle} ${arrowY - 7}v5h4`} />`;
}

function drawLabel(row: DrawnRow): SVGTemplateResult {
  const { message, from, to, left, right } = row;
  const isLoop = message.origin === 'itself' || message.origin === 'timer';
  const room = right - left - 12;
  // Whose lane is out of sight is named instead.
  const words = isInSight(row)
    ? row.label
    : `${row.name}: ${row.label}${row.state === undefined ? '' : `, ${row.state}`}`;
  const { text, width } = fitted(words, room, row.textWidth, row.strength === 'now');
  // Over the middle of its arrow, beside a loop; in sight anyway.
  const wished = isLoop ? to + (message.origin === 'timer' ? 14 : 26) : ((from ?? left) + to) / 2 - width / 2;
  const x = Math.max(left + 6, Math.min(wished, right - 6 - width));
  return svg`<rect class="patch" x=${x - 3} y="2" width=${width + 6} height="20" />
    <text x=${x} y=${labelBaseline}>${text}</text>`;
}

function drawState(row: DrawnRow, state: string): SVGTemplateResult {
  const { left, right, to, verdict, stateStrength: strength } = row;
  const { text, width } = fitted(state, right - left - 32, row.textWidth, strength === 'now');
  const wide = width + 20;
  const x = Math.max(left + 4, Math.min(to - wide / 2, right - 4 - wide));
  const kind = `state ${strength} ${verdict ?? ''}`;
  return svg`<g class=${kind}>
    <rect class="box" x=${x} y=${boxTop} width=${wide} height=${boxHeight} rx="8" />
    ${verdict === undefined ? nothing : svg`<rect class="inner" x=${x + 3.5} y=${boxTop + 3.5} width=${wide - 7} height=${boxHeight - 7} rx="5" />`}
    <text x=${x + 10} y=${boxTop + 18}>${text}</text>
  </g>`;
}

/** What does not fit ends in "…": it stands in full below the diagram when its row is chosen. */
function fitted(words: string, room: number, textWidth: TextWidth, isStrong: boolean): { text: string; width: number } {
  const measure = (text: string) => textWidth(text, isStrong ? 'strong' : 'plain');
  const width = measure(words);
  if (width <= room) return { text: words, width };
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${words.slice(0, middle)}…`) <= room) low = middle;
    else high = middle - 1;
  }
  const text = `${words.slice(0, low)}…`;
  return { text, width: measure(text) };
}
