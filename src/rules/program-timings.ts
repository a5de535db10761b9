// The waits of what a client does by itself beside discovery: polls, retries, uploads. Rows of the one table of timings.
import type { Timing } from './timing.ts';
import { day, hour, minute, t } from './timing.ts';

export const programTimings = [
  t(
    'clientCycleRetryInterval',
    'From a cycle that found no access point to the next try for the CAP list',
    'ms',
    hour,
    [minute, 24 * hour],
    'stated',
    'Q236052',
  ),
  t(
    'copyQueueInterval',
    'From one cycle of the Copy Queue to the next, which tries the files that wait',
    'ms',
    23 * hour,
    [minute, 7 * day],
    'stated',
    'Q292030',
  ),
  t(
    'inventoryInterval',
    'From one inventory of a client to the next, hardware or software',
    'ms',
    7 * day,
    [hour, 28 * day],
    'stated',
    'SMS 2.0 documentation on the inventory agents',
  ),
  t(
    'offerPollingInterval',
    'From one poll for advertisements to the next',
    'ms',
    hour,
    [5 * minute, day],
    'stated',
    'Q199261, Q302836',
  ),
  t(
    'programRetryInterval',
    'From a program that reached no distribution point to its next try',
    'ms',
    10 * minute,
    [minute, hour],
    'stated',
    'Q302674',
  ),
] as const satisfies readonly Timing[];
