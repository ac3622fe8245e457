/**
 * Installs what package-lock.json names, when node_modules is absent or out of step with it.
 * Needs nothing but Node itself, so it can be the first thing that a fresh clone runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json is in. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What `engines` in package.json asks for, oldest first: within a listed major, at least that minor. */
const NODE_VERSIONS = [
  { major: 20, minor: 19 },
  { major: 22, minor: 12 },
];

const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** A sentence about a Node that is too old, or undefined. */
export function nodeProblem(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const newest = NODE_VERSIONS[NODE_VERSIONS.length - 1];
  const listed = NODE_VERSIONS.find((entry) => entry.major === major);
  if (listed ? minor >= listed.minor : major > newest.major) return undefined;
  const wanted = NODE_VERSIONS.map((entry) => `${entry.major}.${entry.minor}`).join(', ');
  return `Siblings needs Node ${wanted} or later; this is Node ${version}. Get a newer one from https://nodejs.org.`;
}

/** The first package that package.json and its lock file do not agree about, or undefined. */
function disagreement(asked, locked) {
  for (const kind of ['dependencies', 'devDependencies']) {
    const names = new Set([...Object.keys(asked[kind] ?? {}), ...Object.keys(locked[kind] ?? {})]);
    for (const name of names) {
      if (asked[kind]?.[name] !== locked[kind]?.[name]) return name;
    }
  }
  return undefined;
}

/** Why an install is needed, or undefined when what is installed is what the lock file names. */
function installReason() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return 'nothing is installed yet';
  const wanted = readJson('package-lock.json').packages;
  const installed = readJson('node_modules/.package-lock.json').packages;
  const name = disagreement(readJson('package.json'), wanted['']);
  if (name) return `package.json and its lock file differ about ${name}`;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const here = installed[path];
    // A package for another system or processor is optional, and rightly absent.
    if (here === undefined && !entry.optional && !entry.devOptional) return `${path} is missing`;
    if (here !== undefined && here.version !== entry.version) return `${path} is another version`;
  }
  return undefined;
}

/** Installs where needed; throws a clear sentence when that fails. */
export function ensureInstalled() {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  const reason = installReason();
  if (!reason) return;
  console.log(`Installing packages (${reason})…`);
  const windows = process.platform === 'win32';
  const done = spawnSync('npm', ['ci', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows, // npm is a .cmd file there, which only a shell can start
  });
  if (done.status !== 0) throw new Error('Installing packages failed: see what npm says above.');
}
