// The formats a chart can leave in. All of these are texts; pictures are made on the page.
import type { ChartGraph } from '../index.ts';
import type { Exported } from './exported.ts';
import { exportMermaid } from './mermaid.ts';
import { exportScxml } from './scxml.ts';
import { exportXState4, exportXState5 } from './xstate-config.ts';

export interface ChartFormat {
  readonly id: string;
  readonly title: string;
  /** What it is good for, in a few words. */
  readonly use: string;
  /** Of the file, with its dot. */
  readonly ending: string;
  readonly mediaType: string;
  readonly write: (graph: ChartGraph) => Exported;
}

export const chartFormats: readonly ChartFormat[] = [
  {
    id: 'scxml',
    title: 'SCXML',
    use: 'the W3C standard; runs in its interpreters',
    ending: '.scxml',
    mediaType: 'application/scxml+xml',
    write: exportScxml,
  },
  {
    id: 'mermaid',
    title: 'Mermaid',
    use: 'a picture in Markdown',
    ending: '.mmd',
    mediaType: 'text/plain',
    write: exportMermaid,
  },
  {
    id: 'xstate-4',
    title: 'XState 4',
    use: 'config for createMachine',
    ending: '.xstate4.json',
    mediaType: 'application/json',
    write: exportXState4,
  },
  {
    id: 'xstate-5',
    title: 'XState 5',
    use: 'config for createMachine',
    ending: '.xstate5.json',
    mediaType: 'application/json',
    write: exportXState5,
  },
];

/** A name for a file: what every system allows, and never empty. */
export function fileName(name: string, ending: string): string {
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${plain || 'statechart'}${ending}`;
}
