// Regions of the bench that show the lab and hand on what is done there: script, what is at a place, drawer, notices, time
// bar. Templates only.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ActNow, Lab, StageFacts } from '../lab/index.ts';
import { calendarText } from '../lab/index.ts';
import { loadInspector } from '../page/index.ts';
import type { Outcome } from '../scenarios/index.ts';
import type { Playback } from './controllers/playback.ts';
import type { ComparedSides } from './controllers/run-changes.ts';
import type { LayoutName, ScreenLayout } from './controllers/screen-layout.ts';
import type { Session } from './controllers/session.ts';
import type { DrawerTab } from './sms-drawer.ts';
import './sms-drawer.ts';
import './sms-ladder.ts';
import './sms-notice.ts';
import type { Place } from './sms-place-panel.ts';
import './sms-place-panel.ts';
import './sms-script.ts';
import { actorOf } from './sms-state-view.ts';
import type { TimeAct, TimeTicks } from './sms-time-bar.ts';
import './sms-time-bar.ts';
import './sms-top-strip.ts';
import type { PaletteName } from './styles/colour-tokens.ts';

export interface BenchStrip {
  readonly session: Session;
  readonly screen: ScreenLayout;
  readonly palette: PaletteName;
}

export function benchStrip({ session, screen, palette }: BenchStrip): TemplateResult {
  const { lab, keeper } = session;
  return html`<sms-top-strip
    role="banner"
    data-layout=${screen.name}
    .scenario=${lab.scenario}
    .layout=${screen.name}
    .isBigger=${screen.isBigger}
    .palette=${palette}
    .seed=${lab.seed}
    .keepState=${keeper.state}
    data-kept=${keeper.keptPosition ?? nothing}
    @sms-bigger-switched=${() => screen.toggleBigger()}
  ></sms-top-strip>`;
}

export interface BenchLadder {
  readonly lab: Lab;
  readonly lanes: readonly string[];
  readonly screen: ScreenLayout;
  readonly progress: number;
  /** Place of the entry that the drawer tells of, or -1. */
  readonly opened: number;
  readonly open: (place: number) => void;
}

export function benchLadder({ lab, lanes, screen, progress, opened, open }: BenchLadder): TemplateResult {
  return html`<sms-ladder
    .log=${lab.log}
    .known=${lab.log.length}
    .position=${lab.position}
    .lanes=${lanes}
    .startsAt=${lab.startsAt}
    .untilMs=${lab.plannedUntilMs}
    .progress=${progress}
    .scale=${screen.scale}
    .rowUnits=${screen.rowUnits}
    .opened=${opened}
    @sms-row-opened=${(event: CustomEvent<number>) => open(event.detail)}
  ></sms-ladder>`;
}

export interface BenchScript {
  readonly lab: Lab;
  readonly layout: LayoutName;
  readonly outcomes: readonly Outcome[];
  readonly askWhy: () => void;
}

export function benchScript({ lab, layout, outcomes, askWhy }: BenchScript): TemplateResult {
  return html`<sms-script
    data-layout=${layout}
    .scenario=${lab.scenario}
    .moves=${lab.flags}
    .otherReadings=${Object.keys(lab.readings).length}
    ?data-running=${lab.position > 1}
    .entry=${lab.log[lab.position - 1]}
    .outcomes=${outcomes}
    .consoleTimes=${lab.consoleTimes}
    @sms-why-wanted=${askWhy}
  ></sms-script>`;
}

export interface BenchDrawer {
  readonly lab: Lab;
  readonly tab: DrawerTab;
  /** Place of the entry it tells of. */
  readonly told: number;
  readonly close: () => void;
  readonly chooseTab: (tab: DrawerTab) => void;
  readonly openWindow: () => void;
}

export function benchDrawer({ lab, tab, told, close, chooseTab, openWindow }: BenchDrawer): TemplateResult {
  return html`<sms-drawer
    role="region"
    aria-label="About this step"
    .entry=${lab.log[told]}
    .tab=${tab}
    .isShownHere=${told === lab.position - 1}
    @sms-drawer-closed=${close}
    @sms-tab-chosen=${(event: CustomEvent<DrawerTab>) => chooseTab(event.detail)}
    @sms-shown-here=${(event: CustomEvent<number>) => lab.seek(event.detail + 1)}
    @sms-window-wanted=${openWindow}
  >
    ${
      tab === 'state'
        ? html`<sms-state-view
            slot="state"
            .lab=${lab}
            .actor=${actorOf(lab.log, told)}
            .load=${loadInspector}
          ></sms-state-view>`
        : nothing
    }
  </sms-drawer>`;
}

export interface BenchNotices {
  /** What else has to stop first. */
  readonly before: () => void;
  /** Where a run is saved as a file. */
  readonly save: () => void;
  readonly compare: (sides: ComparedSides) => void;
}

export function benchNotices(session: Session, { before, save, compare }: BenchNotices): TemplateResult[] {
  return session.notices.map((notice) => {
    const act = (): void => {
      before();
      if (notice.undo) notice.undo();
      else save();
    };
    return html`<sms-notice
      .text=${notice.text}
      .act=${notice.undo ? (notice.undoLabel ?? 'Undo') : notice.isRefusal ? 'Save run' : undefined}
      .more=${notice.compare ? 'Compare' : undefined}
      @sms-notice-act=${act}
      @sms-notice-more=${() => {
        before();
        const sides = notice.compare?.();
        if (sides) compare(sides);
      }}
      @sms-notice-closed=${() => session.closeNotice(notice)}
    ></sms-notice>`;
  });
}

export interface BenchTimeBar {
  readonly session: Session;
  readonly layout: LayoutName;
  readonly playback: Playback;
  readonly ticks: TimeTicks;
  readonly act: (act: TimeAct) => void;
  readonly beforeSeek: () => void;
}

export function benchTimeBar({ session, layout, playback, ticks, act, beforeSeek }: BenchTimeBar): TemplateResult {
  const { lab, changes } = session;
  const nowMs = lab.log[lab.position - 1]?.atMs ?? 0;
  const settings = { desk: 'all', tablet: 'speed', phone: 'none', beamer: 'none' }[layout];
  return html`<sms-time-bar
    role="region"
    aria-label="Time"
    data-layout=${layout}
    .position=${lab.position}
    .known=${lab.log.length}
    .ticks=${ticks}
    .other=${changes.otherTrack}
    .isPlaying=${playback.isPlaying}
    .isAtEnd=${playback.isAtEnd}
    .isEnded=${lab.isEnded}
    .nowMs=${nowMs}
    .clock=${calendarText(lab.startsAt, nowMs)}
    .speed=${playback.speed}
    .seed=${lab.seed}
    .settings=${settings}
    @sms-time-act=${(event: CustomEvent<TimeAct>) => act(event.detail)}
    @sms-seek=${(event: CustomEvent<number>) => {
      beforeSeek();
      lab.seek(event.detail);
    }}
  ></sms-time-bar>`;
}

export interface BenchPlace {
  readonly lab: Lab;
  readonly facts: StageFacts;
  readonly place: Place;
  readonly isDialog: boolean;
  readonly act: (act: ActNow) => void;
  readonly want: (place: Place) => void;
  readonly close: () => void;
}

/** One computer or cable: what is known of it, and what can be done there. */
export function benchPlace({ lab, facts, place, isDialog, act, want, close }: BenchPlace): TemplateResult {
  return html`<sms-place-panel
    role="region"
    aria-label="What is there"
    .place=${place}
    .scenario=${lab.scenario}
    .flags=${lab.flags}
    .atMs=${lab.log[lab.position - 1]?.atMs ?? 0}
    .known=${facts}
    .isDialog=${isDialog}
    @sms-act-given=${(event: CustomEvent<ActNow>) => act(event.detail)}
    @sms-place-wanted=${(event: CustomEvent<Place>) => want(event.detail)}
    @sms-place-closed=${close}
  ></sms-place-panel>`;
}
