// A static server for dist, as plain as the plainest web host: files under one sub-path, nothing else, no fallback.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const builtFolder = fileURLToPath(new URL('../../dist/', import.meta.url));

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

export interface BuiltFilesServer {
  /** Where the page is, with the closing slash. */
  readonly address: string;
  /** Another folder from now on, as when a newer version is put in its place. */
  serve(folder: string): void;
  /** Every request is broken off, as if there were no server, until told otherwise. */
  setDown(isDown: boolean): void;
  /** What was asked for since the last call, as paths under the sub-path. */
  takeRequests(): string[];
  close(): Promise<void>;
}

/** Not at the root of the host, because a project's page on a shared host never is. */
export async function serveBuiltFiles({ subPath = '/some/path/' } = {}): Promise<BuiltFilesServer> {
  let folder = builtFolder;
  let isDown = false;
  let requests: string[] = [];
  const server = createServer((request, response) => {
    if (isDown) return void request.socket.destroy();
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    // `normalize` takes out every "..", so nothing outside the folder can be named.
    const inside = file.startsWith(subPath) ? normalize(`/${file.slice(subPath.length)}`) : undefined;
    if (inside !== undefined) requests.push(inside.slice(1));
    const read = inside === undefined ? Promise.reject(new Error('outside')) : readFile(join(folder, inside));
    read.then(
      (content) => {
        const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
      },
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${subPath}`,
    serve: (other) => (folder = other),
    setDown(is) {
      isDown = is;
      if (is) server.closeAllConnections();
    },
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
