// The built page in each engine, the site over http and the one file by double click: `smsLab.run` plays in a worker there,
// under the policy of the page, and gives the log that Node gives.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScenario, playScenario } from '../../src/scenarios/index.ts';
import { inEveryEngine } from '../support/engines.ts';
import { serveBuiltFiles } from '../support/serve-built-files.ts';
import type { BuiltFilesServer } from '../support/serve-built-files.ts';

const folder = 'public/scenarios';
const seed = 7;
const expected: Record<string, string> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const reading = parseScenario(readFileSync(`${folder}/${file}`, 'utf8'));
      if (!('scenario' in reading)) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
      return [reading.scenario.id, playScenario(reading.scenario, { seed }).digest];
    }),
);

let server: BuiltFilesServer;
beforeAll(async () => {
  server = await serveBuiltFiles();
});
afterAll(() => server.close());

inEveryEngine((engine) => {
  const pages = {
    'the site': () => server.address,
    'the one file': () => pathToFileURL(resolve('dist/sms-lab.html')).href,
  };
  describe.each(Object.entries(pages))('%s', (_name, address) => {
    test('plays every scenario in one worker, with the log of Node', async () => {
      await engine().open(address());
      const told = await engine().evaluate(async (seed: number) => {
        let workers = 0;
        globalThis.Worker = new Proxy(Worker, {
          construct(target, parameters: ConstructorParameters<typeof Worker>) {
            workers += 1;
            const worker = new target(...parameters);
            worker.addEventListener('error', () => (workers = Number.NaN));
            return worker;
          },
        });
        const digests: Record<string, string> = {};
        for (const { id } of smsLab.scenarios()) digests[id] = (await smsLab.run(id, { seed })).digest;
        return { digests, workers };
      }, seed);
      expect(told).toEqual({ digests: expected, workers: 1 });
    });
  });
});
