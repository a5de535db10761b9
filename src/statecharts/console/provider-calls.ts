// How Remote Tools ask the SMS Provider: over the console's DCOM connection where it has one, else over a stand-in for DCOM,
// one TCP connection for each question.
import type { Connection, SmsProviderMessage } from '../../protocols/index.ts';
import { smsProviderPort } from '../../protocols/index.ts';
import type { OpenRemoteToolsEvent } from './console-ports.ts';
import type { ConsoleActorOptions } from './console-settings.ts';

type Question = Extract<SmsProviderMessage, { type: 'rights-query' | 'resource-query' }>;
type Answered = (answer: SmsProviderMessage | undefined) => void;

/** Asks, and returns how to hang up; no answer is heard as `undefined`. */
type Ask = (question: Question, rule: string, answered: Answered) => () => void;

const questionRules = {
  'rights-query': 'remote-tools.right-first',
  'resource-query': 'remote-tools.data-from-provider',
} as const;

export function providerCalls(
  options: ConsoleActorOptions,
  actor: string,
  send: (event: OpenRemoteToolsEvent) => void,
) {
  const { world, host, link } = options;
  const askNow = link ? overConsole(link) : overStandIn(options, actor);
  let hangUp: (() => void) | undefined;
  let call = 0;
  const ask = (question: Question, take: (answer: SmsProviderMessage) => OpenRemoteToolsEvent | undefined) => {
    const mine = ++call;
    world.soon(host, () => {
      if (mine !== call) return;
      hangUp = askNow(question, questionRules[question.type], (answer) => {
        const event: OpenRemoteToolsEvent | undefined = answer ? take(answer) : { type: 'provider.down' };
        if (mine === call && event) send(event);
      });
    });
  };
  return {
    asksOverConsole: () => link !== undefined,
    needConsole: () => {
      const mine = ++call;
      world.soon(host, () => {
        if (mine !== call) return;
        link?.need((isConnected) => {
          if (mine === call) send({ type: isConnected ? 'console.ready' : 'provider.down' });
        });
      });
    },
    askRights: (user: string, target: string) =>
      ask({ protocol: 'sms-provider', type: 'rights-query', user, resource: target }, (answer) =>
        answer.type === 'rights-answer' ? { type: answer.isAllowed ? 'rights.ok' : 'rights.denied' } : undefined,
      ),
    askResource: (target: string) =>
      ask({ protocol: 'sms-provider', type: 'resource-query', resource: target }, (answer) => {
        if (answer.type !== 'resource-answer') return undefined;
        if (!answer.record) return { type: 'no.resource' };
        const { name, ipAddresses, ipxAddresses } = answer.record;
        return { type: 'data', name, ipAddresses: [...ipAddresses], ipxAddresses: [...ipxAddresses] };
      }),
    dropProvider: () => {
      call += 1;
      const dropped = hangUp;
      hangUp = undefined;
      world.soon(host, () => dropped?.());
    },
  };
}

function overConsole(link: NonNullable<ConsoleActorOptions['link']>): Ask {
  return (question, rule, answered) => {
    link.ask(question, rule, answered);
    return () => {};
  };
}

/** One call to the provider is one TCP connection with one question and one answer. */
function overStandIn({ stack, settings }: ConsoleActorOptions, actor: string): Ask {
  return (question, rule, answered) => {
    const address = settings.providerAddress;
    if (!stack.tcp || address === undefined) {
      answered(undefined);
      return () => {};
    }
    const opened: Connection = stack.tcp.connect(
      { address, port: smsProviderPort, rule: 'provider.connection', actor },
      {
        opened: () => opened.send(question, rule),
        failed: () => answered(undefined),
        received: (answer) => {
          opened.close();
          answered(answer as SmsProviderMessage);
        },
        lost: () => answered(undefined),
      },
    );
    return () => opened.close();
  };
}
