// Contents page of the page: address, storage, files, and the automation interface.
export * from './address.ts';
export * from './automation.ts';
export * from './files.ts';
export * from './load-inspector.ts';
export * from './scenario-store.ts';
export * from './storage.ts';
