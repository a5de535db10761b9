// Lighthouse against the preview server, with every point that is missing. It is fetched for the occasion and no dependency;
// without a registry the scores are left out, and that is said.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { launchArguments } from '../support/find-browser.mjs';
import { say, sayFigure } from './measure.ts';

const lighthouse = 'lighthouse@12.8.2';

interface Report {
  runtimeError?: { message: string };
  categories: Record<string, { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

export async function benchLighthouse(executablePath: string): Promise<void> {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  const address = server.resolvedUrls?.local[0] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'sms-lighthouse-'));
  try {
    const report = await askLighthouse(address, executablePath, join(folder, 'report.json'));
    if (typeof report === 'string') say(`Lighthouse gives no scores: ${report}`);
    else sayScores(report);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function askLighthouse(address: string, executablePath: string, file: string): Promise<Report | string> {
  const parameters = [
    '-y',
    lighthouse,
    address,
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
    `--chrome-flags=--headless=new ${launchArguments().join(' ')}`,
  ];
  const told: string[] = [];
  const child = spawn('npx', parameters, {
    env: { ...process.env, CHROME_PATH: executablePath },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 5 * 60_000,
    shell: process.platform === 'win32',
  });
  child.stderr.on('data', (data: Buffer) => told.push(data.toString()));
  const status = await new Promise((resolve) => {
    child.on('exit', resolve);
    child.on('error', resolve);
  });
  if (status !== 0) return told.join('').trim().split('\n').at(-1) ?? 'it said nothing';
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return report.runtimeError?.message ?? report;
}

function sayScores(report: Report): void {
  for (const { title, score, auditRefs } of Object.values(report.categories)) {
    sayFigure(`Lighthouse, ${title.toLowerCase()}`, String(Math.round((score ?? 0) * 100)), 'aim: 100');
    for (const { id, weight } of auditRefs) {
      const audit = report.audits[id];
      if (weight === 0 || audit === undefined || audit.score === null || audit.score === 1) continue;
      say(`  missing: ${audit.title} ${audit.displayValue ?? ''} (score ${audit.score}, weight ${weight})`);
    }
  }
}
