// Rules for what the transports put on the cable and how long they wait: ARP, IP, ICMP, TCP, IPX, NetBEUI, NetBIOS names
// and sessions, and links of Remote Tools over each of them.
import type { EvidenceLabel, Rule } from './rule.ts';

const ibm = 'IBM LAN Technical Reference, NetBIOS Frames';
const novell = "Novell's NetBIOS over IPX, as in NWLink";

export const transportRules: readonly Rule[] = [
  // ARP, IP, ICMP
  rule(
    'arp.request',
    'Before a datagram can go out, the sender asks its whole segment who has the next IP address.',
    'stated',
    'RFC 826',
  ),
  rule(
    'arp.reply',
    'Whoever has the address answers the asker alone. If two have it, both answer and the last answer stands.',
    'stated',
    'RFC 826',
  ),
  rule(
    'arp.no-answer',
    'When nobody has the address the waiting datagram is given up after a while, and its sender is not told.',
    'assumed',
    'the lab; RFC 1122 section 2.3.2.2 leaves it open',
  ),
  rule(
    'ip.forward',
    'A router passes a datagram on to the subnet it is for, with one less to live. Broadcasts stay where they are.',
    'stated',
    'RFC 1812',
  ),
  rule(
    'icmp.network-unreachable',
    'A router that knows no way to the subnet says so to the sender at once.',
    'stated',
    'RFC 792; RFC 1812 section 4.3.3.1',
  ),
  rule(
    'icmp.host-unreachable',
    'A router on the last segment that finds nobody with the address tells the sender.',
    'stated',
    'RFC 1812 section 4.3.3.1',
  ),
  rule(
    'icmp.port-unreachable',
    'A computer on which nobody listens at a UDP port tells the sender. Nothing is said about broadcasts.',
    'stated',
    'RFC 1122 section 4.1.3.1',
  ),

  // TCP
  rule('tcp.syn', 'A TCP connection is opened with a SYN segment.', 'stated', 'RFC 793 section 3.4'),
  rule(
    'tcp.syn-repeat',
    'A SYN that nobody answers is sent again after 3 s, then after twice as long each time: three times on NT 4.0, twice on Windows 2000.',
    'stated',
    'Q140552; Q200770; TcpMaxConnectRetransmissions for Windows 2000',
  ),
  rule(
    'tcp.no-answer',
    'After the last wait the connection is given up: 45 s in all on NT 4.0, 21 s on Windows 2000.',
    'stated',
    'Q140552; Q200770; the sum for Windows 2000 is inferred',
  ),
  rule(
    'tcp.accept',
    'Where somebody listens at the port, SYN is answered with SYN and ACK.',
    'stated',
    'RFC 793 section 3.4',
  ),
  rule(
    'tcp.accept-repeat',
    'The answer to a SYN is sent again when the other side repeats its SYN or stays silent.',
    'inferred',
    'RFC 793 section 3.4',
  ),
  rule('tcp.refused', 'Where nobody listens at the port, SYN is answered with RST.', 'stated', 'RFC 793 section 3.4'),
  rule(
    'tcp.refused-repeat',
    'Windows tries a refused connection a few times more before it tells the program, which takes about a second.',
    'assumed',
    'the lab; 0.5 to 1.5 s in all',
  ),
  rule(
    'tcp.acknowledge',
    'What arrives is acknowledged at once. The delay that real systems allow themselves is left out.',
    'assumed',
    'RFC 793; the delay of RFC 1122 section 4.2.3.2 is not simulated',
  ),
  rule(
    'tcp.data-repeat',
    'Data that nobody acknowledges is sent again after 1 s, then after twice as long each time, five times.',
    'assumed',
    'the lab; five times as TcpMaxDataRetransmissions of Windows NT',
  ),
  rule(
    'tcp.data-lost',
    'When the last repeat of data stays without acknowledgement the connection is lost.',
    'inferred',
    'RFC 1122 section 4.2.3.5',
  ),
  rule(
    'tcp.close',
    'Either side ends a connection with FIN; the other acknowledges and ends its own direction.',
    'stated',
    'RFC 793 section 3.5',
  ),
  rule('tcp.abort', 'A side that gives up an open connection sends RST.', 'stated', 'RFC 793 section 3.8'),
  rule(
    'tcp.unknown-connection',
    'A segment for a connection that this computer does not know, as after a restart, is answered with RST.',
    'stated',
    'RFC 793 section 3.4',
  ),

  // NetBIOS names and sessions over TCP/IP
  rule(
    'netbt.claim',
    'A computer that takes a NetBIOS name by broadcast asks the subnet three times whether anybody has it.',
    'inferred',
    'RFC 1002 section 5.1.1.1, with the waits of Windows',
  ),
  rule(
    'netbt.wins-registration',
    'A computer with WINS servers registers its names there; h falls back to broadcast, m broadcasts first. Where p finds all its servers silent it keeps the name (assumed).',
    'inferred',
    'RFC 1002 section 5.1.2.1; Q119493',
  ),
  rule(
    'netbt.defence',
    'Whoever has a name, or is just taking it, refuses it to others.',
    'stated',
    'RFC 1002 section 5.1.1.5',
  ),
  rule(
    'netbt.owner-answers',
    'The owner of a name answers a query for it with its address.',
    'stated',
    'RFC 1002 section 5.1.1.5',
  ),
  rule(
    'netbt.release',
    'A name given back is released at the WINS server, or by one broadcast.',
    'inferred',
    'RFC 1002 sections 5.1.1.4 and 5.1.2.4; once instead of three times is assumed',
  ),
  rule(
    'netbt.session-request',
    'A NetBIOS session over TCP begins on port 139 with the name called and the name calling.',
    'stated',
    'RFC 1002 section 4.3.2',
  ),
  rule(
    'netbt.session-accepted',
    'Where somebody listens for the name called, the session is accepted.',
    'stated',
    'RFC 1002 section 4.3.3',
  ),
  rule(
    'netbt.session-refused',
    'A session is refused with 82 when the name called is not there, with 80 when nobody listens for it; then the connection is closed.',
    'stated',
    'RFC 1002 section 4.3.4',
  ),
  rule(
    'netbt.session-no-answer',
    'A session request without an answer is given up after a while.',
    'assumed',
    'the lab',
  ),
  rule(
    'netbt.second-run',
    'NT 4.0 before the fix ran the whole sequence of a NetBIOS connection twice: 90 s.',
    'stated',
    'Q178205; Q200770',
  ),
  rule(
    'netbios.name-registered',
    'A name that nobody refused belongs to the computer that asked for it.',
    'stated',
    'RFC 1001 section 15.2',
  ),
  rule(
    'netbios.name-released',
    'A name given back is defended no more. NetBEUI and, in this lab, IPX send no frame for it.',
    'inferred',
    `RFC 1001 section 15.4; ${ibm}`,
  ),

  // NetBEUI
  rule(
    'nbf.claim',
    'NetBEUI asks the segment three times whether anybody has the name. Half a second apart is the time of its name queries.',
    'inferred',
    ibm,
  ),
  rule('nbf.defence', 'Whoever has a name, or is just taking it, refuses it to others.', 'stated', ibm),
  rule(
    'nbf.name-query',
    'NetBEUI looks for a name with queries to the whole segment, three of them half a second apart. No router passes them on.',
    'inferred',
    `${ibm}; NBF parameters of Windows NT`,
  ),
  rule('nbf.no-answer', 'A name that nobody answers for is not on the segment.', 'inferred', ibm),
  rule(
    'nbf.name-recognised',
    'Whoever has the name answers with a session number, or with 0 when nobody listens for it.',
    'stated',
    ibm,
  ),
  rule(
    'nbf.link-open',
    'Below a session of NetBEUI lies a link that SABME opens.',
    'stated',
    'IEEE 802.2; IBM LAN Technical Reference',
  ),
  rule('nbf.link-accept', 'UA confirms that a link was opened or ended.', 'stated', 'IEEE 802.2'),
  rule(
    'nbf.link-acknowledge',
    'Each I frame is acknowledged with RR before the next is sent. Real stations have several under way.',
    'assumed',
    'the lab; IEEE 802.2',
  ),
  rule('nbf.data-repeat', 'An I frame without acknowledgement is sent again.', 'inferred', 'IEEE 802.2'),
  rule(
    'nbf.link-no-answer',
    'A link without answers is given up after the last repeat; how many there are is assumed.',
    'assumed',
    'the lab; as T1 and LLCRetries of NBF',
  ),
  rule(
    'nbf.link-close',
    'When its last session has ended the link is ended with DISC.',
    'inferred',
    'IEEE 802.2; IBM LAN Technical Reference',
  ),
  rule(
    'nbf.unknown-link',
    'A frame on a link that this computer does not know, as after a restart, is answered with DM.',
    'stated',
    'IEEE 802.2',
  ),
  rule('nbf.session-initialise', 'On the link the caller begins the session with both session numbers.', 'stated', ibm),
  rule('nbf.session-confirm', 'The called side confirms the session.', 'stated', ibm),
  rule('nbf.session-end', 'Either side ends a session and says that it is in good order.', 'stated', ibm),
  rule('nbf.session-abort', 'A session that is given up ends with the mark of an abnormal end.', 'stated', ibm),

  // IPX and NetBIOS over it
  rule(
    'ipx.route-request',
    'A computer that does not know the way to an IPX network asks the routers on its segment.',
    'inferred',
    "Novell's IPX RIP",
  ),
  rule(
    'ipx.route-answer',
    'A router that knows the way to the network answers; one that does not asks its other segments first.',
    'assumed',
    'the lab; real routers exchange tables every minute',
  ),
  rule(
    'ipx.no-route',
    'A network that no router knows is met with silence: IPX has no message for it.',
    'inferred',
    "Novell's IPX",
  ),
  rule(
    'ipx.forward',
    'An IPX router passes a packet on by its network number and counts one hop more.',
    'stated',
    "Novell's IPX",
  ),
  rule(
    'ipx.type-20',
    'A router that is set to pass on type 20 sends NetBIOS broadcasts to its other segments and notes the networks they crossed, eight at most.',
    'inferred',
    'Q200898; Novell’s NetBIOS over IPX',
  ),
  rule(
    'ipx.claim',
    'NetBIOS over IPX broadcasts three times to ask whether anybody has the name.',
    'inferred',
    'Q99745 for the count and the wait',
  ),
  rule('ipx.defence', 'Whoever has a name, or is just taking it, says that it is in use.', 'inferred', novell),
  rule(
    'ipx.find-name',
    'NetBIOS over IPX looks for a name with three broadcasts half a second apart.',
    'stated',
    'Q99745',
  ),
  rule(
    'ipx.no-answer',
    'A name that nobody answers for is out of reach: not there, or behind a router that does not pass on type 20.',
    'inferred',
    'Q200898',
  ),
  rule('ipx.name-recognised', 'Whoever has the name answers the asker with its own address.', 'inferred', novell),
  rule(
    'ipx.session-open',
    'The caller sends connection probes to that address, five of them a second apart.',
    'stated',
    'Q99745',
  ),
  rule('ipx.session-accepted', 'Where somebody listens for the name, the session is accepted.', 'inferred', novell),
  rule('ipx.session-refused', 'Where nobody listens for the name, the probe is refused at once.', 'assumed', 'the lab'),
  rule('ipx.session-no-answer', 'Without an answer to the last probe the call is given up.', 'stated', 'Q99745'),
  rule(
    'ipx.acknowledge',
    'Each packet of a session is acknowledged before the next is sent.',
    'assumed',
    'the lab; real stations have several under way',
  ),
  rule(
    'ipx.data-repeat',
    'A session packet without acknowledgement is sent again, as often and as far apart as connection probes.',
    'assumed',
    'the lab',
  ),
  rule(
    'ipx.data-lost',
    'When the last repeat stays without acknowledgement the session is lost.',
    'assumed',
    'the lab',
  ),
  rule('ipx.session-end', 'Either side ends a session with a packet of its own.', 'inferred', novell),
  rule('ipx.session-end-acknowledged', 'The end of a session is acknowledged.', 'inferred', novell),
  rule(
    'ipx.unknown-session',
    'A packet for a session that this computer does not know, as after a restart, is answered with an end.',
    'assumed',
    'the lab',
  ),

  // Links of Remote Tools over datagrams
  rule(
    'link.probe',
    'Over UDP and IPX the viewer first asks whether an agent listens.',
    'assumed',
    'the lab; no source describes the first datagram',
  ),
  rule(
    'link.probe-answer',
    'A listening agent answers a probe and keeps nothing of it: the link begins with the first other word.',
    'assumed',
    'the lab',
  ),
  rule(
    'link.no-answer',
    'A probe without an answer is given up after 5 s; it is sent once.',
    'assumed',
    'the lab; SMS keeps the wait in the registry, value unpublished',
  ),
  rule(
    'link.hang-up',
    'Over datagrams the end of a link is told in words, for nothing below does it.',
    'assumed',
    'the lab',
  ),
];

function rule(id: string, text: string, label: EvidenceLabel, source: string): Rule {
  return { id, text, label, source };
}
