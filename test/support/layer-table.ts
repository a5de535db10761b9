// Who knows whom: the architecture as a table, row by row as on docs/architecture.md. A change here needs a decision record.

export interface Layer {
  /** Folder under src, or main.ts. */
  readonly folder: string;
  /** Folders whose index it may import. */
  readonly mayImport: readonly string[];
  /** Folders of which it may import types only. */
  readonly mayImportTypesOf?: readonly string[];
  readonly packages: readonly string[];
}

const fonts = ['@fontsource-variable/atkinson-hyperlegible-next', '@fontsource-variable/atkinson-hyperlegible-mono'];
const nodeModules = ['node:crypto', 'node:fs', 'node:path', 'node:url'];
const whatLabMayImport = ['world', 'wire', 'scenarios', 'activities', 'rules', 'inspector'];

export const layerTable: readonly Layer[] = [
  { folder: 'rules', mayImport: [], packages: [] },
  { folder: 'world', mayImport: [], packages: ['pure-rand', '@noble/hashes'] },
  { folder: 'protocols', mayImport: ['world', 'rules'], packages: [] },
  { folder: 'wire', mayImport: ['world'], mayImportTypesOf: ['protocols'], packages: [] },
  { folder: 'sms', mayImport: ['world', 'protocols', 'rules'], packages: [] },
  { folder: 'statecharts', mayImport: ['world', 'protocols', 'sms', 'rules'], packages: ['xstate'] },
  {
    folder: 'inspector/layout',
    mayImport: [],
    packages: ['@dagrejs/dagre'],
  },
  {
    folder: 'inspector',
    mayImport: ['inspector/layout'],
    packages: ['xstate', 'microdiff', '@rgrove/parse-xml'],
  },
  { folder: 'inspector/adapter', mayImport: [], mayImportTypesOf: ['inspector'], packages: [] },
  { folder: 'inspector/export', mayImport: ['inspector'], packages: [] },
  {
    folder: 'scenarios',
    mayImport: ['world', 'protocols', 'sms', 'statecharts', 'rules', 'inspector'],
    packages: ['valibot'],
  },
  { folder: 'activities', mayImport: ['world', 'scenarios'], packages: [] },
  { folder: 'lab', mayImport: whatLabMayImport, packages: ['valibot'] },
  {
    folder: 'inspector/page',
    mayImport: ['inspector', 'inspector/layout'],
    packages: ['@xstate/inspect', 'elkjs', 'idb-keyval'],
  },
  {
    folder: 'inspector/elements',
    mayImport: ['inspector', 'inspector/page', 'inspector/export'],
    packages: ['lit'],
  },
  { folder: 'service-worker', mayImport: [], packages: [] },
  {
    folder: 'page',
    mayImport: ['lab', 'scenarios', 'inspector', 'inspector/page', 'service-worker'],
    packages: ['@xstate/inspect', 'idb-keyval'],
  },
  {
    folder: 'elements',
    mayImport: [...whatLabMayImport, 'lab', 'page', 'inspector/elements'],
    mayImportTypesOf: ['protocols', 'sms'],
    packages: ['lit', ...fonts],
  },
  { folder: 'main.ts', mayImport: ['elements', 'page'], packages: fonts },
  { folder: 'build', mayImport: [], packages: ['vite', 'vite-plugin-singlefile', 'fflate', ...nodeModules] },
];

/** What the build and the service worker are started with: nothing in src imports them. */
export const entries = ['main.ts', 'build.d.ts', 'service-worker/start.ts', 'inspector/page/elk-script.d.ts'];

/** Folders that see the page: they may read its clock and wait for things. */
export const pageFolders = ['page', 'elements', 'inspector/page', 'inspector/elements', 'inspector/adapter', 'main.ts'];

/** Folders that are no part of a run: the build, and the worker that keeps the files. */
export const besideTheLab = ['build', 'service-worker'];
