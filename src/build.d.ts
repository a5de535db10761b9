// What the build puts in: the version from package.json, the list of scenario files, and what the one file carries. See
// src/build.

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

/** The files without a hash in their name that the page asks for. Import it in `page` only. */
declare module 'virtual:carried-files' {
  /** This is the one HTML file that carries everything. */
  export const isOneFile: boolean;
  /** Text by address relative to the page; empty in the site. */
  export const carriedTexts: Readonly<Record<string, string>>;
  /** What `fetch` shall hold a file against, by address; empty in the one file and while the files are being edited. */
  export const fileSums: Readonly<Record<string, string>>;
}

/** Where each rule is at work, found by playing every scenario. Fetch it in `page` only, when the Sources place opens. */
declare module 'virtual:rule-uses' {
  export const ruleUses: import('./scenarios/index.ts').PackedRuleUses;
}
