// Contents page of what an SMS 2.0 site knows and decides.
export * from './locate-order.ts';
export * from './access-point-files.ts';
export * from './agent-endpoint.ts';
export * from './client-files.ts';
export * from './dcom.ts';
export * from './discovery.ts';
export * from './dns-records.ts';
export * from './nal.ts';
export * from './permitted-viewers.ts';
export * from './programs.ts';
export * from './site-database.ts';
export * from './wins-records.ts';
export * from './viewer-name.ts';
