// Opens the page as what its address asks for. Whichever it is, the other is not fetched.
import { startHub } from '../page/index.ts';

export async function openLab(): Promise<void> {
  await import('./sms-lab.ts');
}

/** The hub is begun beside the views: the app answers while they are still being fetched. */
export async function openInspector(): Promise<void> {
  const starting = startHub();
  const { SmsInspectorWindow } = await import('./sms-inspector-window.ts');
  const inspector = new SmsInspectorWindow();
  document.querySelector('sms-lab')?.replaceWith(inspector);
  inspector.hub = await starting;
}
