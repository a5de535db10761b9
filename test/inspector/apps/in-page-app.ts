// The app of XState 4 with the inspector in its own page: both are bundled together, as from a package.
import { inspect } from '@xstate/inspect';
import { createMachine, interpret } from 'xstate';
import '../../../src/inspector/elements/index.ts';
import { InspectorHub } from '../../../src/inspector/page/index.ts';
import { inHundreds, offer } from './app-page.ts';

const hub = new InspectorHub();
const channel = hub.openChannel('this page');
inspect({ url: 'http://localhost/', iframe: false, targetWindow: channel as unknown as Window });

const toggle = createMachine({
  id: 'toggle',
  predictableActionArguments: true,
  initial: 'off',
  states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } },
});
const service = interpret(toggle, { devTools: true }).start();

const viewer = document.createElement('chart-inspector');
viewer.viewing = hub.viewing;
viewer.style.cssText = 'display: block; height: 600px';
document.body.append(viewer);
Object.assign(window, { hub });

offer({
  send: (event) => void service.send(event as never),
  burst: (count) => inHundreds(count, () => service.send({ type: 'flip' })),
  value: () => service.state.value,
  startMore(count) {
    for (let index = 0; index < count; index++) interpret(toggle, { id: `toggle ${index}`, devTools: true }).start();
  },
  openLater: () => undefined,
});
