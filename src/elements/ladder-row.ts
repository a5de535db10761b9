// The rows of the ladder as they are drawn: its head, an entry, the head of a day, and a line for a long silence.
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { LadderLine, LadderRow, SayMessage } from '../lab/index.ts';
import { dateText, dayWords, keyOf, ladderRow, momentOf, secondsText, timeText } from '../lab/index.ts';
import { describeMessage } from '../scenarios/index.ts';
import type { LogEntry } from '../world/index.ts';
import { drawLanes } from './draw-lanes.ts';
import { mark } from './icons.ts';
import type { LadderColumns } from './ladder-columns.ts';

const say: SayMessage = (message) => describeMessage(message as never);

/** What all rows of one ladder share. */
export interface TableSetting {
  readonly columns: LadderColumns;
  readonly lanes: readonly string[];
  readonly scale: number;
  /** Of each row, in px. */
  readonly height: number;
  readonly startsAt: string;
}

export interface RowSetting extends TableSetting {
  /** Place among the lines, from 0. */
  readonly index: number;
  /** The row that Tab leads to. */
  readonly isInFocus: boolean;
  readonly act: () => void;
  readonly focus: () => void;
}

export interface EntryState {
  readonly isLater: boolean;
  readonly isCurrent: boolean;
  /** The drawer tells of it. */
  readonly isOpened: boolean;
  /** Its day has a head. */
  readonly isWithinDay: boolean;
  readonly progress: number;
}

/** `dayInSight`: the date of the first row in sight, when nothing below says it. */
export function ladderHead({ columns, lanes, scale }: TableSetting, dayInSight: string): TemplateResult {
  const { lane, heads, time, number, isNarrow } = columns;
  const width = lane * lanes.length;
  return html`<thead>
    <tr aria-rowindex="1">
      <th scope="col" class="number" .style=${`width: ${number * scale}px`}>
        <span aria-hidden="true">#</span><span class="for-the-ear">number</span>
      </th>
      ${time > 0 ? html`<th scope="col" class="time" .style=${`width: ${time * scale}px`}>time</th>` : nothing}
      <th scope="col" class="lanes" .style=${`width: ${width * scale}px`}>
        <span class="for-the-ear">from and to</span>
        <svg aria-hidden="true" width=${width * scale} height=${24 * scale} viewBox="0 0 ${width} 24">
          ${heads.map((head, place) => svg`<text x=${lane * (place + 0.5)} y="17" text-anchor="middle">${head}</text>`)}
        </svg>
      </th>
      <th scope="col" class="what">
        ${isNarrow ? 'what, outcome' : 'what'}${
          isNarrow || dayInSight === '' ? nothing : html`<span class="date" aria-hidden="true">${dayInSight}</span>`
        }
      </th>
      ${isNarrow ? nothing : html`<th scope="col" class="outcome">outcome</th>`}
    </tr>
  </thead>`;
}

export function entryRow(entry: LogEntry, setting: RowSetting, state: EntryState): TemplateResult {
  const { columns, lanes, scale, height, startsAt } = setting;
  const { isLater, isCurrent, isOpened, isWithinDay, progress } = state;
  const row = ladderRow(entry, lanes, say);
  const isFlying = isCurrent && row.lanes.draw === 'frame' && progress < 1;
  const kind = `row ${isLater ? 'later' : ''} ${isCurrent ? 'current' : ''} ${isOpened ? 'opened' : ''}`;
  const verdict = outcomeOf(row, { isLater, isFlying });
  const width = columns.lane * lanes.length;
  const drawn = drawLanes({
    lanes: row.lanes,
    count: lanes.length,
    laneWidth: columns.lane,
    height: height / scale,
    isLater,
    isCurrent,
    progress,
  });
  return html`<tr
    class=${kind}
    data-key=${`e${entry.seq}`}
    data-place=${entry.seq}
    aria-rowindex=${setting.index + 2}
    aria-level=${isWithinDay ? 2 : nothing}
    aria-current=${isCurrent ? 'step' : nothing}
    aria-selected=${isOpened ? 'true' : 'false'}
    tabindex=${setting.isInFocus ? 0 : -1}
    .style=${`height: ${height}px`}
    @click=${setting.act}
    @focus=${setting.focus}
  >
    <td class="number">${row.number}</td>
    ${
      columns.time > 0
        ? html`<td class="time">${isWithinDay ? momentOf(startsAt, row.atMs).clock : timeText(row.atMs)}</td>`
        : nothing
    }
    <td class="lanes">
      <span class="for-the-ear">${lanesText(entry)}</span>
      <svg aria-hidden="true" width=${width * scale} height=${height} viewBox="0 0 ${width} ${height / scale}">
        ${drawn}
      </svg>
    </td>
    <td class="what" title=${entry.text}>
      <span class="words">${row.what}</span>${columns.isNarrow ? verdict : nothing}
    </td>
    ${columns.isNarrow ? nothing : html`<td class="outcome">${verdict}</td>`}
  </tr>`;
}

/** The head of a day: its date, how much happened, and what came out. */
export function dayRow(
  line: Extract<LadderLine, { kind: 'day' }>,
  setting: RowSetting,
  { isLater }: { isLater: boolean },
): TemplateResult {
  const { day, isOpen } = line;
  return html`<tr
    class="day ${isLater ? 'later' : ''}"
    data-key=${keyOf(line)}
    aria-rowindex=${setting.index + 2}
    aria-level="1"
    aria-expanded=${isOpen ? 'true' : 'false'}
    tabindex=${setting.isInFocus ? 0 : -1}
    .style=${`height: ${setting.height}px`}
    @click=${setting.act}
    @focus=${setting.focus}
  >
    <td colspan=${columnCount(setting)}>
      <span class="line">
        <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
          <path d=${isOpen ? 'M3 5.5l5 5l5 -5' : 'M5.5 3l5 5l-5 5'} />
        </svg>
        <span class="date">${dateText(day.day)}</span>
        <span class="count">${day.count} ${day.count === 1 ? 'entry' : 'entries'}</span>
        <span class="came-out">${dayWords(day).join(', ')}</span>
      </span>
    </td>
  </tr>`;
}

/** Between two rows far apart. */
export function quietRow(line: Extract<LadderLine, { kind: 'quiet' }>, setting: RowSetting): TemplateResult {
  const { columns, lanes, scale, height } = setting;
  const width = columns.lane * lanes.length;
  const drawn = drawLanes({
    lanes: { draw: 'waiting', at: undefined },
    count: lanes.length,
    laneWidth: columns.lane,
    height: height / scale,
    isLater: false,
    isCurrent: false,
    progress: 1,
  });
  return html`<tr
    class="quiet"
    data-key=${keyOf(line)}
    aria-rowindex=${setting.index + 2}
    aria-level=${line.isBetweenDays ? 1 : 2}
    tabindex=${setting.isInFocus ? 0 : -1}
    .style=${`height: ${setting.height}px`}
    @focus=${setting.focus}
  >
    <td class="number"></td>
    ${columns.time > 0 ? html`<td class="time"></td>` : nothing}
    <td class="lanes">
      <svg aria-hidden="true" width=${width * scale} height=${height} viewBox="0 0 ${width} ${height / scale}">
        ${drawn}
      </svg>
    </td>
    <td class="what">nothing for ${secondsText(line.ms)}</td>
    ${columns.isNarrow ? nothing : html`<td class="outcome"></td>`}
  </tr>`;
}

function columnCount({ columns }: TableSetting): number {
  return 3 + (columns.time > 0 ? 1 : 0) + (columns.isNarrow ? 0 : 1);
}

function outcomeOf({ outcome }: LadderRow, { isLater, isFlying }: { isLater: boolean; isFlying: boolean }) {
  if (isFlying) return html`<span class="verdict progress">${mark('progress')}on its way</span>`;
  if (outcome.word === '') return html`<span class="verdict"></span>`;
  if (isLater)
    return html`<span class="verdict later"
      >${mark('later')}${outcome.word}<span class="for-the-ear">, later</span></span
    >`;
  return html`<span class="verdict ${outcome.mark}">${mark(outcome.mark)}${outcome.word}</span>`;
}

function lanesText({ kind, host, detail }: LogEntry): string {
  if (kind !== 'frame.sent') return host ?? 'the network';
  const to = Array.isArray(detail['to']) ? (detail['to'] as string[]) : [];
  const heard = detail['isGroup'] === true && to.length > 0 ? 'everybody on the segment' : to.join(', ') || 'nobody';
  return `${host ?? ''} to ${heard}`;
}
