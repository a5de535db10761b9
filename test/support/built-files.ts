// The files of dist, and which of them the first view needs: the page, its scripts and style sheets, the lab, which those
// fetch, and whatever all these import at once. What is imported later (`import()`), workers, fonts and scenarios are left out.
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { builtFolder } from './serve-built-files.ts';

export function builtFileNames(): string[] {
  return readdirSync(builtFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(builtFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function readBuiltFile(name: string): Buffer {
  return readFileSync(join(builtFolder, name));
}

/** Names of the files that are loaded before anything can be seen, the page first. */
export function firstViewFileNames(): string[] {
  const page = readBuiltFile('index.html').toString();
  const entries = [
    ...[...page.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)],
    ...[...page.matchAll(/<link\b(?=[^>]*\brel="(?:stylesheet|modulepreload)")[^>]*\bhref="([^"]+)"/g)],
  ].map((match) => posix.normalize(match[1] ?? ''));
  // The page fetches it unless it is the inspector's.
  const lab = builtFileNames().filter((name) => /^assets\/sms-lab-.*\.js$/.test(name));
  if (lab.length !== 1) throw new Error(`The build holds not one script of the lab: ${lab.join(', ')}.`);
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    if (name.endsWith('.js')) staticImports(name).forEach(visit);
  };
  [...entries, ...lab].forEach(visit);
  return ['index.html', ...found];
}

export function firstViewBytes(): { name: string; gzipped: number }[] {
  return firstViewFileNames().map((name) => ({ name, gzipped: gzipSync(readBuiltFile(name), { level: 9 }).length }));
}

function staticImports(name: string): string[] {
  const source = ts.createSourceFile(
    name,
    readBuiltFile(name).toString(),
    ts.ScriptTarget.ES2022,
    false,
    ts.ScriptKind.JS,
  );
  return source.statements
    .filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .map((statement) => statement.moduleSpecifier)
    .filter((specifier) => specifier !== undefined && ts.isStringLiteral(specifier))
    .map((specifier) => posix.join(posix.dirname(name), (specifier as ts.StringLiteral).text));
}
