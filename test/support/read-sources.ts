// The files of src as the architecture test sees them: their imports, and questions about their syntax.
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { layerTable } from './layer-table.ts';

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceImport {
  /** As written. */
  readonly specifier: string;
  /** Path under src, without a query; undefined for packages. */
  readonly target: string | undefined;
  readonly isTypeOnly: boolean;
  readonly isWorker: boolean;
}

export interface SourceFile {
  /** Path under src, such as `world/clock.ts`. */
  readonly path: string;
  /** The row of the layer table: `world`, `inspector/page`, `main.ts`. */
  readonly layer: string;
  readonly text: string;
  readonly imports: readonly SourceImport[];
  readonly syntax: ts.SourceFile;
}

/** Project files under a folder, as paths with forward slashes from the top of the project. */
export function projectFiles(folder: string, isWanted: (path: string) => boolean): string[] {
  let entries;
  try {
    entries = readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(isWanted)
    .sort();
}

export function readProjectFile(path: string): string {
  return readFileSync(join(projectFolder, path), 'utf8');
}

export function readSources(): SourceFile[] {
  return projectFiles('src', (path) => path.endsWith('.ts')).map((projectPath) => {
    const path = projectPath.slice('src/'.length);
    const text = readProjectFile(projectPath);
    const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    return { path, layer: layerOf(path), text, imports: readImports(path, syntax), syntax };
  });
}

/** A folder in a folder counts by itself where the table has a row for it. */
export function layerOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  const inner = `${first}/${second}`;
  return layerTable.some(({ folder }) => folder === inner) ? inner : first;
}

/** Every node of a file, with the line it stands on. */
export function visitSyntax(file: SourceFile, visitor: (node: ts.Node, line: number) => void): void {
  const visit = (node: ts.Node): void => {
    visitor(node, file.syntax.getLineAndCharacterOfPosition(node.getStart(file.syntax)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(file.syntax);
}

function readImports(path: string, syntax: ts.SourceFile): SourceImport[] {
  const imports: SourceImport[] = [];
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const [plain = '', query = ''] = specifier.split('?');
    const target = plain.startsWith('.') ? posix.join(posix.dirname(path), plain) : undefined;
    const isWorker = query.includes('worker') || plain.endsWith('.worker.ts');
    imports.push({ specifier: target === undefined ? plain : specifier, target, isTypeOnly, isWorker });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeOnlyImport(node.importClause));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly || areTypesOnly(node.exportClause));
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      add(node.argument.literal.text, true);
    } else if (isDynamicImport(node) && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) {
      add(node.arguments[0].text, false);
    } else if (ts.isNewExpression(node) && node.expression.getText(syntax) === 'URL') {
      const [address, base] = node.arguments ?? [];
      if (address && ts.isStringLiteral(address) && base?.getText(syntax) === 'import.meta.url')
        add(address.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return imports;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return clause.name === undefined && areTypesOnly(clause.namedBindings);
}

function areTypesOnly(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names)) || names.elements.length === 0) return false;
  return [...names.elements].every((element) => element.isTypeOnly);
}

function isDynamicImport(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}
