// Contents page of the lab: one scenario in the learner's hands.
export * from './lab.ts';
export * from './recording.ts';
export * from './share-link.ts';
