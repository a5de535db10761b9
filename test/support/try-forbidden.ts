// Tries, inside a page, what its policy forbids: run it there by `evaluate`. Each try is made outside of the driver's own
// evaluation, which may be allowed what the page is not.

export const refusals = {
  'code from text': 'refused',
  'a function from text': 'refused',
  'markup from text': 'refused',
  'a script from text': 'refused',
  'a worker from elsewhere': 'refused',
  'another policy': 'refused',
  WebAssembly: 'refused',
  'a request': 'refused',
};

export function tryForbidden(): Promise<Record<string, string>> {
  const tries: Record<string, () => unknown> = {
    'code from text': () => (0, eval)('1'),
    'a function from text': () => new Function('return 1')(),
    'markup from text': () => (document.createElement('div').innerHTML = '<b>bold</b>'),
    'a script from text': () => (document.createElement('script').text = 'globalThis.ran = true'),
    'a worker from elsewhere': () => new Worker('data:text/javascript,postMessage(1)'),
    'another policy': () =>
      (
        globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy('mine', {}),
    // WebKit refuses only what would run.
    WebAssembly: () => WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    'a request': () => fetch('https://asked.example/'),
  };
  const one = (act: () => unknown): Promise<string> =>
    new Promise((resolve) => {
      setTimeout(() => {
        try {
          Promise.resolve(act()).then(
            () => resolve('done'),
            () => resolve('refused'),
          );
        } catch {
          resolve('refused');
        }
      });
    });
  return Promise.all(Object.entries(tries).map(async ([name, act]) => [name, await one(act)] as const)).then((all) =>
    Object.fromEntries(all),
  );
}
