// What the inspector's window needs first, ahead of its views, as a part of its own.
export { InspectorHub } from '../inspector/page/index.ts';
