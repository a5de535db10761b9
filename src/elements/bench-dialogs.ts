// The bench's dialogs: scenarios, the run in hand, keys. Templates only; the bench opens and closes them.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listScenarios, sourcesHash } from '../page/index.ts';
import { isPopulationPossible } from '../scenarios/index.ts';
import type { LayoutName } from './controllers/screen-layout.ts';
import type { ComparedSides } from './controllers/run-changes.ts';
import type { Session } from './controllers/session.ts';
import type { Speed } from './controllers/playback.ts';
import { icon } from './icons.ts';
import './sms-flags.ts';
import './sms-keys-help.ts';
import './sms-open-file.ts';
import './sms-palette-switch.ts';
import './sms-readings.ts';
import './sms-recent-work.ts';
import './sms-run-comparison.ts';
import './sms-run-panel.ts';
import './sms-run-settings.ts';
import './sms-scenario-picker.ts';
import type { PaletteName } from './styles/colour-tokens.ts';

export type DialogName = 'menu' | 'work' | 'keys' | 'readings' | 'compare' | 'population';

export interface BenchDialogs {
  readonly session: Session;
  readonly layout: LayoutName;
  readonly speed: Speed;
  readonly palette: PaletteName;
  readonly areShortcutsOn: boolean;
  /** The run as a text is long, so it is made only while somebody looks. */
  readonly isWorkOpen: boolean;
  readonly areReadingsOpen: boolean;
  readonly isPopulationOpen: boolean;
  /** Two runs that somebody wants to see side by side. */
  readonly compared: ComparedSides | undefined;
  readonly open: (name: DialogName) => void;
  readonly close: () => void;
  readonly closed: () => void;
  readonly showStep: (place: number) => void;
}

export function benchDialogs(of: BenchDialogs): TemplateResult {
  const { session, close, closed } = of;
  const { lab } = session;
  return html`
    <dialog class="menu" aria-label="Scenarios">
      ${head('Scenarios', close)} ${of.layout === 'desk' ? nothing : settings(of)}
      <sms-scenario-picker
        .scenarios=${listScenarios()}
        .current=${session.lab.scenario?.id ?? ''}
      ></sms-scenario-picker>
      <p class="places"><a class="button" href="#">Start</a> <a class="button" href=${sourcesHash()}>Sources</a></p>
    </dialog>
    <dialog class="work" aria-label="This run" @close=${closed}>
      ${head('This run', close)} ${of.isWorkOpen ? work(session) : nothing}
    </dialog>
    <dialog class="readings" aria-label="Readings" @close=${closed}>
      ${head('Readings', close)}
      ${
        of.areReadingsOpen
          ? html`<sms-readings
              .lab=${lab}
              .moment=${lab.replays}
              @sms-step-wanted=${({ detail }: CustomEvent<number>) => of.showStep(detail)}
            ></sms-readings>`
          : nothing
      }
    </dialog>
    <dialog class="compare" aria-label="Two futures" @close=${closed}>
      ${head('Two futures', close)}
      ${
        of.compared
          ? html`<sms-run-comparison
              .scenario=${lab.scenario}
              .sides=${of.compared}
              @sms-step-wanted=${({ detail }: CustomEvent<number>) => of.showStep(detail)}
            ></sms-run-comparison>`
          : nothing
      }
    </dialog>
    <dialog class="population" aria-label="Many computers" @close=${closed}>
      ${head('Many computers', close)} ${of.isPopulationOpen ? population(lab) : nothing}
    </dialog>
    <dialog class="keys" aria-label="Keys">
      ${head('Keys', close)}
      <sms-keys-help .areShortcutsOn=${of.areShortcutsOn}></sms-keys-help>
    </dialog>
  `;
}

function head(title: string, close: () => void): TemplateResult {
  return html`<div class="head">
    <h2>${title}</h2>
    <button type="button" class="button plain" aria-label="Close" @click=${close}>${icon('x')}</button>
  </div>`;
}

/** What the page itself has no room for. */
function settings({ session, speed, palette, open }: BenchDialogs): TemplateResult {
  const { scenario, flags, seed } = session.lab;
  return html`<div class="settings">
    <sms-run-settings .speed=${speed} .seed=${seed}></sms-run-settings>
    <sms-palette-switch .palette=${palette}></sms-palette-switch>
    <sms-flags .scenario=${scenario} .moves=${flags}></sms-flags>
    ${
      scenario
        ? html`<button type="button" class="button" @click=${() => open('readings')}><span>Readings</span></button>`
        : nothing
    }
    ${
      scenario && isPopulationPossible(scenario)
        ? html`<button type="button" class="button" @click=${() => open('population')}>
            <span>Many computers</span>
          </button>`
        : nothing
    }
  </div>`;
}

function work(session: Session): TemplateResult {
  const { keeper } = session;
  return html`<sms-run-panel
      .recording=${session.recording()}
      .keepState=${keeper.state}
      .isWholeInAddress=${session.isWholeInAddress}
    ></sms-run-panel>
    <section aria-label="Open">
      <h3>Open</h3>
      <sms-open-file></sms-open-file>
    </section>
    <section aria-label="Recent work">
      <h3>Recent work</h3>
      <sms-recent-work isOpen .current=${keeper.id}></sms-recent-work>
    </section>`;
}

function population({ scenario, readings, seed }: Session['lab']): TemplateResult {
  return html`<sms-population .scenario=${scenario} .readings=${readings} .seed=${seed}></sms-population>`;
}
