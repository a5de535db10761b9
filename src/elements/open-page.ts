// Opens the page as what its address asks for. Whichever it is, the other is not fetched.
import { startHub } from '../page/index.ts';

export async function openLab(): Promise<void> {
  await import('./sms-lab.ts');
}

/** The hub is begun beside the views: the app answers while they are still being fetched. */
export async function openInspector(): Promise<void> {
  const [hub, { SmsInspectorWindow }] = await Promise.all([startHub(), import('./sms-inspector-window.ts')]);
  const inspector = new SmsInspectorWindow();
  inspector.hub = hub;
  document.querySelector('sms-lab')?.replaceWith(inspector);
}
