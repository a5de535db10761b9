// What no built file may hold: WebAssembly, evaluated text, or the address of a foreign host that something could ask.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { builtFileNames, readBuiltFile } from '../support/built-files.ts';

/** Hosts that are named and never asked: names of XML vocabularies, and where a message or a licence says to read on. */
const namedHosts: Record<string, string> = {
  'www.w3.org': 'names of XML vocabularies',
  'www.eclipse.org': 'names of vocabularies inside elkjs',
  'lit.dev': 'Lit, where a warning is explained',
  'github.com': 'where a warning or a licence says to read on',
  'xstate.js.org': 'XState, where a warning is explained',
  'rolldown.rs': 'the bundler, where an error is explained',
  'scripts.sil.org': 'the licence of the faces',
  'paulmillr.com': 'the licence of the hash library',
  'www.apache.org': 'the licence of the decorators',
  'json-schema.org': 'the name of the schema language',
};

const code = builtFileNames().filter((name) => /\.(js|css|html|svg|json)$/.test(name));

test('no file is WebAssembly, names it, or carries it as text', () => {
  // 00 61 73 6D is how a module begins; AGFzbQ is that in base 64.
  // The ZIP holds the other files, compressed, and is compared with them elsewhere.
  const files = builtFileNames().filter((name) => {
    if (name.endsWith('.zip')) return false;
    const content = readBuiltFile(name);
    return (
      content.includes(Buffer.from([0x00, 0x61, 0x73, 0x6d])) || /WebAssembly\b|AGFzbQ/.test(content.toString('latin1'))
    );
  });
  expect(files).toEqual([]);
});

test('no foreign host is named but in vocabularies, warnings and licences', () => {
  const found = code.flatMap((name) =>
    [
      ...readBuiltFile(name)
        .toString()
        .matchAll(/\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi),
    ]
      .map((match) => (match[1] ?? '').toLowerCase())
      // Names under .invalid and .example can never be reached: they stand where an address is demanded and none is meant.
      .filter((host) => !/\.(invalid|example)$/.test(host) && !(host in namedHosts))
      .map((host) => `${name}: ${host}`),
  );
  expect([...new Set(found)]).toEqual([]);
});

test('the policies of both builds let in nothing from elsewhere, no code from text, and no WebAssembly', () => {
  for (const name of ['index.html', 'sms-lab.html']) {
    const policy = policyOf(name);
    expect(policy, name).toContain("default-src 'none'");
    expect(policy, name).toContain("require-trusted-types-for 'script'");
    expect(policy, name).toContain('trusted-types lit-html default');
    expect(policy, name).not.toMatch(/unsafe|http|\*|wasm|allow-duplicates/);
  }
});

test('the one file may ask for nothing, and runs its own script only', () => {
  const directives = policyOf('sms-lab.html').split('; ');
  const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(readBuiltFile('sms-lab.html').toString())?.[1];
  const sum = createHash('sha256')
    .update(script ?? '')
    .digest('base64');
  expect(directives).toContain(`script-src 'sha256-${sum}'`);
  expect(directives).toContain("connect-src 'none'");
  expect(directives.filter((directive) => directive.includes("'self'"))).toEqual([]);
});

test('the policy stands before everything that it rules', () => {
  for (const name of ['index.html', 'sms-lab.html']) {
    const head = readBuiltFile(name).toString().split('Content-Security-Policy')[0] ?? '';
    expect(head, name).not.toMatch(/<(script|link|style)\b/);
  }
});

test('the manifest names icons that are there, in the sizes that they have, and addresses under any path', () => {
  const manifest = JSON.parse(readBuiltFile('manifest.webmanifest').toString()) as {
    start_url: string;
    scope: string;
    display: string;
    icons: { src: string; sizes: string; purpose: string }[];
  };
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
  for (const { src, sizes } of manifest.icons) {
    // Width and height stand in the first chunk of a PNG.
    const picture = readBuiltFile(src.replace('./', ''));
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, src).toBe(sizes);
  }
  const wanted = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
  expect(wanted).toEqual(['192x192 any', '512x512 any', '512x512 maskable']);
});

test('the licences of what is built in are delivered with it', () => {
  const licences = readBuiltFile('licences.txt').toString();
  for (const name of ['elkjs', 'lit-html', 'xstate', 'valibot', '@fontsource-variable/atkinson-hyperlegible-next']) {
    expect(licences).toContain(`${name} `);
  }
});

function policyOf(name: string): string {
  const page = readBuiltFile(name).toString();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
  return (policy ?? '').replaceAll('&#39;', "'");
}
