// What runs in the popup of the test: the hub, for the test to look at.
import { InspectorHub } from '../../../src/inspector/page/index.ts';

const hub = new InspectorHub();
Object.assign(window, { hub });
