// What the build puts in: the version from package.json, and the list of scenario files. See vite.config.ts.

/** The lab's version, from package.json. */
declare const __LAB_VERSION__: string;

/** One entry for each file in public/scenarios, by file name. Import it in `page`, `elements` or `main.ts` only. */
declare module 'virtual:scenario-index' {
  export interface ScenarioIndexEntry {
    readonly id: string;
    readonly title: string;
    readonly articles: readonly string[];
    /** Address relative to the page, such as `scenarios/Q226297-found-by-name.json`. */
    readonly file: string;
    readonly summary: string;
    readonly question?: string;
  }
  export const scenarioIndex: readonly ScenarioIndexEntry[];
}
