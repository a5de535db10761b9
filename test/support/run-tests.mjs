// What `npm test` does: finds the browsers, builds, runs every test project, says which engines took part, and ends with one
// line "N passed, N failed". All of it under one time limit, because a statechart that loops holds its worker for good and no
// limit per test fires. With `--long` (`npm run test:long`) the tests that have more to try do so, and WebKitGTK is installed
// too where that may be done.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { engineLines } from './engine-lines.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { ensureFirefox } from './find-firefox.mjs';
import { ensureWebKit, findWebKit } from './find-webkit.mjs';

const isLong = process.argv.includes('--long');
const limitMinutes = isLong ? 120 : 45;
const root = fileURLToPath(new URL('../../', import.meta.url));
const resultFolder = `${root}test-results`;
const reportFile = `${resultFolder}/tests.json`;
const isPosix = process.platform !== 'win32';
let running;

rmSync(resultFolder, { recursive: true, force: true });
mkdirSync(resultFolder);

const limit = setTimeout(() => {
  console.error(
    `The tests took more than ${limitMinutes} minutes and were ended; something loops, or the machine has much else to do.`,
  );
  stopRunning();
  finish({ passed: 0, failed: 1 });
}, limitMinutes * 60_000);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopRunning();
    process.exit(1);
  });
}

const firefox = ensureFirefox();
const webKit = isLong ? ensureWebKit() : findWebKit();
const environment = {
  ...process.env,
  CHROME_PATH: ensureBrowser(),
  ...('path' in firefox ? { FIREFOX_PATH: firefox.path } : { FIREFOX_MISSING: firefox.missing }),
  ...('missing' in webKit ? { WEBKIT_MISSING: webKit.missing } : {}),
  ...(isLong ? { LONG: '1', ROUGH_SEEDS: process.env['ROUGH_SEEDS'] ?? '60' } : {}),
};
const projects = ['unit', 'browser', 'built', 'engines'].flatMap((name) => ['--project', name]);
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];

const isBuilt = (await runNode('vite/bin/vite.js', ['build', '--logLevel', 'warn'])) === 0;
if (!isBuilt) console.error('The build failed, so no test was run.');
const status = isBuilt ? await runNode('vitest/vitest.mjs', ['run', ...projects, ...reporters]) : 1;
finish(countTests(status));

function runNode(program, parameters) {
  return new Promise((resolve) => {
    // A group of its own, so that the limit ends the workers and the browser too.
    running = spawn(process.execPath, [`${root}node_modules/${program}`, ...parameters], {
      cwd: root,
      env: environment,
      stdio: 'inherit',
      detached: isPosix,
    });
    running.on('exit', (code) => resolve(code ?? 1));
  });
}

function stopRunning() {
  if (!running?.pid || running.exitCode !== null) return;
  try {
    if (isPosix) process.kill(-running.pid, 'SIGKILL');
    else running.kill();
  } catch {
    // It ended by itself in the meantime.
  }
}

function countTests(status) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const engines = engineLines(report);
  // A file that cannot even be loaded has no tests to count; it is one failure all the same.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return { passed: report.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed, engines };
}

function finish({ passed, failed, engines = [] }) {
  clearTimeout(limit);
  const summary = [...engines, `${passed} passed, ${failed} failed`].join('\n');
  writeFileSync(`${resultFolder}/summary.txt`, `${summary}\n`);
  console.log(summary);
  process.exit(failed === 0 ? 0 : 1);
}
