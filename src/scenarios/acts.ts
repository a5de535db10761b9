// What people do in a scenario, done: each act is logged, then handed to whom it concerns.
import type { World } from '../world/index.ts';
import { changeDcom } from './dcom-actors.ts';
import type { EndingAct } from './outcomes.ts';
import { mapDrive, needAccessPoint, setShareUsers } from './network-access-acts.ts';
import { isEndingAct, nameOfStarted } from './outcomes.ts';
import { siteOfClient } from './network-access.ts';
import type { Act } from './scenario.ts';
import { programNamed, siteContentsOf } from './site-contents.ts';
import type { Staged, StagedHost } from './stage.ts';

export function doAct(staged: Staged, act: Act): void {
  const { world } = staged;
  const { atMs: _, ...given } = act;
  const user =
    'target' in act || isConnecting(act) ? (act.user ?? staged.hosts.get(act.host)?.given.console?.user) : undefined;
  const isRefused = 'host' in act && needsPower(act.act) && !world.host(act.host).isOn;
  const detail = {
    ...given,
    ...(user === undefined ? {} : { user }),
    ...(isRefused ? { refused: 'the computer is off' } : {}),
  };
  const host = 'host' in act ? act.host : undefined;
  const started =
    !isRefused && host !== undefined
      ? isEndingAct(act.act)
        ? startedBy(staged, act.act, host)
        : startedBefore(staged, act)
      : undefined;
  world.record({
    kind: 'act.done',
    ...(host === undefined ? {} : { host }),
    ...(started === undefined ? {} : { actor: `${host}/${started}` }),
    rule: 'lab.scenario',
    detail,
  });
  if (isRefused) return;
  switch (act.act) {
    case 'sever-segment':
    case 'mend-segment':
      return severSegment(world, act.segment, act.act === 'sever-segment');
    default:
      return doAtHost(staged, act, started ?? '');
  }
}

function isConnecting(act: Act): act is Extract<Act, { act: 'connect-console' | 'connect-wbemtest' }> {
  return act.act === 'connect-console' || act.act === 'connect-wbemtest';
}

/** Power and cables can be handled on a computer that is off; all else needs one that runs. */
export function needsPower(act: Act['act']): boolean {
  return !['power-on', 'power-off', 'change-address', 'move-adapter'].includes(act);
}

/** Name on its host of the actor that this act starts: each start has one of its own. */
function startedBy({ starts }: Staged, act: EndingAct, host: string): string {
  const key = `${host}/${act}`;
  const count = (starts.get(key) ?? 0) + 1;
  starts.set(key, count);
  return nameOfStarted(act, count);
}

/** To try again goes on with the actor of the latest start, and is to end anew. */
function startedBefore({ hosts }: Staged, act: Act): string | undefined {
  return act.act === 'retry-console' ? hosts.get(act.host)?.actors.connections?.nameOfFailed : undefined;
}

function doAtHost(staged: Staged, act: Extract<Act, { host: string }>, started: string): void {
  const at = staged.hosts.get(act.host);
  if (!at) throw new Error(`There is no host named ${act.host}.`);
  const { actors } = at;
  switch (act.act) {
    case 'open-remote-tools':
      return actors.console?.open({
        name: started,
        target: act.target,
        ...(act.user ? { user: act.user } : {}),
        ...(act.function ? { function: act.function } : {}),
      });
    case 'cancel':
      return actors.console?.tell(act.target, { type: 'user.cancel' });
    case 'hang-up':
      return actors.console?.tell(act.target, { type: 'disconnect' });
    case 'dismiss':
      return actors.console?.tell(act.target, { type: 'dismiss' });
    case 'give-credentials':
      return actors.console?.tell(act.target, { type: 'given', user: act.user ?? at.given.console?.user ?? '' });
    case 'cancel-credentials':
      return actors.console?.tell(act.target, { type: 'cancel' });
    case 'set-console-transports':
      return actors.console?.setTransports(act.transports);
    case 'connect-console':
      return actors.connections?.connect({ name: started, tool: 'console', user: act.user });
    case 'connect-wbemtest':
      return actors.connections?.connect({ name: started, tool: 'wbemtest', server: act.server, user: act.user });
    case 'cancel-console':
      return actors.connections?.tell('console', 'user.cancel');
    case 'disconnect-console':
      return actors.connections?.tell('console', 'disconnect');
    case 'retry-console':
      return actors.connections?.tell('console', 'retry');
    case 'cancel-wbemtest':
      return actors.connections?.tell('wbemtest', 'user.cancel');
    case 'disconnect-wbemtest':
      return actors.connections?.tell('wbemtest', 'disconnect');
    case 'start-agent':
      return actors.agent?.start();
    case 'stop-agent':
      return actors.agent?.stop();
    case 'power-on':
    case 'power-off':
      return actors.turnPower(act.act === 'power-on');
    case 'restart-computer':
      return actors.restart();
    case 'move-protocol':
    case 'add-protocol':
    case 'remove-protocol':
    case 'stop-service':
    case 'start-service':
    case 'disable-dcom':
    case 'enable-dcom':
      return changeDcom(actors.dcom, act);
    case 'change-address':
      return changeAddress(staged.world, at, act);
    case 'move-adapter':
      return moveAdapter(staged.world, at, act);
    case 'log-on':
      actors.needs?.access.logOn(act.user);
      actors.components?.logOn();
      return actors.discovery?.logOn(act.user);
    case 'log-off':
      actors.needs?.access.logOff();
      return actors.discovery?.logOff();
    case 'set-dns-record':
      return actors.nameService?.setDnsRecord(act.name, act.address);
    case 'server-down':
    case 'server-up':
      return serverUp(at, act.act === 'server-up');
    case 'store-resource':
      return actors.provider?.storeResource(act);
    case 'need-access-point':
      return needAccessPoint(staged, at, act, started);
    case 'map-drive':
      return mapDrive(staged, at, act);
    case 'unmap-drive':
      return actors.needs?.access.unmapDrive(act.local, { rule: 'lab.scenario' });
    case 'prefer-server':
      return actors.needs?.access.prefer(act);
    case 'set-nal-switches':
      return actors.needs?.access.setSwitches({
        ...(act.usePreferred === undefined ? {} : { usesPreferred: act.usePreferred }),
        ...(act.useExisting === undefined ? {} : { usesExisting: act.useExisting }),
        ...(act.useRandom === undefined ? {} : { usesRandom: act.useRandom }),
      });
    case 'change-accounts':
      return actors.needs?.access.setAccounts(act.accounts);
    case 'run-program': {
      const site = siteOfClient(staged.scenario, at.given);
      const program = site === undefined ? undefined : programNamed(staged.scenario, site, act.program);
      return program && actors.components?.runProgram(started, program);
    }
    case 'run-client-cycle':
      return actors.components?.runCycle();
    case 'update-access-point':
      return actors.accessPoint?.update(siteContentsOf(staged.scenario, at.given.accessPoint?.siteServer ?? ''));
    case 'set-share-users':
      return setShareUsers(at, act);
  }
}

function severSegment(world: World, name: string, isSevered: boolean): void {
  world.segment(name).isSevered = isSevered;
  world.record({ kind: 'segment.changed', rule: 'lab.scenario', detail: { segment: name, isSevered } });
}

function changeAddress(world: World, { host, actors }: StagedHost, act: Extract<Act, { act: 'change-address' }>): void {
  const adapter = host.adapters[act.adapter ?? 0];
  if (!adapter) throw new Error(`${host.name} has no adapter ${act.adapter ?? 0}.`);
  const was = adapter.ipAddress;
  adapter.ipAddress = act.ip;
  adapter.subnetMask = act.mask ?? adapter.subnetMask ?? '255.255.255.0';
  adapter.defaultGateway = act.gateway ?? adapter.defaultGateway;
  world.record({
    kind: 'host.addressed',
    host: host.name,
    rule: 'lab.scenario',
    detail: { adapter: adapter.index, ip: act.ip, was },
  });
  if (host.isOn) actors.discovery?.addressChanged();
}

function moveAdapter(world: World, { host }: StagedHost, act: Extract<Act, { act: 'move-adapter' }>): void {
  const adapter = host.adapters[act.adapter ?? 0];
  if (!adapter) throw new Error(`${host.name} has no adapter ${act.adapter ?? 0}.`);
  const was = adapter.segment;
  world.moveAdapter(adapter, act.segment);
  world.record({
    kind: 'host.moved',
    host: host.name,
    rule: 'lab.scenario',
    detail: { adapter: adapter.index, segment: act.segment, was },
  });
}

function serverUp({ actors }: StagedHost, isUp: boolean): void {
  for (const server of [actors.nameService, actors.provider, actors.accessPoint, actors.fileServer]) {
    if (isUp) server?.up();
    else server?.down();
  }
}
