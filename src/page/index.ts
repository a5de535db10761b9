// Contents page of the page: address, storage, files, and the automation interface.
export * from './address.ts';
export * from './automation.ts';
export * from './automation-options.ts';
export * from './check-run-options.ts';
export * from './files.ts';
export * from './load-inspector.ts';
export * from './load-scenario.ts';
export * from './scenario-list.ts';
export * from './storage.ts';
