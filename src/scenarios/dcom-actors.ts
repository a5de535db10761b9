// DCOM on one host of a scenario: started with what the file says of it, and changed by what people do.
import type { ListEdit } from '../sms/index.ts';
import { defaultDcomProtocols } from '../sms/index.ts';
import type { DcomComputerActor } from '../statecharts/index.ts';
import { startDcomComputer } from '../statecharts/index.ts';
import type { startSmsProvider } from '../statecharts/index.ts';
import type { HostActorOptions } from './host-actor-options.ts';
import type { DcomAct } from './dcom-definition.ts';
import type { Scenario, ScenarioHost } from './scenario.ts';

/** A site without a code of its own has this one. */
const usualSiteCode = 'S01';

export function startDcom(
  { scenario, given, world, host, stack, timings, readings, devTools }: HostActorOptions,
  others: { provider: ReturnType<typeof startSmsProvider> | undefined; switchOffAndOn: () => void },
): DcomComputerActor | undefined {
  const { dcom } = given;
  if (!dcom) return undefined;
  const { protocols, isEnabled, stoppedServices: stopped, smsAdmins } = dcom;
  const { provider, switchOffAndOn } = others;
  return startDcomComputer({
    world,
    host,
    stack,
    readings,
    devTools,
    settings: {
      ...(protocols ? { protocols } : {}),
      ...(isEnabled === undefined ? {} : { isEnabled }),
      ...(stopped ? { stopped } : {}),
      ...(smsAdmins ? { smsAdmins } : {}),
    },
    provider: providerLocation(scenario, given),
    askProvider: provider && ((asks, answered) => provider.ask(asks, answered)),
    shutdownTime: Number(timings.computerShutdownTime),
    switchOffAndOn,
  });
}

/** Where the SMS Provider is, as the site server has it: here, or on the computer that the file names. */
export function providerLocation(
  { hosts }: Scenario,
  given: ScenarioHost,
): { siteCode: string; machine: string; namespacePath: string } | undefined {
  const holder = given.siteDatabase ? given : hosts.find(({ name }) => name === given.dcom?.provider);
  if (!holder?.siteDatabase) return undefined;
  const siteCode = holder.siteDatabase.siteCode ?? usualSiteCode;
  return { siteCode, machine: holder.name, namespacePath: `\\\\${holder.name}\\root\\sms\\site_${siteCode}` };
}

export function changeDcom(dcom: DcomComputerActor | undefined, act: DcomAct): void {
  switch (act.act) {
    case 'move-protocol':
    case 'add-protocol':
    case 'remove-protocol':
      return dcom?.editList(editOf(act), act.with ?? 'dcomcnfg');
    case 'stop-service':
      return dcom?.stopService(act.service);
    case 'start-service':
      return dcom?.startService(act.service);
    case 'disable-dcom':
    case 'enable-dcom':
      return dcom?.setEnabled(act.act === 'enable-dcom');
  }
}

function editOf(act: Extract<DcomAct, { protocol: unknown }>): ListEdit {
  const { protocol } = act;
  switch (act.act) {
    case 'move-protocol':
      return { edit: 'move', protocol, to: act.to ?? 0 };
    case 'add-protocol':
      // At the end, when nobody says where.
      return { edit: 'add', protocol, to: act.to ?? 8 };
    case 'remove-protocol':
      return { edit: 'remove', protocol };
  }
}

/** The lists as a run finds them, for those who draw them. */
export function protocolListsBefore({ hosts }: Scenario): object[] {
  return hosts.flatMap(({ name, dcom, system, protocols }) => {
    if (!dcom) return [];
    const list = dcom.protocols ?? defaultDcomProtocols(system, protocols);
    return [{ host: name, configured: [...list], active: [...list], needsRestart: false }];
  });
}
