// How many bytes the first view and the one file take. Tests hold the budgets; this says by how much.
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { firstViewBytes, readBuiltFile } from '../support/built-files.ts';
import { rounded, say, sayFigure } from './measure.ts';

const firstViewBudget = 90_000;
const oneFileBudget = 1_000_000;

export function benchBytes(): void {
  const files = firstViewBytes();
  const total = files.reduce((sum, file) => sum + file.gzipped, 0);
  for (const file of files) say(`  ${file.name}  ${file.gzipped}`);
  sayFigure('first view, gzipped', `${rounded(total)} bytes`, share(total, firstViewBudget));
  if (!existsSync('dist/sms-lab.html')) {
    say('There is no dist/sms-lab.html.');
    return;
  }
  const whole = readBuiltFile('sms-lab.html');
  const gzipped = gzipSync(whole, { level: 9 }).length;
  sayFigure('the one file', `${rounded(whole.length)} bytes`);
  sayFigure('the one file, gzipped', `${rounded(gzipped)} bytes`, share(gzipped, oneFileBudget));
}

function share(bytes: number, budget: number): string {
  return `budget ${rounded(budget)}; ${((bytes / budget) * 100).toFixed(0)} % of it`;
}
