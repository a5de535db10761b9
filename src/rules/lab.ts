// Rules of the lab itself: how the simulated world works where no source of the period is needed or none speaks.
import type { Rule } from './rule.ts';

export const labRules: readonly Rule[] = [
  {
    id: 'lab.scenario',
    text: 'The scenario file says so: it places the computers, what they know, and what people do.',
    label: 'assumed',
    source: 'the scenario file',
  },
  {
    id: 'lab.latency',
    text: 'A frame takes the same time to every computer on its segment.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'lab.loss',
    text: 'A frame on a lossy segment is lost with the chance that the scenario names.',
    label: 'assumed',
    source: 'the scenario file',
  },
  {
    id: 'lab.fault',
    text: 'A fault of the scenario strikes the frames it describes.',
    label: 'assumed',
    source: 'the scenario file',
  },
  {
    id: 'lab.unheard',
    text: 'A frame for a computer that is off, away, or lacks the protocol is heard by nobody.',
    label: 'assumed',
    source: 'the lab; IEEE 802.3 stations answer nothing by themselves',
  },
  {
    id: 'lab.races',
    text: 'When two computers act at the same moment, either may be first.',
    label: 'assumed',
    source: 'the lab',
  },
  {
    id: 'lab.end',
    text: 'A run ends when nothing is under way any more, or when the time of its scenario is up.',
    label: 'assumed',
    source: 'the lab',
  },
];
