// What runs in the popup of the test: the receiver, and a mirror of what it holds for the test to look at.
import { receiveInPopup } from '../../../src/inspector/page/index.ts';

const receiver = receiveInPopup();
Object.assign(window, { receiver });
