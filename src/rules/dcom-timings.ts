// The waits of RPC and DCOM, and how long a computer takes to start again. Rows of the one table of timings.
import type { Timing } from './timing.ts';
import { hour, minute, t } from './timing.ts';

export const dcomTimings = [
  t(
    'rpcDatagramWaits',
    'Waits after a call by datagrams and after each question for its answer; 32 s in all',
    'ms',
    [1000, 1000, 2000, 4000, 8000, 16_000],
    [100, 60_000],
    'inferred',
    'the sum: material of the period; its parts: the lab',
  ),
  t(
    'rpcRefusedDelay',
    'How long RPC goes on asking for a connection that is refused',
    'ms',
    2000,
    [0, 45_000],
    'assumed',
    'the lab; Q272937 gives no time',
  ),
  t(
    'rpcServerWait',
    'How long RPC looks for a server over IPX or NetBIOS',
    'ms',
    5000,
    [0, minute],
    'assumed',
    'the lab',
  ),
  t(
    'computerShutdownTime',
    'How long a computer with DCOM shuts down at a restart, while it lets go of everybody connected',
    'ms',
    20_000,
    [0, hour],
    'assumed',
    'the lab',
  ),
  t(
    'computerRestartTime',
    'From power off at a restart to all of the computer running again',
    'ms',
    3 * minute,
    [1000, hour],
    'assumed',
    'the lab',
  ),
] as const satisfies readonly Timing[];
