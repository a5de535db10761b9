// Opens the page as what its address asks for. Whichever it is, the other is not fetched.
import { startHub } from '../page/index.ts';
import { storedPalette } from './palette-choice.ts';
import { adoptTokens, choosePalette } from './styles/tokens.ts';

export async function openLab(): Promise<void> {
  await import('./sms-lab.ts');
}

/** The hub is begun beside the views: the app answers while they are still being fetched. */
export async function openInspector(): Promise<void> {
  document.title = 'Statecharts · Connection Lab';
  adoptTokens();
  choosePalette(storedPalette());
  sayInstead('status', 'The inspector is being fetched.');
  const starting = startHub();
  try {
    const [hub, { SmsInspectorWindow }] = await Promise.all([starting, import('./sms-inspector-window.ts')]);
    const inspector = new SmsInspectorWindow();
    inspector.hub = hub;
    document.querySelector('sms-lab')?.replaceWith(inspector);
  } catch (error) {
    starting.then(
      (hub) => hub.close(),
      () => undefined,
    );
    throw error;
  }
}

/** One line, where the page is not there. */
export function sayInstead(role: 'status' | 'alert', words: string): void {
  const line = document.querySelector('sms-lab > p') ?? document.createElement('p');
  line.setAttribute('role', role);
  line.textContent = words;
  if (!line.isConnected) (document.querySelector('sms-lab') ?? document.body).append(line);
}
