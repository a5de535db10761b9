// Contents page of the protocols: what each says and answers.
export * from './arp.ts';
export * from './dns.ts';
export * from './icmp.ts';
export * from './ip.ts';
export * from './ipx.ts';
export * from './nbf.ts';
export * from './nbipx.ts';
export * from './netbios-name.ts';
export * from './netbios-session.ts';
export * from './remote-tools.ts';
export * from './sms-provider.ts';
export * from './tcp.ts';
export * from './udp.ts';
export * from './wins-replication.ts';
