// Rules of file servers: what they answer, whom they let in, and how long a session with one lasts.
import type { Rule } from './rule.ts';

export const fileServerRules: readonly Rule[] = [
  {
    id: 'file-server.serves',
    text: 'A file server has its shares as long as it runs; a distribution point holds the packages in one of them.',
    label: 'stated',
    source: 'Q235873; SMS 2.0 Resource Guide, chapter 5',
  },
  {
    id: 'file-server.down',
    text: 'A file server that is off or down has no share.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'smb.answers',
    text: 'A file server answers command by command: dialect, server information, logging on, share, file, contents, end. Whoever gives an account is taken for it; who may use a share is checked when it is opened.',
    label: 'assumed',
    source: 'the lab; CIFS 1.0 for the commands',
  },
  {
    id: 'smb.server-info',
    text: 'NetServerGetInfo is one question and one answer on the session, before anybody logs on. In truth it is a call through a pipe of IPC$, in one of two forms.',
    label: 'assumed',
    source: 'the lab; Q226113 tells it apart from a connection to IPC$',
  },
  {
    id: 'smb.server-info-broken',
    text: 'On which servers NetServerGetInfo does not work is written nowhere; a scenario says it of a server.',
    label: 'assumed',
    source: 'the lab; Q226113 names no circumstance',
  },
  {
    id: 'smb.one-session',
    text: 'A computer has one session with a server for all that goes on with it; the second account logs on to the same session.',
    label: 'inferred',
    source: 'CIFS 1.0',
  },
  {
    id: 'smb.logs-off',
    text: 'With its last share let go a computer soon logs off and ends the session.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'smb.access-denied',
    text: 'Whoever may not use a share is refused: access denied (5).',
    label: 'stated',
    source: 'CIFS 1.0; Windows error codes',
  },
  {
    id: 'smb.no-such-share',
    text: 'A share that is not there is refused as a bad network name (67).',
    label: 'stated',
    source: 'CIFS 1.0; Windows error codes',
  },
  {
    id: 'smb.no-such-file',
    text: 'A file that is not there is refused.',
    label: 'stated',
    source: 'CIFS 1.0',
  },
  {
    id: 'smb.too-many-users',
    text: 'A server that has as many computers logged on as it has licences for takes no more (71).',
    label: 'stated',
    source: 'Q208618; Windows error codes',
  },
  {
    id: 'smb.no-answer',
    text: 'A file server that says nothing for 45 seconds is given up.',
    label: 'inferred',
    source: 'SessTimeout of the redirector, Windows NT',
  },
];
