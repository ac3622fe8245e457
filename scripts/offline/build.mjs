/** Writes `sw.js` beside the built page: the service worker, told what this build consists of. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = new URL('./service-worker.js', import.meta.url);

/** A plugin of Vite's. It reads what was written, for the files of the page's worker are in no bundle of the page. */
export const keptOffline = () => ({
  name: 'kept-offline',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler: ({ dir }) => writeFileSync(join(dir, 'sw.js'), serviceWorkerOf(dir)),
  },
});

function serviceWorkerOf(dist) {
  const files = readdirSync(join(dist, 'assets'))
    .sort()
    .map((name) => `assets/${name}`);
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const entry = /<script[^>]* src="\.\/(assets\/[^"]+)"/.exec(page)?.[1];
  if (entry === undefined || !files.includes(entry)) throw new Error('The page has no script to know it by.');
  const source = readFileSync(SOURCE, 'utf8');
  const build = createHash('sha256').update(page).update(files.join()).update(source).digest('hex').slice(0, 16);
  return `const KEPT = ${JSON.stringify({ build, entry, files })};\n${source}`;
}
