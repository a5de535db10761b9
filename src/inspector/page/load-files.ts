// Loads what opens, simulates, saves and keeps: with the first file, not with the page.

export function loadMachineFiles(): Promise<typeof import('./machine-files.ts')> {
  return import('./machine-files.ts');
}

export function loadSessionStore(): Promise<typeof import('./session-store.ts')> {
  return import('./session-store.ts');
}

export type { OpenedText } from './machine-files.ts';
export type { KeptSession, SessionKeeper } from './session-store.ts';
export type { Simulations } from './simulations.ts';
