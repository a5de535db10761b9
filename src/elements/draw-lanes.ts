// The lanes of one ladder row: one lifeline a computer, and what goes between them. As high as the row, so lifelines join up.
import { nothing, svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import type { RowLanes } from '../lab/index.ts';

export interface LanesRow {
  readonly lanes: RowLanes;
  readonly count: number;
  readonly laneWidth: number;
  readonly height: number;
  /** Known, but not reached yet: drawn hollow. */
  readonly isLater: boolean;
  readonly isCurrent: boolean;
  /** How far the current frame has flown. */
  readonly progress: number;
}

export function drawLanes(row: LanesRow): SVGTemplateResult[] {
  const { lanes, count, laneWidth, height } = row;
  const centres = Array.from({ length: count }, (_, place) => laneWidth * (place + 0.5));
  const isWaiting = lanes.draw === 'waiting';
  return [
    ...centres.map(
      (x) => svg`<line class=${isWaiting ? 'lifeline waiting' : 'lifeline'} x1=${x} y1="0" x2=${x} y2=${height} />`,
    ),
    lanes.draw === 'frame' ? drawFrame(lanes, centres, row) : drawPoint(lanes, centres, row),
  ];
}

function drawPoint(
  lanes: Exclude<RowLanes, { draw: 'frame' }>,
  centres: readonly number[],
  row: LanesRow,
): SVGTemplateResult {
  const x = lanes.at === undefined ? undefined : centres[lanes.at];
  const y = row.height / 2;
  const kind = row.isLater ? 'point later' : 'point';
  if (x === undefined) return svg``;
  switch (lanes.draw) {
    case 'state':
      return svg`<rect class="${kind} state" x=${x - 8} y=${y - 5} width="16" height="10" rx="3" />`;
    case 'choice':
      return svg`<path class=${kind} d="M${x} ${y - 7.5}l7.5 7.5l-7.5 7.5l-7.5 -7.5z" />`;
    case 'act':
      return svg`<rect class=${kind} x=${x - 5.5} y=${y - 5.5} width="11" height="11" />`;
    case 'waiting':
      return svg`<path class="sand" d="M${x - 5} ${y - 7}h10l-10 14h10z" />`;
    case 'note':
      return svg`<circle class=${kind} cx=${x} cy=${y} r="4" />`;
  }
}

function drawFrame(
  lanes: Extract<RowLanes, { draw: 'frame' }>,
  centres: readonly number[],
  row: LanesRow,
): SVGTemplateResult {
  const y = row.height / 2;
  const outside = centres.length * row.laneWidth - 4;
  const from = lanes.from === undefined ? outside : (centres[lanes.from] ?? outside);
  const targets = lanes.to.map((place) => centres[place] ?? outside);
  const far = [...targets].sort((a, b) => Math.abs(b - from) - Math.abs(a - from))[0];
  const isFlying = row.isCurrent && row.progress < 1 && !row.isLater;
  const isLost = lanes.verdict === 'lost';
  // Nobody on the stage hears it: the line ends between two lanes.
  const goal = far ?? (from + row.laneWidth * 1.4 < outside ? from + row.laneWidth * 1.4 : from - row.laneWidth * 1.4);
  const direction = goal >= from ? 1 : -1;
  const end = isLost ? goal - direction * row.laneWidth * 0.5 : goal - direction;
  const kind = row.isLater ? 'later' : isFlying ? 'progress' : lanes.verdict;
  const passed = lanes.isGroup ? targets.filter((x) => x !== goal) : [];
  const now = isFlying ? from + (end - from) * row.progress : end;
  const further = passed.filter((x) => (x - from) * direction < 0);
  return svg`<g class="way ${kind}">
    ${isFlying ? svg`<line class="ahead" x1=${now} y1=${y} x2=${end} y2=${y} />` : nothing}
    <line class="behind" x1=${from} y1=${y} x2=${isFlying ? now : end - (lanes.verdict === 'refused' ? 0 : direction * (isLost ? 4 : 8))} y2=${y} />
    ${further.map((x) => svg`<line class="behind" x1=${from} y1=${y} x2=${x} y2=${y} />`)}
    ${
      row.isLater
        ? svg`<circle class="start hollow" cx=${from} cy=${y} r="4" />`
        : svg`<circle class="start" cx=${from} cy=${y} r=${isFlying ? 5 : 4} />`
    }
    ${passed.map((x) => svg`<circle class="pass" cx=${x} cy=${y} r="4" />`)}
    ${drawEnd({ kind, x: now, y, direction, verdict: lanes.verdict })}
  </g>`;
}

function drawEnd(end: { kind: string; x: number; y: number; direction: number; verdict: string }): SVGTemplateResult {
  const { kind, x, y, direction, verdict } = end;
  if (verdict === 'lost' && kind !== 'progress') {
    return svg`<path class="cross" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" />`;
  }
  if (kind === 'later')
    return svg`<path class="open-head" d="M${x - direction * 9} ${y - 5}l${direction * 9} 5l${-direction * 9} 5" />`;
  if (kind === 'refused')
    return svg`<rect class="head" x=${x - direction * 3 - 2} y=${y - 7.5} width="4" height="15" />`;
  return svg`<path class="head" d="M${x} ${y}l${-direction * 10} -4.5v9z" />`;
}
