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
  /** Puts another build in place, with this title: all its scripts have other names. */
  replace(title: string): void;
  /** Takes the network away, or gives it back. */
  turn(network: 'on' | 'off'): void;
  close(): void;
}

const HASHED_SCRIPT = /-([\w-]{8})\.js/g;
const OF_NEWER_BUILD = '.newer.js';

const asNewer = (text: string, title: string): string =>
  text
    .replace(HASHED_SCRIPT, `-$1${OF_NEWER_BUILD}`)
    .replace(/"build":"\w+"/, '"build":"newer"')
    .replace(/<title>.*<\/title>/, `<title>${title}</title>`);

/** The built page at `/lab/`. */
export async function serve(): Promise<Server> {
  let newer: string | null = null;
  let network = 'on';
  const server = createServer((request, response) => {
    if (network === 'off') return void request.socket.destroy();
    const path = (request.url ?? '').replace(/^\/lab\/|\?.*$/g, '') || 'index.html';
    // What is gone from the server is gone.
    if (/^assets\/.*\.js$/.test(path) && path.endsWith(OF_NEWER_BUILD) !== (newer !== null))
      return void response.writeHead(404).end();
    readFile(join('dist', path.replace(OF_NEWER_BUILD, '.js'))).then(
      (file) => {
        const type = TYPES[extname(path)];
        response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' });
        response.end(type === undefined || newer === null ? file : asNewer(file.toString(), newer));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    replace: (title) => {
      newer = title;
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
