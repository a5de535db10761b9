// The rules of the layout that a machine can check. Each failure names the place and says what to do instead.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { besideTheLab, entries, layerTable, pageFolders } from './support/layer-table.ts';
import type { Layer } from './support/layer-table.ts';
import {
  layerOf,
  projectFiles,
  projectFolder,
  readProjectFile,
  readSources,
  visitSyntax,
} from './support/read-sources.ts';
import type { SourceFile, SourceImport } from './support/read-sources.ts';

const sources = readSources();
const sourceByPath = new Map(sources.map((file) => [file.path, file]));
const layerByFolder = new Map(layerTable.map((layer) => [layer.folder, layer]));
const hereIsTheTable = 'The table is test/support/layer-table.ts; move the thing, not the rule.';

/** Data and tables that may be long. */
const longTables: readonly string[] = [];

/** Made by the build, and of use only where there is a page. */
const virtualModules = ['virtual:scenario-index', 'virtual:carried-files', 'virtual:rule-uses'];

describe('who knows whom', () => {
  test('every folder of src has its row in the layer table', () => {
    const strangers = new Set(sources.map((file) => file.layer).filter((layer) => !layerByFolder.has(layer)));
    strangers.delete('build.d.ts');
    expect([...strangers].map((layer) => `src/${layer} has no row. ${hereIsTheTable}`)).toEqual([]);
  });

  test('imports between folders go only where the table allows', () => {
    expect(complaintsAboutImports(complainAboutFolder)).toEqual([]);
  });

  test('packages are imported only where the table allows', () => {
    expect(complaintsAboutImports(complainAboutPackage)).toEqual([]);
  });

  test('from outside a folder, only its index is imported', () => {
    const complaints = complaintsAboutImports((file, { target, isWorker }) => {
      if (target === undefined || isWorker || !target.endsWith('.ts')) return undefined;
      const layer = layerOf(target);
      if (layer === file.layer || target === `${layer}/index.ts`) return undefined;
      return `import from src/${layer}/index.ts instead, and export there what is missing.`;
    });
    expect(complaints).toEqual([]);
  });

  test('every relative import names a file that is there, with its ending', () => {
    const complaints = complaintsAboutImports((_file, { target }) =>
      target === undefined || existsSync(join(projectFolder, 'src', target)) ? undefined : 'there is no such file.',
    );
    expect(complaints).toEqual([]);
  });

  test('files do not import each other in a circle', () => {
    const advice = 'Move what both need into a file of its own.';
    expect(findCycles().map((cycle) => `${cycle.join(' -> ')}. ${advice}`)).toEqual([]);
  });

  test('every file is reached from main.ts or from the index of its folder', () => {
    const reached = new Set<string>();
    const visit = (path: string): void => {
      const file = sourceByPath.get(path);
      if (file === undefined || reached.has(path)) return;
      reached.add(path);
      for (const { target } of file.imports) if (target !== undefined) visit(target);
    };
    [...entries, ...layerTable.map(({ folder }) => `${folder}/index.ts`)].forEach(visit);
    const unused = sources.filter((file) => !reached.has(file.path));
    expect(
      unused.map((file) => `src/${file.path} is used by nothing: export it in its index.ts, or delete it.`),
    ).toEqual([]);
  });

  test('an index is a contents page: it exports its own folder or holds a table, and has no logic', () => {
    const complaints = sources
      .filter((file) => file.path === `${file.layer}/index.ts`)
      .flatMap((file) => {
        const logic = file.syntax.statements
          .filter((statement) => !isContents(statement))
          .map((statement) => `src/${file.path} holds a ${ts.SyntaxKind[statement.kind]}: give it a file of its own.`);
        const foreign = file.syntax.statements
          .filter((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
          .map((statement) => ((statement as ts.ExportDeclaration).moduleSpecifier as ts.StringLiteral).text)
          .filter((specifier) => !specifier.startsWith('./'))
          .map((specifier) => `src/${file.path} exports ${specifier}: let its users import it from where it lives.`);
        return [...logic, ...foreign];
      });
    expect(complaints).toEqual([]);
  });
});

describe('time, chance and order', () => {
  test('nothing calls a random generator of the platform', () => {
    const complaints = complaintsAboutSyntax(sources, (node) =>
      isMember(node, 'Math', 'random') ? 'ask the world to choose; chance is a recorded choice.' : undefined,
    );
    expect(complaints).toEqual([]);
  });

  test('only the page and its elements know the date', () => {
    const below = sources.filter((file) => !['page', 'elements', 'build'].includes(file.layer));
    const complaints = complaintsAboutSyntax(below, (node) =>
      isValueNamed(node, 'Date') ? 'take the time from the world clock; a scenario says its date.' : undefined,
    );
    expect(complaints).toEqual([]);
  });

  test('only what sees the page measures real time', () => {
    const below = sources.filter((file) => !pageFolders.includes(file.layer));
    const complaints = complaintsAboutSyntax(below, (node) =>
      isValueNamed(node, 'performance') ? 'take the time from the world clock.' : undefined,
    );
    expect(complaints).toEqual([]);
  });

  test('below the lab nothing waits: no promise, no async, no await', () => {
    const below = sources.filter((file) => ![...pageFolders, ...besideTheLab, 'lab'].includes(file.layer));
    const complaints = complaintsAboutSyntax(below, (node) =>
      node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node) || isNameOf(node, 'Promise')
        ? 'put it on the world clock, or do it in page; a run is a plain value.'
        : undefined,
    );
    expect(complaints).toEqual([]);
  });
});

describe('text from outside stays text', () => {
  test('nothing evaluates text, compiles WebAssembly or writes markup', () => {
    const forbidden = [
      'eval',
      'Function',
      'WebAssembly',
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'unsafeHTML',
      'unsafeSVG',
    ];
    const complaints = complaintsAboutSyntax(sources, (node) =>
      ts.isIdentifier(node) && forbidden.includes(node.text) && !ts.isTypeReferenceNode(node.parent)
        ? `${node.text} is not used here; give text to Lit as text.`
        : undefined,
    );
    expect(complaints).toEqual([]);
  });

  test('no template carries a style attribute, which the policy of the built page blocks', () => {
    const complaints = sources.flatMap((file) =>
      linesThat(file.text, (line) => /(?<![.\w-])style=["'$]|\bstyleMap\b/.test(line)).map(
        (line) => `src/${file.path}:${line}: use a class, a custom property set from code, or .style=.`,
      ),
    );
    expect(complaints).toEqual([]);
  });
});

describe('how files are written', () => {
  test('every file begins with a comment that says what it is', () => {
    const silent = sources.filter((file) => !/^\/[/*]/.test(file.text));
    expect(silent.map((file) => `src/${file.path}: say in the first line what it is and what it leaves out.`)).toEqual(
      [],
    );
  });

  test('no file is longer than 400 lines', () => {
    const long = sources
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > 400 && !longTables.includes(path));
    const advice = 'ask which second subject has moved in.';
    expect(long.map(({ path, lines }) => `src/${path} has ${lines} lines; ${advice}`)).toEqual([]);
  });

  test('exports have names, and none is a default', () => {
    const complaints = complaintsAboutSyntax(sources, (node) =>
      node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)
        ? 'export it by its name.'
        : undefined,
    );
    const assigned = complaintsAboutSyntax(sources, (node) =>
      ts.isExportAssignment(node) ? 'export it by its name.' : undefined,
    );
    expect([...complaints, ...assigned]).toEqual([]);
  });

  test('file names are whole words in kebab-case, and say enough on their own', () => {
    const vague = ['utils', 'util', 'helpers', 'helper', 'types', 'common', 'misc'];
    const bad = sources
      .map((file) => file.path)
      .filter((path) => {
        const words = posix.basename(path).replace(/(\.worker|\.d)?\.ts$/, '');
        return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words) || vague.includes(words);
      });
    expect(bad.map((path) => `src/${path}: name it after its subject.`)).toEqual([]);
  });

  test('tests stand in the folder of what they test', () => {
    const ownFolders = ['support', 'built', 'bench', 'engines', 'properties', 'traces'];
    const sourceFolders = new Set(layerTable.map((layer) => layer.folder.split('/')[0]));
    const lost = projectFiles('test', (path) => path.endsWith('.test.ts') && path.split('/').length > 2).filter(
      (path) => {
        const folder = path.split('/')[1] ?? '';
        return !ownFolders.includes(folder) && !sourceFolders.has(folder);
      },
    );
    expect(lost.map((path) => `${path}: there is no such folder in src.`)).toEqual([]);
  });

  test('nothing is left to be done later', () => {
    // Put together here, so that this file does not find itself.
    const reminder = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
    const isText = (path: string) => /\.(ts|mjs|md|json|html|yml)$/.test(path);
    const files = ['src', 'test', 'docs', 'public'].flatMap((folder) => projectFiles(folder, isText));
    const complaints = [...files, 'README.md', 'CHANGELOG.md', 'vite.config.ts', 'index.html'].flatMap((path) =>
      linesThat(readProjectFile(path), (line) => reminder.test(line)).map(
        (line) => `${path}:${line}: do it now, or open an issue and take the note out.`,
      ),
    );
    expect(complaints).toEqual([]);
  });
});

describe('documents', () => {
  const isDocument = (path: string) => path.endsWith('.md');
  const documents = [
    'README.md',
    'CHANGELOG.md',
    ...projectFiles('docs', isDocument),
    ...projectFiles('src', isDocument),
  ];

  test('every link to a file or a heading leads somewhere', () => {
    const complaints = documents.flatMap((path) =>
      [...readProjectFile(path).matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(path, link))
        .map((link) => `${path}: ${link} leads nowhere; mend or remove the link.`),
    );
    expect(complaints).toEqual([]);
  });

  test('continuous integration runs the test command of the README', () => {
    const command = 'npm ci && npm test';
    expect(readProjectFile('README.md')).toContain(command);
    expect(readProjectFile('.ci/run')).toContain(command);
  });

  test('the layer table in docs/architecture.md is the one that is tested', () => {
    const rows = readProjectFile('docs/architecture.md')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const written = layerTable.map(({ folder }) => `${folder}: ${rows.find((row) => row[1] === folder)?.[3]}`);
    const tested = layerTable.map(({ folder, mayImport, mayImportTypesOf = [] }) => {
      const folders = [...mayImport, ...mayImportTypesOf.map((types) => `${types} (types only)`)];
      return `${folder}: ${folders.join(', ') || '-'}`;
    });
    expect(written).toEqual(tested);
  });
});

function complainAboutFolder(file: SourceFile, { target, isTypeOnly }: SourceImport, row: Layer): string | undefined {
  if (target === undefined) return undefined;
  const layer = layerOf(target);
  if (layer === file.layer || row.mayImport.includes(layer)) return undefined;
  if (row.mayImportTypesOf?.includes(layer)) {
    return isTypeOnly ? undefined : `${file.layer} may take only types from ${layer}: write "import type".`;
  }
  return `${file.layer} may not know ${layer}. ${hereIsTheTable}`;
}

function complainAboutPackage(file: SourceFile, { specifier, target }: SourceImport, row: Layer): string | undefined {
  if (target !== undefined) return undefined;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (row.packages.includes(name)) return undefined;
  if (virtualModules.includes(name)) {
    return ['page', 'elements', 'main.ts'].includes(file.layer) ? undefined : 'take the list of scenarios from page.';
  }
  return `${file.layer} may not use the package ${name}. ${hereIsTheTable}`;
}

function complaintsAboutImports(
  complain: (file: SourceFile, imported: SourceImport, row: Layer) => string | undefined,
): string[] {
  return sources.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const row = layerByFolder.get(file.layer);
      const complaint = row && complain(file, imported, row);
      return complaint === undefined ? [] : [`src/${file.path} imports ${imported.specifier}: ${complaint}`];
    }),
  );
}

function complaintsAboutSyntax(files: SourceFile[], complain: (node: ts.Node) => string | undefined): string[] {
  return files.flatMap((file) => {
    const complaints: string[] = [];
    visitSyntax(file, (node, line) => {
      const complaint = complain(node);
      if (complaint !== undefined) complaints.push(`src/${file.path}:${line}: ${complaint}`);
    });
    return complaints;
  });
}

function isMember(node: ts.Node, object: string, member: string): boolean {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === object && node.name.text === member;
}

/** A use of a global by its name: not a property of that name, and not a type. */
function isValueNamed(node: ts.Node, name: string): boolean {
  return isNameOf(node, name) && !ts.isTypeReferenceNode(node.parent);
}

function isNameOf(node: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  const isProperty =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node);
  return !isProperty;
}

function isContents(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  );
}

function findCycles(): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path]);
      return;
    }
    if (done.has(path)) return;
    for (const { target } of sourceByPath.get(path)?.imports ?? []) {
      if (target !== undefined) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return cycles;
}

function linesThat(text: string, isWanted: (line: string) => boolean): number[] {
  return text.split('\n').flatMap((line, index) => (isWanted(line) ? [index + 1] : []));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? from : posix.join(posix.dirname(from), path);
  if (!existsSync(join(projectFolder, target))) return false;
  if (heading === undefined || !target.endsWith('.md')) return true;
  const headings = [...readProjectFile(target).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return headings.some((text) => slug(text) === heading);
}

/** How code hosts turn a heading into the end of an address. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
