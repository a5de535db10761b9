// Rules for several Remote Tools sessions from one console: Q200832, and what the lab had to choose around it.
import type { Rule } from './rule.ts';

export const sessionRules: readonly Rule[] = [
  {
    id: 'Q200832.four-over-tcpip',
    text: 'While all connections use TCP/IP, one console holds up to four sessions, each with another client; a fifth start is refused.',
    label: 'stated',
    source: 'Q200832; that UDP and IPX sessions count like TCP is the lab’s',
    claim: 'Q200832.3',
  },
  {
    id: 'Q200832.one-over-netbios',
    text: 'Where NetBIOS is used, the console controls one computer at a time.',
    label: 'stated',
    source: 'Q200832',
    claim: 'Q200832.4',
  },
  {
    id: 'Q200832.tcpip-only',
    text: 'With Remote Tools set to TCP/IP only there is no special name to get, and any console opens up to four sessions.',
    label: 'stated',
    source: 'Q200832; that IPX is left out too is the lab’s',
    claim: 'Q200832.5',
  },
  {
    id: 'Q200832.netbios-brings-one',
    text: 'As soon as one client has to be reached by NetBIOS, one session is all there is.',
    label: 'stated',
    source: 'Q200832',
    claim: 'Q200832.6',
  },
  {
    id: 'Q200832.special-name',
    text: 'A session over NetBIOS has a special NetBIOS name, made of the viewer’s machine name and an A and padded to 15 characters.',
    label: 'stated',
    source: 'Q200832',
    claim: 'Q200832.8',
  },
  {
    id: 'Q200832.attempted-regardless',
    text: 'Each start asks for the special name before anything else, be its client reached by TCP/IP: every known protocol is tried. That the name comes first and the calls keep their order is the lab’s way to keep Q226297 true as well.',
    label: 'stated',
    source: 'Q200832; Q226297',
    claim: 'Q200832.9',
  },
  {
    id: 'Q200832.name-not-obtained',
    text: 'While a session over NetBIOS has the special name, a further start cannot get it and fails. The open session goes on.',
    label: 'stated',
    source: 'Q200832',
    claim: 'Q200832.10',
  },
  {
    id: 'remote-tools.viewer-name',
    text: 'How machine name and A make up the sixteen octets is not told in full.',
    label: 'inferred',
    source: 'Q200832; Q122057 and Q186078 for letters in the 16th place',
    readings: [
      { name: 'suffix', text: 'The machine name padded to 15 characters, and 41h (A) as the 16th octet.' },
      {
        name: 'lastOfFifteen',
        text: 'The machine name padded to 14 characters, then A as the 15th; the 16th octet is 00h.',
      },
      { name: 'appended', text: 'The machine name, a blank, A, padded to 15 characters; the 16th octet is 00h.' },
    ],
  },
  {
    id: 'remote-tools.netbios-among-others',
    text: 'What becomes of a start that needs NetBIOS while sessions over other protocols are open is written nowhere.',
    label: 'assumed',
    source: 'the lab; Q200832',
    readings: [
      { name: 'netbiosAlone', text: 'It is refused; the open sessions stay.' },
      { name: 'netbiosLast', text: 'It comes up beside them, and nothing more may start.' },
    ],
  },
  {
    id: 'remote-tools.places',
    text: 'A start that was let in takes one of the four places until it has failed, so that starts at the same moment cannot become a fifth session. Sessions over IPX and UDP take places like those over TCP, sessions over NetBIOS do not.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'remote-tools.no-netbios',
    text: 'A console without any NetBIOS protocol has no special name to get and goes on without it.',
    label: 'inferred',
    source: 'Q200832',
  },
  {
    id: 'viewer-name.one-per-machine',
    text: 'A console’s machine has one special name for all its LANA numbers. It is claimed on each LANA that Remote Tools may call over.',
    label: 'assumed',
    source: 'the lab; Q200832 for the limit of one',
  },
  {
    id: 'viewer-name.waits',
    text: 'A start waits while another start still has the special name; only an open session over NetBIOS makes it fail.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'viewer-name.given-back',
    text: 'Whoever has the special name gives it back when it is over: failed, cancelled, hung up or lost. A session over another protocol gives it back as soon as it is open.',
    label: 'assumed',
    source: 'the lab; Q96079 for deleting a name',
  },
  {
    id: 'viewer-name.conflict',
    text: 'When another computer has the name already, the claim is denied, and the start fails.',
    label: 'inferred',
    source: 'RFC 1001 section 15.2; Q96079',
  },
  {
    id: 'viewer-name.power',
    text: 'At a power failure the special name is gone without a word.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'session.closed',
    text: 'A session is over when either end hangs up, the connection breaks or the console loses power.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'agent.win16',
    text: 'A Windows 3.x client passes over the site’s setting for the remote control protocol and uses NetBIOS, unless it is forced on the client (Rccliopt, or UpdateEnabled=NO).',
    label: 'stated',
    source: 'SMS 2.0 Resource Guide, “Network Protocol Settings on Win16 Clients”',
  },
  {
    id: 'agent.site-protocol',
    text: 'Other clients listen on the protocol that the site sets for remote control, unless it was set on the client itself.',
    label: 'inferred',
    source: 'SMS 2.0 Resource Guide; Q198727',
  },
];
