// A frame on the stage: the route behind and ahead of it, its label, and what became of it at the end.
import { nothing, svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import type { FrameVerdict, StageFrame } from '../lab/index.ts';
import { markShapes } from './icons.ts';
import type { Point, StageLayout } from './stage-layout.ts';
import { textWidth } from './stage-layout.ts';
import { endAngle, roundedPath, routeOf, splitWay, wayLength } from './stage-route.ts';

/** Where on its way a lost frame stops. */
const lostAt = 0.6;

export function drawRoute(
  layout: StageLayout,
  options: { frame: StageFrame; label: string; verdict: FrameVerdict; progress: number },
): SVGTemplateResult | typeof nothing {
  const { frame, label, verdict, progress } = options;
  const route = routeOf(frame, layout);
  if (!route) return nothing;
  const isLost = frame.fate === 'lost';
  const share = isLost ? Math.min(progress, lostAt) : progress;
  const isOver = progress >= 1;
  const { behind, ahead, at } = splitWay(route.way, share);
  const [least, most] = route.onLine;
  const place = isOver && !isLost ? (least + most) / 2 : Math.max(least, Math.min(most, share));
  const labelAt = splitWay(route.way, place).at;
  const kind = isOver ? (isLost ? 'lost' : verdict) : 'going';
  const end = route.way.at(-1) ?? at;
  const angle = endAngle(route.way);
  return svg`<g class="route ${kind}">
    ${isOver ? nothing : svg`<path class="halo" d=${roundedPath(ahead)} /><path class="ahead" d=${roundedPath(ahead)} />`}
    <path class="behind" d=${roundedPath(behind)} />
    ${route.branches.map(
      (branch) =>
        svg`<path class=${isOver ? 'behind' : 'ahead'} d=${roundedPath(branch)} />${isOver ? arrowHead(branch.at(-1), endAngle(branch)) : nothing}`,
    )}
    ${isOver && isLost ? nothing : isOver && verdict === 'refused' ? refusedBar(end, angle) : arrowHead(end, angle)}
    ${drawLabel(label, labelAt, { isLost: isLost && isOver, layout })}
    ${isOver && verdict === 'answered' && !isLost && route.endsAtHost ? answeredTick(clearOf(label, labelAt, splitWay(route.way, Math.min(most, 1 - 26 / Math.max(52, wayLength(route.way)))).at)) : nothing}
  </g>`;
}

/** On a short way the tick would lie on the label: it then stands beside it. */
function clearOf(label: string, labelAt: Point, at: Point): Point {
  const half = labelWidth(label) / 2;
  const isClear = Math.abs(at.x - labelAt.x) > half + 11 || Math.abs(at.y - labelAt.y) > 24;
  return isClear ? at : { x: labelAt.x + half + 14, y: labelAt.y };
}

function labelWidth(label: string): number {
  return textWidth(label, true) + 20;
}

function drawLabel(
  label: string,
  at: Point,
  { isLost, layout }: { isLost: boolean; layout: StageLayout },
): SVGTemplateResult {
  const width = labelWidth(label);
  const x = Math.max(3, Math.min(layout.width - width - 3, at.x - width / 2));
  const cross = isLost
    ? svg`<svg class="lost-cross" x=${x + width + 8} y=${at.y - 8} width="16" height="16" viewBox="0 0 16 16">${markShapes('lost')}</svg>`
    : nothing;
  return svg`
    <rect class=${isLost ? 'label lost' : 'label'} x=${x} y=${at.y - 13} width=${width} height="26" rx="3" />
    <text class=${isLost ? 'label-text lost' : 'label-text'} x=${x + width / 2} y=${at.y + 5.5} text-anchor="middle">${label}</text>
    ${cross}
  `;
}

function arrowHead(at: Point | undefined, angle: number): SVGTemplateResult | typeof nothing {
  if (!at) return nothing;
  return svg`<path class="head" d="M0 0L-10 -4.5V4.5Z" transform="translate(${at.x} ${at.y}) rotate(${angle})" />`;
}

function refusedBar(at: Point, angle: number): SVGTemplateResult {
  return svg`<rect class="bar" x="-10" y="-9" width="4" height="18" transform="translate(${at.x} ${at.y}) rotate(${angle})" />`;
}

function answeredTick(at: Point): SVGTemplateResult {
  return svg`<circle class="ring" cx=${at.x} cy=${at.y} r="11" />
    <svg class="tick" x=${at.x - 7} y=${at.y - 7} width="14" height="14" viewBox="0 0 16 16">${markShapes('succeeded')}</svg>`;
}
