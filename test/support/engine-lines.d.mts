// Types of engine-lines.mjs, which is plain JavaScript because `npm test` itself reads it.

interface TestReport {
  testResults: {
    assertionResults: { ancestorTitles: string[]; title: string; status: string; meta?: { engineVersion?: string } }[];
  }[];
}

/** One line for each engine: how many tests it took part in, or why it took none. */
export function engineLines(report: TestReport): string[];
