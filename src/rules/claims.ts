// What the five articles say, claim by claim, in our own words. A rule names the claim it rests on.
import type { Claim } from './claim.ts';

/** Every claim, article by article. */
export const claims: readonly Claim[] = [
  {
    id: 'Q226297.1',
    kind: 'behaviour',
    text: 'When Remote Tools is started for a client, the console tries its ways of opening the session in one fixed order.',
  },
  {
    id: 'Q226297.2',
    kind: 'behaviour',
    text: 'The first way is the client’s name as the site database has it.',
  },
  {
    id: 'Q226297.3',
    kind: 'behaviour',
    text: 'That way rests on the network turning names into addresses.',
  },
  {
    id: 'Q226297.4',
    kind: 'behaviour',
    text: 'The second way is every IP and every IPX address that the site database holds for the computer.',
  },
  {
    id: 'Q226297.5',
    kind: 'behaviour',
    text: 'The third way is NetBIOS, over its LANA numbers.',
  },
  {
    id: 'Q226297.6',
    kind: 'cause',
    text: 'The name comes first so that a client is found whose IP address is new.',
    seenIn: ['Q226297.2'],
  },
  {
    id: 'Q226297.7',
    kind: 'behaviour',
    text: 'How long name servers and routers take to learn of a change depends on how the network is laid out and set up.',
  },
  {
    id: 'Q226297.8',
    kind: 'behaviour',
    text: 'The client’s next discovery brings its names and addresses in the database up to date by itself: IP, IPX and NetBIOS.',
  },
  {
    id: 'Q200832.1',
    kind: 'scope',
    text: 'It is seen when Windows 3.1 and Windows 95 clients with the client software of SMS 1.2 are controlled: several sessions at once do not work.',
    seenIn: ['Q200832.6', 'Q200832.4'],
  },
  {
    id: 'Q200832.2',
    kind: 'cause',
    text: 'One cause is a limit within NetBIOS; that NetBIOS and TCP/IP get in each other’s way adds to it.',
    seenIn: ['Q200832.4', 'Q200832.10'],
  },
  {
    id: 'Q200832.3',
    kind: 'behaviour',
    text: 'SMS 2.0 is made for up to four sessions at once, to different clients, as long as all of them use TCP/IP.',
  },
  {
    id: 'Q200832.4',
    kind: 'behaviour',
    text: 'Where NetBIOS is used, a console can reach and control one computer at a time.',
  },
  {
    id: 'Q200832.5',
    kind: 'remedy',
    text: 'Set remote control to TCP/IP alone, and any console can have up to four sessions open.',
  },
  {
    id: 'Q200832.6',
    kind: 'behaviour',
    text: 'A single client that must be reached by NetBIOS brings the limit down to one.',
  },
  {
    id: 'Q200832.7',
    kind: 'scope',
    text: 'It is a known problem of SMS 2.0, and it was not mended.',
    seenIn: ['Q200832.9', 'Q200832.10'],
  },
  {
    id: 'Q200832.8',
    kind: 'behaviour',
    text: 'The first NetBIOS session takes a special NetBIOS name: the viewer’s computer name and an A, filled up to 15 characters.',
  },
  {
    id: 'Q200832.9',
    kind: 'behaviour',
    text: 'A second session tries NetBIOS too, whatever its own protocol, since every protocol that is known is tried; TCP is no exception.',
  },
  {
    id: 'Q200832.10',
    kind: 'behaviour',
    text: 'That second try cannot get the special name.',
  },
  {
    id: 'Q226113.1',
    kind: 'behaviour',
    text: 'Connections and mapped drives that are there already do not steer a client to a CAP or DP, whatever the Administrator’s Guide says.',
  },
  {
    id: 'Q226113.2',
    kind: 'behaviour',
    text: 'Connections that are there already are not looked at.',
  },
  {
    id: 'Q226113.3',
    kind: 'behaviour',
    text: 'A CAP is picked by chance out of the site’s list of CAPs.',
  },
  {
    id: 'Q226113.4',
    kind: 'behaviour',
    text: 'A DP is picked by chance out of the valid ones, anew for each package.',
  },
  {
    id: 'Q226113.5',
    kind: 'cause',
    text: 'The client has no way to use a mapped drive a second time.',
    seenIn: ['Q226113.6', 'Q226113.1'],
  },
  {
    id: 'Q226113.6',
    kind: 'behaviour',
    text: 'A drive letter is used only when software distribution asks for one.',
  },
  {
    id: 'Q226113.7',
    kind: 'cause',
    text: 'The Network Abstraction Layer does not see a mapped drive as a resource, in no context at all.',
    seenIn: ['Q226113.1', 'Q226113.8'],
  },
  {
    id: 'Q226113.8',
    kind: 'behaviour',
    text: 'Only one kind of connection is used again: one without a drive letter.',
  },
  {
    id: 'Q226113.9',
    kind: 'scope',
    text: 'It was made this way on purpose.',
    seenIn: ['Q226113.3', 'Q226113.4'],
  },
  {
    id: 'Q226113.10',
    kind: 'behaviour',
    text: 'IPC$ serves only to see whether a server is there, and only in some cases in which NetServerGetInfo does not work.',
  },
  {
    id: 'Q226113.11',
    kind: 'behaviour',
    text: 'The connection to IPC$ is given up as soon as it is made.',
  },
  {
    id: 'Q226113.12',
    kind: 'scope',
    text: 'That too was made this way on purpose.',
    seenIn: ['Q226113.10', 'Q226113.11'],
  },
  {
    id: 'Q226113.13',
    kind: 'cause',
    text: 'A site is by definition joined by fast, reliable links, so the pick seldom matters.',
    seenIn: ['Q226113.14'],
  },
  {
    id: 'Q226113.14',
    kind: 'behaviour',
    text: 'The client takes it for granted that a fast, reliable link leads to every CAP and DP.',
  },
  {
    id: 'Q226113.15',
    kind: 'remedy',
    text: 'Where a client has to use a certain CAP or DP, Prefserv of the BackOffice Resource Kit 4.5 may help: it chooses preferred servers.',
  },
  {
    id: 'Q272937.1',
    kind: 'behaviour',
    text: 'A console on Windows 2000 can fail to connect to a distant site server on NT 4.0.',
  },
  {
    id: 'Q272937.2',
    kind: 'behaviour',
    text: 'Consoles on Windows NT 4.0 do connect to that same server.',
  },
  {
    id: 'Q272937.3',
    kind: 'behaviour',
    text: 'Wbemtest, from that Windows 2000 computer to that server, shows that the RPC connection failed.',
  },
  {
    id: 'Q272937.4',
    kind: 'cause',
    text: 'The two ends do not agree on a protocol.',
    seenIn: ['Q272937.1', 'Q272937.5'],
  },
  {
    id: 'Q272937.5',
    kind: 'behaviour',
    text: 'DCOM begins with connection-oriented TCP/IP on Windows 2000, and with datagram UDP/IP on Windows NT 4.0.',
  },
  {
    id: 'Q272937.6',
    kind: 'remedy',
    text: 'On the NT 4.0 site server, run Dcomcnfg.exe and move Connection Oriented TCP/IP to the top of the default protocols.',
  },
  {
    id: 'Q272937.7',
    kind: 'behaviour',
    text: 'The change counts once the site server has been restarted.',
  },
  {
    id: 'Q272937.8',
    kind: 'behaviour',
    text: 'From then on distant Windows 2000 consoles should connect.',
  },
  {
    id: 'Q272937.9',
    kind: 'behaviour',
    text: 'Distant consoles on Windows NT 4.0 may suffer from the change at the server.',
  },
  {
    id: 'Q272937.10',
    kind: 'remedy',
    text: 'For them, make the same move on each of those computers, so that both ends can agree on a protocol.',
  },
  {
    id: 'Q185998.1',
    kind: 'scope',
    text: 'SMS is the part of BackOffice that manages the computers of a company from one place; it extends Windows NT.',
    seenIn: ['Q185998.7'],
  },
  { id: 'Q185998.2', kind: 'behaviour', text: 'It takes stock of hardware and software.' },
  { id: 'Q185998.3', kind: 'behaviour', text: 'It distributes and installs software.' },
  { id: 'Q185998.4', kind: 'behaviour', text: 'It manages applications that are shared over the network.' },
  { id: 'Q185998.5', kind: 'behaviour', text: 'It controls computers from afar and helps to find what is wrong.' },
  { id: 'Q185998.6', kind: 'behaviour', text: 'It analyses the protocols on the network.' },
  {
    id: 'Q185998.7',
    kind: 'behaviour',
    text: 'An administrator at one place does all this for the clients; nobody walks to a computer to count, install or diagnose.',
  },
  {
    id: 'Q185998.8',
    kind: 'scope',
    text: 'It works in the network that is there already.',
    seenIn: ['Q185998.7'],
  },
];

const byId = new Map(claims.map((claim) => [claim.id, claim]));

export function findClaim(id: string): Claim | undefined {
  return byId.get(id);
}

/** Of one article, such as `Q226297`. */
export function claimsOf(article: string): readonly Claim[] {
  return claims.filter(({ id }) => id.startsWith(`${article}.`));
}
