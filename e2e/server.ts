/** A server for tests in which the network goes away, a file is missing, or another build is put in place. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface Server {
  readonly port: number;
  /** Puts another build in place: how each of its files differs from the one that was built. */
  replace(change: (path: string, text: string) => string): void;
  /** Takes the network away, or gives it back. */
  turn(network: 'on' | 'off'): void;
  close(): void;
}

/** The built page at `/lab/`. */
export async function serve(): Promise<Server> {
  let changed = (_path: string, text: string): string => text;
  let network = 'on';
  const server = createServer((request, response) => {
    if (network === 'off') return void request.socket.destroy();
    const path = (request.url ?? '').replace(/^\/lab\//, '') || 'index.html';
    readFile(join('dist', path)).then(
      (file) => {
        const type = TYPES[extname(path)];
        response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' });
        response.end(type === undefined ? file : changed(path, file.toString()));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    replace: (change) => {
      changed = change;
    },
    turn: (to) => {
      network = to;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
