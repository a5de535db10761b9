// Contents page of the lab: one scenario in the learner's hands.
export * from './lab.ts';
export * from './recording.ts';
export * from './recording-definition.ts';
export * from './parse-recording.ts';
export * from './recording-difference.ts';
export * from './share-link.ts';
export * from './mechanism-facts.ts';
export * from './stage-facts.ts';
export * from './stage-picture.ts';
export type { StageSlot, StageToken } from './stage-slots.ts';
export * from './message-verdict.ts';
export * from './ladder-words.ts';
export * from './ladder-rows.ts';
export * from './calendar.ts';
export * from './flag-line.ts';
export * from './ladder-days.ts';
export * from './source-sheets.ts';
