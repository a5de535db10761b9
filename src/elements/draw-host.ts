// One computer on the stage: box, glyph, name, and the slot with its hidden fact. A machine has no colour; its fact may.
import { nothing, svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import type { StageHost, StageSlot, StageToken } from '../lab/index.ts';
import { iconShapes, markShapes } from './icons.ts';
import type { IconName } from './icons.ts';
import type { Box } from './stage-layout.ts';
import { dieWidth, slotLeft, textWidth, tokenRows, tokenTextWidth, tokenWidth, traysOf } from './stage-layout.ts';

const glyphs: Readonly<Record<StageHost['role'], IconName>> = {
  console: 'monitor',
  'site-server': 'database',
  'name-server': 'book-user',
  router: 'router',
  client: 'laptop',
  other: 'server',
};

export function drawHost(host: StageHost, box: Box, isUpright: boolean): SVGTemplateResult {
  const { x, y, width, height } = box;
  const kind = `host${host.isActing ? ' acting' : ''}${host.isOn ? '' : ' off'}`;
  const trays = traysIn(host, box, isUpright);
  const inset = host.isActing ? 1.5 : 0.75;
  return svg`<g class=${kind}>
    <rect class="box" x=${x + inset} y=${y + inset} width=${width - 2 * inset} height=${height - 2 * inset} rx="6" />
    <svg class="glyph" x=${x + 10} y=${y + 12} width="20" height="20" viewBox="0 0 24 24">${iconShapes(glyphs[host.role])}</svg>
    <text class="name" x=${x + 38} y=${y + 28}>${host.name}</text>
    ${host.slots.map((slot, place) => drawSlot(slot, trays[place] ?? box))}
  </g>`;
}

/** The slot in words. */
export function slotText(slot: StageSlot): string {
  if (slot.kind === 'plate')
    return `${slot.text}${slot.more ? ` and ${slot.more} more` : ''}${slot.state === 'stale' ? ', stale' : ''}`;
  const isToDo = slot.tokens.every(({ note }) => note === undefined);
  const tried = (tries: readonly ('failed' | 'ok')[]): string =>
    tries.map((one) => (one === 'ok' ? 'worked' : one)).join(', ');
  const words = ({ label, state, tries, note }: StageToken): string => {
    const told = note ?? (state === 'now' ? 'being tried' : state === 'waiting' && isToDo ? 'waiting' : '');
    return `${label} ${[tried(tries), told].filter(Boolean).join(', ')}`.trim();
  };
  return slot.tokens.map(words).join('; ');
}

function traysIn(host: StageHost, box: Box, isUpright: boolean): Box[] {
  const { x, y, width, height } = box;
  if (isUpright && height <= 44) {
    const left = Math.min(slotLeft(host), width - 60);
    return [{ x: x + left, y: y + 4, width: width - left - 4, height: height - 8 }];
  }
  return traysOf(host, box, isUpright ? 40 : 44);
}

function drawSlot(slot: StageSlot, tray: Box): SVGTemplateResult {
  const die = dieWidth(slot);
  const beside = { ...tray, x: tray.x + die, width: tray.width - die };
  return svg`<rect class="tray" x=${tray.x} y=${tray.y} width=${tray.width} height=${tray.height} rx="4" />
    ${
      die > 0
        ? svg`<svg class="glyph" x=${tray.x + 7} y=${tray.y + tray.height / 2 - 10} width="20" height="20" viewBox="0 0 24 24">${iconShapes('die')}</svg>`
        : nothing
    }
    ${slot.kind === 'tokens' ? drawTokens(slot.tokens, beside) : drawPlate(slot, tray)}`;
}

function drawPlate(slot: Extract<StageSlot, { kind: 'plate' }>, tray: Box): SVGTemplateResult {
  const plate = { x: tray.x + 4, y: tray.y + 4, width: tray.width - 8, height: tray.height - 8 };
  const middle = plate.x + plate.width / 2;
  const isStale = slot.state === 'stale';
  const room = plate.width - (isStale ? 36 : 12);
  const long = slot.more ? `${slot.text} +${slot.more}` : slot.text;
  const text = textWidth(long) <= room ? long : slot.text;
  const patch = Math.min(plate.width - 8, textWidth(text) + 34);
  return svg`
    <rect class="plate ${slot.state}" x=${plate.x} y=${plate.y} width=${plate.width} height=${plate.height} rx="3" />
    ${
      isStale
        ? svg`<rect class="hatched" x=${plate.x} y=${plate.y} width=${plate.width} height=${plate.height} rx="3" fill="url(#hatch)" />
          <rect class="patch" x=${middle - patch / 2} y=${plate.y + 3} width=${patch} height=${plate.height - 6} />
          <svg class="glyph" x=${middle - patch / 2 + 4} y=${plate.y + plate.height / 2 - 8} width="16" height="16" viewBox="0 0 24 24">${iconShapes('clock-alert')}</svg>`
        : nothing
    }
    <text class="fact ${slot.state}" x=${middle + (isStale ? 11 : 0)} y=${plate.y + plate.height / 2 + 5.5} text-anchor="middle">${text}</text>
  `;
}

function drawTokens(tokens: readonly StageToken[], tray: Box): SVGTemplateResult[] {
  const widths = tokens.map(tokenWidth);
  return tokenRows(widths, tray.width - 8).flatMap((row, line) => {
    const used = row.reduce((sum, place) => sum + (widths[place] ?? 0), 0) + 4 * (row.length - 1);
    const extra = Math.max(0, Math.min(24, (tray.width - 8 - used) / row.length));
    let x = tray.x + 4;
    return row.map((place) => {
      const token = tokens[place] as StageToken;
      const width = (widths[place] ?? 0) + extra;
      const drawn = drawToken(token, { x, y: tray.y + 4 + 32 * line, width, height: 28 });
      x += width + 4;
      return drawn;
    });
  });
}

function drawToken({ label, state, tries }: StageToken, box: Box): SVGTemplateResult {
  const last = tries.at(-1);
  const kind = state === 'tried' ? (last === 'ok' ? 'ok' : 'failed') : state;
  const marks = tries.length * 15 + (state === 'now' ? 15 : 0);
  const text = tokenTextWidth(label);
  const left = box.x + (box.width - text - marks) / 2;
  const markAt = (place: number): number => left + text + 3 + 15 * place;
  return svg`
    <rect class="token ${kind}" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="3" />
    <text class="token-text ${kind}" x=${left + text / 2} y=${box.y + 19.5} text-anchor="middle">${label}</text>
    ${tries.map(
      (one, place) =>
        svg`<svg class="token-mark ${kind === 'now' ? 'now' : one}" x=${markAt(place)} y=${box.y + 8} width="12" height="12" viewBox="0 0 16 16">${markShapes(one === 'ok' ? 'succeeded' : 'lost')}</svg>`,
    )}
    ${
      state === 'now'
        ? svg`<path class="token-mark now" fill="currentColor" d="M${markAt(tries.length) + 1} ${box.y + 9}v10l10 -5z" />`
        : nothing
    }
  `;
}
