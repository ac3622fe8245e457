/**
 * The size budget: what the built page loads before it can be used, worker included, compressed.
 * Files that are only loaded later (dynamic imports of the page, the service worker) do not count.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FIRST_LOAD_LIMIT_KB = 180;

/** Every script and style file that Vite's manifest says the page reaches without a dynamic import. */
function reach(manifest, starts) {
  const chunks = new Set();
  const visit = (name) => {
    if (chunks.has(name)) return;
    chunks.add(name);
    for (const imported of manifest[name].imports ?? []) visit(imported);
  };
  for (const name of starts) visit(name);
  return chunks;
}

/** What the worker imports only when it is asked for it. */
const fetchedLater = (dist, file) =>
  [...readFileSync(join(dist, file), 'utf8').matchAll(/import\([`'"]\.\/([\w.-]+)[`'"]\)/g)].map(
    ([, name]) => `assets/${name}`,
  );

/** The files of the first load. A file that the manifest does not know is the worker, or belongs to it: it counts. */
function firstLoad(dist) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const names = Object.keys(manifest);
  const first = reach(
    manifest,
    names.filter((name) => manifest[name].isEntry),
  );
  const filesOf = (name) => [manifest[name].file, ...(manifest[name].css ?? [])];
  const wanted = new Set([...first].flatMap(filesOf));
  const files = readdirSync(dist, { recursive: true }).map((file) => String(file).replaceAll('\\', '/'));
  const ofWorker = files
    .filter((file) => /^assets\/worker-.*\.js$/.test(file))
    .flatMap((file) => fetchedLater(dist, file));
  const later = new Set(names.filter((name) => !first.has(name)).flatMap(filesOf));
  return files
    .filter((file) => file !== 'sw.js' && !ofWorker.includes(file))
    .filter((file) => /\.(js|css)$/.test(file))
    .filter((file) => wanted.has(file) || !later.has(file));
}

/** Prints each file of the first load with its size; true when all together stay within the budget. */
export function withinBudget(dist) {
  const sizes = firstLoad(dist).map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const kB = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) console.log(`${kB(bytes)}  ${file}`);
  console.log(`${kB(total)}  first load, gzip, of ${FIRST_LOAD_LIMIT_KB} kB allowed`);
  return total > 0 && total <= FIRST_LOAD_LIMIT_KB * 1000;
}
