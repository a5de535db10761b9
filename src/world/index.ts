// Contents page of the world: time, chance, hosts, and the cables between them.
export * from './clock.ts';
export * from './choice.ts';
export * from './fault.ts';
export * from './frame.ts';
export * from './host.ts';
export * from './log.ts';
export * from './segment.ts';
export * from './world.ts';
