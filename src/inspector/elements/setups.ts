// How an app is connected, in few lines to copy: one set-up for each way, with this page's own address in it.

export interface Setup {
  readonly id: string;
  readonly title: string;
  readonly lines: string;
  /** What goes wrong otherwise. */
  readonly hint?: string;
}

export function setupsFor(address: string): readonly Setup[] {
  // An iframe and a window of an app on the web cannot show a file.
  const isFile = address.startsWith('file:');
  const served = isFile ? 'https://…/#inspector' : address;
  return [
    {
      id: 'xstate-4',
      title: 'XState 4',
      lines: `import { inspect } from '@xstate/inspect';
inspect({ url: '${served}', iframe: false }); // before anything starts
interpret(machine, { devTools: true }).start();`,
      hint: 'The address must be a whole one. Only what is started afterwards, with devTools, is told.',
    },
    {
      id: 'xstate-5',
      title: 'XState 5',
      lines: `import { createBrowserInspector } from '@statelyai/inspect';
const { inspect } = createBrowserInspector({ url: '${served}', serializationDepthLimit: 50 });
createActor(machine, { inspect }).start();`,
      hint: 'Without the depth limit of 50 the package cuts guards and deep states off. It takes no events.',
    },
    {
      id: 'iframe',
      title: 'In a frame of the app’s page',
      lines: `const iframe = document.querySelector('iframe'); // an empty one in the page
inspect({ url: '${served}', iframe }); // XState 4, or for XState 5:
createBrowserInspector({ url: '${served}', iframe });`,
      hint: 'A frame is never blocked, and the app is never hidden behind it.',
    },
    {
      id: 'storybook',
      title: 'Storybook',
      lines: `// .storybook/preview.js, for XState 4; for XState 5 the two lines above
import { inspect } from '@xstate/inspect';
inspect({ url: '${served}', iframe: false });`,
      hint: 'The story’s own frame opens the window: allow windows for Storybook’s address.',
    },
    {
      id: 'file',
      title: 'App and inspector opened as files',
      lines: `const w = window.open('${isFile ? address : 'sms-lab.html#inspector'}', 'xstateinspector');
const targetWindow = { postMessage: (message) => w.postMessage(message, '*') };
inspect({ url: 'http://localhost/', iframe: false, targetWindow }); // XState 5 needs no wrapper`,
      hint: 'XState 4 names the origin of its inspector, and a file has none. A page on the web cannot open a file.',
    },
  ];
}

export const troubles: readonly string[] = [
  'No window opens: the browser blocked it. Allow windows for the app, or call inspect() in answer to a click.',
  'It opens but stays empty: the app is served with Cross-Origin-Opener-Policy, which cuts windows off. Use a frame.',
  'News come late: browsers slow hidden tabs down. Put the two windows side by side.',
  'After the app was loaded anew nothing comes: press Reconnect.',
];
