// Contents page of the statecharts: who does what, when.
export * from './run.ts';
export * from './statechart-table.ts';
export * from './words.ts';
export * from './compiled/index.ts';
export * from './console/console-ports.ts';
export * from './console/console-settings.ts';
export * from './console/name-cache.ts';
export * from './console/start-open-remote-tools.ts';
export { agentBefore } from './client/attach-remote-control-agent.ts';
export * from './client/start-discovery.ts';
export * from './client/start-remote-control-agent.ts';
export * from './server/start-access-point.ts';
export * from './server/start-discovery-data-manager.ts';
export * from './server/start-name-service.ts';
export * from './server/start-network-discovery.ts';
export * from './server/start-sms-provider.ts';
