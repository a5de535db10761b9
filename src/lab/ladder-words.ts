// The few words of a ladder row, for every kind of log entry; the whole sentence is the entry's own text.
import type { LogEntry } from '../world/index.ts';

/** Says a message in a few words. */
export type SayMessage = (message: unknown) => { readonly tag: string; readonly short: string };

export const transportNames: Readonly<Record<string, string>> = {
  tcp: 'TCP',
  udp: 'UDP',
  ipx: 'IPX',
  netbt: 'NetBT',
  nbf: 'NetBEUI',
  nwlnknb: 'NWLink',
};

/** Time as people say it: `5.6 s`, minutes from two on, hours and days likewise. */
export function secondsText(ms: number): string {
  if (ms < 1000) return `${(ms / 1000).toFixed(3)} s`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 7_200_000) return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
  const whole =
    ms < 172_800_000 ? ([3_600_000, 'h', 60_000, 'min'] as const) : ([86_400_000, 'd', 3_600_000, 'h'] as const);
  const [large, name, small, smallName] = whole;
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${name}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}

/** The same for a column of times: always in seconds. */
export function timeText(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 1000 ? 3 : ms < 10_000_000 ? 1 : 0)} s`;
}

export function rowWords(entry: LogEntry, say: SayMessage): string {
  const { kind, host, detail } = entry;
  const get = (key: string): string => plain(detail[key]);
  switch (kind) {
    case 'run.began':
      return 'the run begins';
    case 'run.ended':
      return 'the run ends';
    case 'act.done':
      return get('refused') === '' ? actWords(get, host ?? '') : `no use: ${get('refused')}`;
    case 'frame.sent':
      return say(detail['message']).short;
    case 'frame.unheard':
      return get('reason') || 'nobody hears it';
    case 'choice.taken':
      return chosen(detail);
    case 'wait.ended':
      return `waits ${secondsText(Number(detail['waitedMs'] ?? 0))}`;
    case 'state.entered':
      return `now ${lastStates(detail['to'], detail['from'])}`;
    case 'attempt.began':
      return `tries ${wayWords(get)}`;
    case 'attempt.ended':
      return get('reason') || wayWords(get);
    case 'protocol.tried':
      return `${get('sequence')} ${get('result')}`;
    case 'console.changed':
      return `${get('state')}: ${get('server')}`;
    case 'list.read':
      return `reads its list for ${get('name')}`;
    case 'cycle.ran':
      return get('sends') === 'nothing' ? 'cycle, nothing to report' : `cycle, reports: ${get('sends')}`;
    case 'record.written':
      return `writes a ${get('agent')} record`;
    case 'record.arrived':
      return `${get('name') || 'a record'} in ${get('inbox')}`;
    case 'record.passed':
      return `passes ${get('name') || 'a record'} on`;
    case 'record.dropped':
      return `throws ${get('name') || 'a record'} away`;
    case 'record.kept':
      return `keeps the record: ${get('reason')}`;
    case 'server-list.changed':
      return `its list for ${get('of')}: ${list(detail['servers']).join(', ') || 'empty'}`;
    case 'server.picked':
      return `picks ${get('picked')}: ${get('reason')}`;
    case 'protocols.changed':
      return detail['needsRestart'] === true
        ? 'list changed, not in use'
        : `list in use: ${list(detail['active'])[0] ?? 'empty'} first`;
    case 'connection.changed':
      return `${get('local') || get('remote')} ${get('change')}`;
    case 'address.found':
      return `${detail['isRecorded'] === false ? 'no mask:' : 'finds'} ${get('name') || get('address')}`;
    case 'record.changed':
      return recordWords(detail, get);
    case 'name.registered':
      return `takes ${get('name')} <${get('suffix')}>`;
    case 'name.released':
      return `gives up ${get('name')} <${get('suffix')}>`;
    case 'agent.changed':
      return `agent ${get('state')}`;
    case 'viewer-name.changed':
      return `${specialName(get('name'), get('suffix'))} ${get('state')}`;
    case 'session.opened':
      return `session with ${get('target')} open`;
    case 'session.closed':
      return `session with ${get('target')} over`;
    case 'host.powered':
      return detail['isOn'] === true ? 'is switched on' : 'is switched off';
    case 'host.addressed':
      return `now has ${get('ip')}`;
    case 'host.moved':
      return `moves to segment ${get('segment')}`;
    case 'segment.changed':
      return `segment ${get('segment')} ${detail['isSevered'] === true ? 'is cut' : 'is whole'}`;
    case 'message.shown':
      return `“${get('text')}”`;
    case 'component.failed':
    case 'program.waits':
      return get('reason');
    case 'file.queued':
      return `to upload: ${get('about')}`;
    case 'file.kept':
      return `keeps ${get('name')}`;
    case 'file.dropped':
      return `throws ${get('name')} away`;
    case 'file.arrived':
      return `${get('name')} in ${get('inbox')}`;
    case 'file.passed':
      return `passes ${get('name')} on`;
    case 'content.changed':
      return 'has what the site has';
    case 'offers.read':
      return `reads offers on ${get('server')}`;
    case 'program.started':
      return `runs ${get('program')} from ${get('server')}`;
    case 'outcome.reached':
      if (detail['result'] === 'done') return `${get('program')} has run`;
      return detail['result'] === 'connected' ? `reaches ${get('target')}` : get('reason') || get('target');
    default:
      return entry.text;
  }
}

/** Blanks inside a padded name are kept to one. */
function specialName(name: string, suffix: string): string {
  return `${name.replaceAll(/ +/g, ' ')} <${suffix}>`;
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `stage1.resolving.dns` as `dns`: the innermost state; where it lies is told elsewhere. */
function lastStates(to: unknown, from: unknown): string {
  const entered = list(to).filter((path) => !list(from).includes(path));
  const shown = entered.length > 0 ? entered : list(to);
  return [...new Set(shown.map((path) => spaced(path.split('.').at(-1) ?? '')))].join(', ');
}

function spaced(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/\b([A-Z])(?=[a-z])/g, (letter) => letter.toLowerCase());
}

function wayWords(get: (key: string) => string): string {
  const over = transportNames[get('transport')] ?? get('transport');
  switch (get('stage')) {
    case 'name':
      return `the name ${get('name')}`;
    case 'netbios':
      return `LANA ${get('lana')}${over === '' ? '' : `, ${over}`}`;
    default:
      return get('address') === '' ? over : get('address');
  }
}

function recordWords(detail: Record<string, unknown>, get: (key: string) => string): string {
  const [first] = [...list(detail['ipAddresses']), ...list(detail['ipxAddresses'])];
  return first === undefined ? `forgets ${get('name')}` : `${get('name')} is ${first}`;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function chosen(detail: Record<string, unknown>): string {
  const options = list(detail['options']);
  return options[Number(detail['taken'])] ?? plain(detail['question']);
}

function actWords(get: (key: string) => string, host: string): string {
  switch (get('act')) {
    case 'open-remote-tools':
      return `Remote Tools for ${get('target')}`;
    case 'cancel':
      return 'gives up';
    case 'hang-up':
      return 'ends the session';
    case 'dismiss':
      return 'closes the message';
    case 'give-credentials':
      return 'gives credentials';
    case 'cancel-credentials':
      return 'gives no credentials';
    case 'set-console-transports':
      return get('transports') === 'tcpip' ? 'uses TCP/IP only' : 'uses every protocol';
    case 'connect-console':
      return 'connects the console';
    case 'connect-wbemtest':
      return `Wbemtest${get('server') === '' ? '' : ` to ${get('server')}`}`;
    case 'cancel-console':
    case 'cancel-wbemtest':
      return 'gives up connecting';
    case 'disconnect-console':
    case 'disconnect-wbemtest':
      return 'ends the connection';
    case 'retry-console':
      return 'connects again';
    case 'start-agent':
      return 'starts the agent';
    case 'stop-agent':
      return 'stops the agent';
    case 'power-on':
      return 'is switched on';
    case 'power-off':
      return 'is switched off';
    case 'change-address':
      return `is given ${get('ip')}`;
    case 'move-adapter':
      return `is moved to segment ${get('segment')}`;
    case 'log-on':
      return `${get('user')} logs on`;
    case 'log-off':
      return 'logs off';
    case 'sever-segment':
      return `segment ${get('segment')} is cut`;
    case 'mend-segment':
      return `segment ${get('segment')} is mended`;
    case 'set-dns-record':
      return `DNS: ${get('name')} ${get('address') || 'removed'}`;
    case 'server-down':
      return 'the service falls silent';
    case 'server-up':
      return 'the service answers again';
    case 'run-program':
      return `starts ${get('program')}`;
    case 'need-access-point':
      return get('list') === 'dp' ? `needs a DP of ${get('package')}` : 'needs a CAP';
    case 'map-drive':
      return `maps ${get('local')} to ${get('server')}`;
    case 'unmap-drive':
      return `unmaps ${get('local')}`;
    case 'prefer-server':
      return `Prefserv: ${get('server') || 'none'}`;
    case 'set-nal-switches':
      return 'chooses servers otherwise';
    case 'change-accounts':
      return 'gets other accounts';
    case 'set-share-users':
      return `other users of ${get('share')}`;
    case 'run-client-cycle':
      return 'starts its cycle';
    case 'update-access-point':
      return 'gets what the site has';
    case 'store-resource':
      return `record of ${get('name')} comes in`;
    case 'move-protocol':
      return `${get('protocol')} moved`;
    case 'add-protocol':
      return `${get('protocol')} added`;
    case 'remove-protocol':
      return `${get('protocol')} removed`;
    case 'stop-service':
      return `stops ${get('service')}`;
    case 'start-service':
      return `starts ${get('service')}`;
    case 'disable-dcom':
      return 'DCOM is switched off';
    case 'enable-dcom':
      return 'DCOM is switched on';
    case 'restart-computer':
      return 'is restarted';
    default:
      return `${get('act')} ${host}`.trim();
  }
}
