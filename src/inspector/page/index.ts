// Contents page of the inspector's page side: connections, receivers, the layout worker.
export * from './dev-tools.ts';
export * from './inspector-connection.ts';
export * from './message-receiver.ts';
export * from './inspector-hub.ts';
export * from './early-ears.ts';
export { prepareReader } from './start-reader.ts';
export { roughLayoutWorker } from './start-rough-layout.ts';
export * from './strangers.ts';
export { nameOfOrigin } from './peer.ts';
export * from './load-files.ts';
export * from './layout-client.ts';
export * from './text-width.ts';
export * from './next-frame.ts';
export * from './picture.ts';
export * from './hand-out.ts';
