// The guards and actions of discovery on a client, and the delays that its dates give.
import { assign } from 'xstate';
import type { MachineOptions } from 'xstate';
import type { DiscoveryRecord } from '../../protocols/index.ts';
import { isDue, isSameAddresses, recordOf, runsMissedCycleAtLogon } from '../../sms/index.ts';
import type { DiscoveryContext, DiscoveryDelays, DiscoveryEvent, DiscoveryPorts } from './discovery-ports.ts';

type Implementations = Partial<MachineOptions<DiscoveryContext, DiscoveryEvent, any>>;

/** What a cycle does, as the log tells it. */
type CycleOutcome = 'heartbeat' | 'change' | 'kept record' | 'nothing';

export function discoveryImplementations(ports: DiscoveryPorts, delays: DiscoveryDelays): Implementations {
  const tellCycle = (context: DiscoveryContext, event: DiscoveryEvent, sends: CycleOutcome, rule: string): void => {
    if (event.type !== 'computer.read') return;
    const { nextCycleAtMs, heartbeatDueAtMs, cycleIntervalMs } = context;
    ports.record('cycle.ran', rule, {
      dueAtMs: nextCycleAtMs,
      nextAtMs: event.atMs + cycleIntervalMs,
      heartbeatDueAtMs,
      sends,
    });
  };
  const tellWritten = ({ record }: DiscoveryContext, rule: string): void => {
    if (record) ports.record('record.written', rule, { ...record });
  };
  return {
    guards: {
      isOffBefore: ({ isOffBefore }) => isOffBefore,
      hasMissedCycle,
      waitsForLogon: (context, event) => hasMissedCycle(context, event) && runsMissedCycleAtLogon(context.system),
      hasOtherAddresses: ({ addresses, reported }) => !isSameAddresses(addresses, reported),
      isLogonToReport: ({ isLogonToReport }) => isLogonToReport,
      isHeartbeatDue: ({ heartbeatDueAtMs }, event) =>
        event.type === 'computer.read' && isDue(heartbeatDueAtMs, event.atMs),
      isChangeToReport: ({ reportsChanges, reported }, event) =>
        reportsChanges && event.type === 'computer.read' && !isSameAddresses(event.addresses, reported),
      hasRecordLeft: ({ record, writtenAtMs, recordLifetimeMs }, event) =>
        record !== null && event.type === 'computer.read' && !isDue(writtenAtMs + recordLifetimeMs, event.atMs),
      hasExpiredRecord: ({ record, writtenAtMs, recordLifetimeMs }, event) =>
        record !== null && event.type === 'computer.read' && isDue(writtenAtMs + recordLifetimeMs, event.atMs),
    },
    delays: {
      missedCycleDelay: () => delays.missedCycleDelay,
      timeToCycle: ({ nextCycleAtMs }) => Math.max(0, nextCycleAtMs - ports.nowMs()),
    },
    actions: {
      readComputer: () => ports.readComputer(),
      noteAddresses: assign({
        addresses: ({ addresses }, event) => ('addresses' in event ? event.addresses : addresses),
      }),
      noteUser: assign({
        user: ({ user }, event) => (event.type === 'user.logged.on' ? event.user : user),
        isLogonToReport: ({ reportsAtLogon }) => reportsAtLogon,
      }),
      forgetUser: assign({ user: null, isLogonToReport: false }),
      tellHeartbeatCycle: (context, event) => tellCycle(context, event, 'heartbeat', 'discovery.heartbeat'),
      tellChangeCycle: (context, event) => tellCycle(context, event, 'change', 'discovery.which-cycle'),
      tellRetryCycle: (context, event) => tellCycle(context, event, 'kept record', 'discovery.record-kept'),
      tellExpiredCycle: (context, event) => tellCycle(context, event, 'nothing', 'discovery.record-kept'),
      tellEmptyCycle: (context, event) => tellCycle(context, event, 'nothing', 'discovery.not-due'),
      countCycle: assign({
        nextCycleAtMs: ({ nextCycleAtMs, cycleIntervalMs }, event) =>
          event.type === 'computer.read' ? event.atMs + cycleIntervalMs : nextCycleAtMs,
      }),
      writeHeartbeat: assign({
        record: ({ computerName, addresses }): DiscoveryRecord => recordOf('heartbeat', computerName, addresses),
        writtenAtMs: readAtMs,
        heartbeatDueAtMs: ({ heartbeatDueAtMs, heartbeatIntervalMs }, event) =>
          event.type === 'computer.read' ? event.atMs + heartbeatIntervalMs : heartbeatDueAtMs,
      }),
      writeLogonRecord: assign({
        record: ({ computerName, addresses }): DiscoveryRecord => recordOf('logon', computerName, addresses),
        writtenAtMs: readAtMs,
        isLogonToReport: false,
      }),
      tellHeartbeat: (context) => tellWritten(context, 'discovery.heartbeat'),
      tellChange: (context) => tellWritten(context, 'discovery.which-cycle'),
      tellLogon: (context) => tellWritten(context, 'discovery.logon'),
      handOver: ({ record }) => {
        if (record) ports.handOver(record);
      },
      tellKept: ({ record }, event) => {
        if (event.type !== 'delivery.failed') return;
        ports.record('record.kept', 'discovery.record-kept', { name: record?.name ?? '', reason: event.reason });
      },
      tellDropped: ({ record, writtenAtMs }, event) => {
        if (!record || event.type !== 'computer.read') return;
        const { name, ipAddresses, ipxAddresses } = record;
        const keptMs = event.atMs - writtenAtMs;
        ports.record('record.dropped', 'discovery.record-kept', { name, ipAddresses, ipxAddresses, keptMs });
      },
      noteReported: assign({
        reported: ({ record, reported }) =>
          record ? { ipAddresses: record.ipAddresses, ipxAddresses: record.ipxAddresses } : reported,
      }),
      dropRecord: assign({ record: null }),
    },
  };
}

function readAtMs({ writtenAtMs }: DiscoveryContext, event: DiscoveryEvent): number {
  return event.type === 'computer.read' ? event.atMs : writtenAtMs;
}

function hasMissedCycle({ nextCycleAtMs }: DiscoveryContext, event: DiscoveryEvent): boolean {
  return event.type === 'power.on' && isDue(nextCycleAtMs, event.atMs);
}
