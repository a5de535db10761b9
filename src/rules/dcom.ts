// Rules for DCOM on one computer: its list of protocols, what answers on them, and what a console finds behind (Q272937).
import type { Rule } from './rule.ts';

export const dcomRules: readonly Rule[] = [
  {
    id: 'Q272937.default-protocols',
    text: 'As set up, DCOM prefers connection-oriented TCP/IP on Windows 2000, and datagrams over UDP/IP on Windows NT 4.0.',
    label: 'stated',
    source: 'Q272937; Q224460 for the rest of the list of NT 4.0',
    claim: 'Q272937.5',
  },
  {
    id: 'Q272937.move-to-top',
    text: 'The remedy: on the computer with Windows NT 4.0, connection-oriented TCP/IP is moved to the top of the list that Dcomcnfg shows.',
    label: 'stated',
    source: 'Q272937',
    claim: 'Q272937.6',
  },
  {
    id: 'Q272937.restart-needed',
    text: 'A changed list counts from the next start of the computer on; until then the old one is in use.',
    label: 'stated',
    source: 'Q272937; Q217351',
    claim: 'Q272937.7',
  },
  {
    id: 'dcom.negotiation',
    text: 'The object resolver answers on the first protocol of the list in use that the computer can use. Nobody has published the rule; this one fits all that is known.',
    label: 'inferred',
    source: 'Q272937: Windows 2000 fails where NT 4.0 connects',
    claim: 'Q272937.4',
    readings: [
      { name: 'serversPreferred', text: 'The server answers on its first protocol only.' },
      {
        name: 'anyCommon',
        text: 'The server answers on every protocol of its list, which the article’s outcome rules out.',
      },
    ],
  },
  {
    id: 'dcom.after-cure',
    text: 'What becomes of Windows NT 4.0 consoles once the server prefers TCP/IP: the article says only that they may be affected.',
    label: 'inferred',
    source: 'Q272937',
    readings: [
      { name: 'fallback', text: 'Their datagrams go unanswered; after that wait they come to TCP/IP.' },
      { name: 'strict', text: 'They are shut out until TCP/IP is at the top of their own lists.' },
      { name: 'mild', text: 'The server still answers datagrams; they notice nothing.' },
    ],
  },
  {
    id: 'dcom.list',
    text: 'The list of protocols is kept in the registry, where its order is the order of preference.',
    label: 'stated',
    source: 'Q224460',
  },
  {
    id: 'dcom.tab-from-sp4',
    text: 'Dcomcnfg shows the list from Service Pack 4 of Windows NT 4.0 on; before, only the registry can be edited.',
    label: 'inferred',
    source: 'Q176799 and Q224460 against Q272937',
  },
  {
    id: 'dcom.impossible-edit',
    text: 'A protocol that is in the list is not added, and one that is not there is neither moved nor removed.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'dcom.power',
    text: 'A computer that is off answers nobody and keeps its list; when it is switched on, it reads the list as at a restart.',
    label: 'inferred',
    source: 'Q272937; the registry is on the disk',
  },
  {
    id: 'dcom.restart',
    text: 'A computer that is restarted ends every connection and is away for a while; all of it runs again at once when it is back.',
    label: 'inferred',
    source: 'Q272937; that it is all there at once is the lab’s',
  },
  {
    id: 'dcom.services',
    text: 'The services of DCOM and WMI run unless somebody stops them; a restart starts them again.',
    label: 'assumed',
    source: 'the lab; Q317872 for what their absence does',
  },
  {
    id: 'dcom.service-keeps-list',
    text: 'RPCSS that is started by hand goes on with the list it had; only a start of the computer makes it read the list.',
    label: 'assumed',
    source: 'the lab; on Windows NT nobody starts it by hand',
  },
  {
    id: 'dcom.disabled',
    text: 'Where DCOM is switched off, every activation from outside is refused, from that moment on.',
    label: 'assumed',
    source: 'the lab; on a real computer it takes a restart',
  },
  {
    id: 'dcom.server-alive',
    text: 'The object resolver says that it is there, on the protocol on which it was asked.',
    label: 'stated',
    source: 'MS-DCOM 3.1.2.5.1.4',
  },
  {
    id: 'dcom.activation',
    text: 'The server starts what is asked for and names the places of the object, of the protocols asked for those that it answers on.',
    label: 'inferred',
    source: 'MS-DCOM 2.1 and 3.1.2.5.2',
  },
  {
    id: 'dcom.not-started',
    text: 'When the service of WMI does not run, nothing can be activated: server execution failed.',
    label: 'inferred',
    source: 'Q187146 for the code; Q317872',
  },
  {
    id: 'dcom.wmi',
    text: 'Whoever calls an object of WMI is logged in, with the rights of the namespace.',
    label: 'stated',
    source: 'Q201126',
  },
  {
    id: 'dcom.namespaces',
    text: 'The namespace root\\sms is there on a computer that knows of a site, that of the site where its SMS Provider is; others are unknown.',
    label: 'inferred',
    source: 'Q317872',
  },
  {
    id: 'dcom.sms-admins',
    text: 'Only members of SMS Admins on that computer may open the namespaces of SMS.',
    label: 'stated',
    source: 'Q201126',
  },
  {
    id: 'dcom.provider-location',
    text: 'The class SMS_ProviderLocation of the site server tells on which computer the SMS Provider is; it can be that of the SQL Server.',
    label: 'stated',
    source: 'Q317872; Q201126',
  },
  {
    id: 'dcom.provider-here',
    text: 'Where the SMS Provider is, WMI passes the console’s questions to it and its answers back.',
    label: 'stated',
    source: 'Q201126',
  },
  {
    id: 'dcom.provider-down',
    text: 'When the SMS Provider does not run, WMI answers that it could not be found.',
    label: 'assumed',
    source: 'the lab',
  },
];
