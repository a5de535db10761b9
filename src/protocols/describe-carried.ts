// Words for what travels inside datagrams and connections: names, sessions, Remote Tools, the SMS Provider, replication.
import type { MessageOf } from './any-protocol-message.ts';
import { dceRpcWords } from './describe-dce-rpc.ts';
import { managementWords } from './describe-management.ts';
import { addressOfReverseName } from './dns.ts';
import type { MessageWords } from './message-words.ts';
import { words } from './message-words.ts';
import { nameText } from './netbios-name.ts';

type Carried = MessageOf<
  'dce-rpc' | 'dns' | 'nbns' | 'nbss' | 'remote-tools' | 'smb' | 'sms-provider' | 'snmp' | 'wins-replication'
>;

export function carriedWords(message: Carried): MessageWords {
  switch (message.protocol) {
    case 'dce-rpc':
      return dceRpcWords(message);
    case 'dns':
      return dnsWords(message);
    case 'nbns':
      return nameServiceWords(message);
    case 'nbss':
      return sessionServiceWords(message);
    case 'remote-tools':
      return remoteToolsWords(message);
    case 'sms-provider':
      return providerWords(message);
    case 'smb':
    case 'snmp':
      return managementWords(message);
    case 'wins-replication': {
      const count = message.records?.length ?? 0;
      return message.type === 'pull-request'
        ? words('what is new?', 'what is new?', 'WINS: which names have changed?')
        : words('news', `${count} name(s) changed`, `WINS: ${count} name(s) have changed`);
    }
  }
}

function dnsWords({ isResponse, responseCode, question, answers }: MessageOf<'dns'>): MessageWords {
  const { name } = question;
  if (question.type === 'PTR')
    return reverseWords(isResponse, responseCode, addressOfReverseName(name) ?? name, answers);
  if (!isResponse) return words('name?', `who is ${name}?`, `DNS: who is ${name}?`);
  const [answer] = answers;
  if (responseCode === 'name-error')
    return words('no such name', `no such name: ${name}`, `DNS: there is no name ${name}`);
  if (responseCode === 'server-failure' || !answer)
    return words('no answer', `cannot tell: ${name}`, `DNS: cannot tell who ${name} is`);
  return words(
    'it is',
    `${name} is ${answer.address ?? ''}`,
    `DNS: ${name} is ${answers.map(({ address = '' }) => address).join(', ')}`,
  );
}

function reverseWords(
  isResponse: boolean,
  responseCode: MessageOf<'dns'>['responseCode'],
  address: string,
  [answer]: MessageOf<'dns'>['answers'],
): MessageWords {
  if (!isResponse) return words('whose?', `who has ${address}?`, `DNS: what is the name of ${address}?`);
  if (responseCode === 'name-error')
    return words('no name', `no name: ${address}`, `DNS: there is no name for ${address}`);
  if (responseCode === 'server-failure' || !answer)
    return words('no answer', `cannot tell: ${address}`, `DNS: cannot tell the name of ${address}`);
  const name = answer.pointsTo ?? '';
  return words('it is', `it is ${name}`, `DNS: ${address} is ${name}`);
}

function nameServiceWords(message: MessageOf<'nbns'>): MessageWords {
  const { operation, isResponse, isBroadcast, responseCode, addresses = [] } = message;
  const name = nameText(message.name);
  const isFine = responseCode === 0;
  const whom = isBroadcast ? 'NetBIOS broadcast' : 'WINS';
  switch (operation) {
    case 'query':
      if (!isResponse) return words('name?', `who is ${name}?`, `${whom}: who is ${name}?`);
      return isFine
        ? words('it is', `${name} is ${addresses[0] ?? 'here'}`, `NetBIOS: ${name} is ${addresses.join(', ')}`)
        : words('no such name', `no such name: ${name}`, `NetBIOS: there is no name ${name}`);
    case 'registration':
    case 'refresh':
      if (!isResponse)
        return words('mine?', `I am ${name}`, `${whom}: I am ${name} at ${addresses.join(', ')}, does anybody object?`);
      return isFine
        ? words('yours', `${name} is yours`, `NetBIOS: the name ${name} is yours`)
        : words('taken', `${name} is taken`, `NetBIOS: the name ${name} is taken`);
    case 'release':
      if (!isResponse) return words('free', `${name} is free`, `${whom}: ${name} is no longer mine`);
      return words('noted', `${name}: noted`, `NetBIOS: that ${name} is free is noted`);
  }
}

function sessionServiceWords({ type, called, calling, errorCode }: MessageOf<'nbss'>): MessageWords {
  switch (type) {
    case 'session-request': {
      const name = called ? nameText(called) : 'somebody';
      return words(
        'session?',
        `calls ${name}`,
        `NetBIOS session: calls ${name} from ${calling ? nameText(calling) : 'somebody'}`,
      );
    }
    case 'positive-response':
      return words('session', 'the session is open', 'NetBIOS session: it is open');
    case 'negative-response':
      return negativeWords(errorCode);
    case 'session-message':
      return words('data', 'data', 'NetBIOS session: data');
  }
}

function negativeWords(errorCode: MessageOf<'nbss'>['errorCode']): MessageWords {
  switch (errorCode) {
    case '80':
    case '81':
      return words('no listen', 'nobody listens here', `NetBIOS session: nobody listens for that name (${errorCode})`);
    case '82':
      return words('no such name', 'no such name here', 'NetBIOS session: the name called is not here (82)');
    default:
      return words('no room', 'no room for a session', `NetBIOS session: no room (${errorCode ?? '83'})`);
  }
}

function remoteToolsWords(message: MessageOf<'remote-tools'>): MessageWords {
  switch (message.type) {
    case 'probe':
      return words('agent?', 'does an agent listen?', 'Remote Tools: does an agent listen?');
    case 'probe-answer':
      return words('listening', 'an agent listens', 'Remote Tools: an agent listens');
    case 'hello':
      return words('hello', `hello from ${message.viewer}`, `Remote Tools: the viewer on ${message.viewer} says hello`);
    case 'greeting':
      return words(
        'I am',
        `I am ${message.computerName}`,
        `Remote Tools: the agent says it is ${message.computerName}`,
      );
    case 'verify':
      return words(
        'may I?',
        `may ${message.user}?`,
        `Remote Tools: may ${message.user} on ${message.viewer} use ${functionText(message.function)}?`,
      );
    case 'verdict':
      return verdictWords(message.verdict);
    case 'granted':
      return words('yes', 'the user says yes', 'Remote Tools: the user at the client says yes');
    case 'refused':
      return words('no', 'the user says no', 'Remote Tools: the user at the client says no');
    case 'prompt-expired':
      return words('no answer', 'the user says nothing', 'Remote Tools: the user at the client did not answer in time');
    case 'hang-up':
      return words('hang up', 'hangs up', 'Remote Tools: hangs up');
  }
}

function verdictWords(verdict: Extract<MessageOf<'remote-tools'>, { type: 'verdict' }>['verdict']): MessageWords {
  switch (verdict) {
    case 'allowed':
      return words('allowed', 'allowed', 'Remote Tools: allowed');
    case 'asking-user':
      return words('wait', 'the user is asked', 'Remote Tools: the user at the client is asked');
    case 'not-permitted':
      return words('no', 'not a permitted viewer', 'Remote Tools: this person is not a permitted viewer');
    case 'function-refused':
      return words('no', 'that is not allowed here', 'Remote Tools: this client does not allow that function');
    case 'busy':
      return words('busy', 'another viewer is here', 'Remote Tools: the agent is busy with another viewer');
  }
}

function providerWords(message: MessageOf<'sms-provider'>): MessageWords {
  switch (message.type) {
    case 'rights-query':
      return words(
        'rights?',
        `may ${message.user}?`,
        `SMS Provider: may ${message.user} use Remote Tools on ${message.resource}?`,
      );
    case 'rights-answer':
      return message.isAllowed
        ? words('yes', 'the right is there', 'SMS Provider: the right is there')
        : words('no', 'the right is missing', 'SMS Provider: the right is missing');
    case 'resource-query':
      return words('where?', `where is ${message.resource}?`, `SMS Provider: where is ${message.resource}?`);
    case 'resource-answer': {
      const { record } = message;
      if (!record) return words('unknown', 'no such resource', 'SMS Provider: there is no such resource');
      const addresses = [...record.ipAddresses, ...record.ipxAddresses];
      const text = `SMS Provider: ${record.name} has ${addresses.length === 0 ? 'no address' : addresses.join(', ')}`;
      return words('its data', `${record.name}, ${addresses.length} address(es)`, text);
    }
  }
}

function functionText(name: string): string {
  return name.replaceAll('-', ' ');
}
