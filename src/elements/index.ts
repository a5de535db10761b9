// Contents page of the elements: what the learner sees, one custom element per file.
export * from './sms-drawer.ts';
export * from './sms-frame-fields.ts';
export * from './sms-keys-help.ts';
export * from './sms-lab.ts';
export * from './sms-ladder.ts';
export * from './sms-network-map.ts';
export * from './sms-palette-switch.ts';
export * from './sms-problems.ts';
export * from './sms-run-settings.ts';
export * from './sms-scenario-picker.ts';
export * from './sms-script.ts';
export * from './sms-time-bar.ts';
export * from './sms-top-strip.ts';
export * from './sms-why.ts';
export { adoptTokens, choosePalette } from './styles/tokens.ts';
