// The inspection package carries the address of a hosted viewer as a default. Ours is always told its own viewer, so the
// default goes: an address that is not in the files cannot be opened by mistake.
import type { Plugin } from 'vite';

export function noHostedInspector(): Plugin {
  return {
    name: 'no-hosted-inspector',
    apply: 'build',
    transform: (code, id) =>
      id.includes('@xstate/inspect')
        ? { code: code.replace(/https:\/\/stately\.ai\/viz\?inspect/g, ''), map: null }
        : undefined,
  };
}
