// One line for each browser engine of a test run: how many tests it took part in, or why it took none. Read off the report,
// so that an engine is said to have taken part only when its tests ran.

const names = ['Chromium', 'Firefox', 'WebKitGTK'];

/** @param {{ testResults: { assertionResults: { ancestorTitles: string[], title: string, status: string, meta?: object }[] }[] }} report */
export function engineLines(report) {
  const all = report.testResults.flatMap((file) => file.assertionResults);
  return names.map((name) => {
    const tests = all.filter(({ ancestorTitles }) => ancestorTitles.includes(name));
    const ran = tests.filter(({ status }) => status === 'passed' || status === 'failed');
    const version = tests.map(({ meta }) => meta?.engineVersion).find((one) => one !== undefined);
    if (ran.length > 0) return `${[name, version].filter(Boolean).join(' ')}: ${ran.length} tests`;
    const reason = tests.map(({ title }) => title).find((title) => title.startsWith('takes no part: '));
    return `${name}: MISSING, ${reason?.slice('takes no part: '.length) ?? 'no test of it ran'}`;
  });
}
