// Regions of the bench that show the lab and hand on what is done there: drawer, notices, time bar. Templates only.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Lab } from '../lab/index.ts';
import { calendarText } from '../lab/index.ts';
import { loadInspector } from '../page/index.ts';
import type { Playback } from './controllers/playback.ts';
import type { LayoutName } from './controllers/screen-layout.ts';
import type { Session } from './controllers/session.ts';
import type { DrawerTab } from './sms-drawer.ts';
import './sms-drawer.ts';
import './sms-notice.ts';
import { actorOf } from './sms-state-view.ts';
import type { TimeAct, TimeTicks } from './sms-time-bar.ts';
import './sms-time-bar.ts';

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

/** `before`: what else has to stop first; `save`: where a run is saved as a file. */
export function benchNotices(session: Session, { before, save }: { before: () => void; save: () => void }) {
  return session.notices.map((notice) => {
    const act = (): void => {
      before();
      if (notice.undo) notice.undo();
      else save();
    };
    return html`<sms-notice
      .text=${notice.text}
      .act=${notice.undo ? 'Undo' : notice.isRefusal ? 'Save run' : undefined}
      @sms-notice-act=${act}
      @sms-notice-closed=${() => session.closeNotice(notice)}
    ></sms-notice>`;
  });
}

export interface BenchTimeBar {
  readonly lab: Lab;
  readonly layout: LayoutName;
  readonly playback: Playback;
  readonly ticks: TimeTicks;
  readonly act: (act: TimeAct) => void;
  readonly beforeSeek: () => void;
}

export function benchTimeBar({ lab, layout, playback, ticks, act, beforeSeek }: BenchTimeBar): TemplateResult {
  const nowMs = lab.log[lab.position - 1]?.atMs ?? 0;
  const settings = { desk: 'all', tablet: 'speed', phone: 'none', beamer: 'none' }[layout];
  return html`<sms-time-bar
    role="region"
    aria-label="Time"
    data-layout=${layout}
    .position=${lab.position}
    .known=${lab.log.length}
    .ticks=${ticks}
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
