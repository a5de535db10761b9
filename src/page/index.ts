// Contents page of the page: address, storage, files, the copy for offline, and the automation interface.
export * from './address.ts';
export * from './automation-options.ts';
export * from './automation.ts';
export * from './build-info.ts';
export * from './check-run-options.ts';
export * from './files.ts';
export * from './hand-over.ts';
export * from './kept-work.ts';
export * from './load-file.ts';
export * from './load-inspector.ts';
export * from './load-scenario.ts';
export * from './offline-copy.ts';
export * from './open-kept-work.ts';
export * from './scenario-list.ts';
export * from './storage.ts';
export * from './trusted-types.ts';
export * from './work-store.ts';
