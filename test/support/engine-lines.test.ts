// The last lines of `npm test` about engines: none is passed over in silence.
import { expect, test } from 'vitest';
import { engineLines } from './engine-lines.mjs';

const ran = (name: string, status: string, engineVersion?: string) => ({
  ancestorTitles: [name],
  title: 'opens a file',
  status,
  meta: engineVersion === undefined ? {} : { engineVersion },
});

test('an engine that ran is named with its version, one that is missing with the reason, and a silent one as missing', () => {
  const skipped = { ancestorTitles: ['Firefox'], title: 'takes no part: it is not here', status: 'skipped' };
  const report = {
    testResults: [
      { assertionResults: [ran('Chromium', 'passed', '156.0'), ran('Chromium', 'failed')] },
      { assertionResults: [skipped] },
    ],
  };
  expect(engineLines(report)).toEqual([
    'Chromium 156.0: 2 tests',
    'Firefox: MISSING, it is not here',
    'WebKitGTK: MISSING, no test of it ran',
  ]);
});
