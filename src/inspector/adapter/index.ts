// Contents page of the optional adapter, an entry of its own: what an app adds to be followed more closely.
export * from './connect-inspector.ts';
