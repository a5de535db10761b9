// Contents page of the build: the plugins that vite.config.ts puts together.
export * from './adapter-files.ts';
export * from './content-security-policy.ts';
export * from './carried-files.ts';
export * from './licence-texts.ts';
export * from './no-hosted-inspector.ts';
export * from './preload-face.ts';
export * from './preload-page.ts';
export * from './release.ts';
export * from './rule-uses.ts';
export * from './scenario-index.ts';
export * from './site-workers.ts';
