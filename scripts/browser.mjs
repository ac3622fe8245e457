/**
 * Finds a Chromium for tests, benchmarks and pictures; where there is none, gets one.
 *
 * In this order: the one named by SIBLINGS_BROWSER; Playwright's own; a Chrome or Chromium of the machine;
 * Playwright's download; the system's package manager, as root. `node scripts/browser.mjs` prints the path.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** The environment variable that names a browser, and hands the one found on to processes started from here. */
export const BROWSER_VARIABLE = 'SIBLINGS_BROWSER';

/** A download that has not ended by then is given up: a closed network may answer never. */
const DOWNLOAD_LIMIT_MS = 180_000;
const INSTALL_LIMIT_MS = 480_000;
const ANSWER_LIMIT_MS = 20_000;

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'microsoft-edge'];

const MACOS_PLACES = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS_PLACES = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((variable) => process.env[variable])
  .filter((folder) => folder !== undefined)
  .flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Chromium/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ]);

/** What root runs to have a browser; a font comes along, for a bare machine has none and would draw empty boxes. */
const PACKAGE_MANAGERS = [
  {
    command: 'apt-get',
    steps: [['update'], ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']],
  },
  { command: 'dnf', steps: [['install', '--assumeyes', 'chromium', 'dejavu-sans-fonts']] },
  { command: 'apk', steps: [['add', '--no-cache', 'chromium', 'font-dejavu']] },
  { command: 'pacman', steps: [['-Sy', '--noconfirm', 'chromium', 'ttf-dejavu']] },
  { command: 'zypper', steps: [['--non-interactive', 'install', 'chromium', 'dejavu-fonts']] },
];

const isRoot = () => process.getuid?.() === 0;

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** Whether a browser is there and starts. Some systems have a stub that only asks to install something. */
function works(file) {
  if (!existsSync(file)) return false;
  if (process.platform === 'win32') return true; // asking for the version opens a window there
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: ANSWER_LIMIT_MS }).status === 0;
}

function playwrightsOwn() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  return chromium.executablePath();
}

/** The path of a browser that is on this machine now, or undefined. */
export function findBrowser() {
  const named = process.env[BROWSER_VARIABLE];
  if (named) return works(named) ? named : undefined;
  const places = [playwrightsOwn()];
  if (process.platform === 'darwin') places.push(...MACOS_PLACES);
  if (process.platform === 'win32') places.push(...WINDOWS_PLACES);
  places.push(...NAMES.map(onPath).filter((file) => file !== undefined));
  return places.find(works);
}

function download() {
  console.log('No browser found: trying the download of Playwright…');
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const done = spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    cwd: root,
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  if (done.status !== 0) console.log('That download is not to be had here.');
}

function installFromSystem() {
  const manager = PACKAGE_MANAGERS.find(({ command }) => onPath(command));
  if (!manager || !isRoot()) return;
  for (const step of manager.steps) {
    console.log(`Running ${manager.command} ${step.join(' ')}…`);
    const done = spawnSync(manager.command, step, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: INSTALL_LIMIT_MS,
      maxBuffer: 64 * 1024 * 1024,
    });
    // An update may fail for one source and still be enough for the install: only its words are shown.
    if (done.status !== 0) console.log(done.stderr || done.stdout || String(done.error));
  }
}

/** The path of a browser, got if need be; throws a clear sentence when there is none to be had. */
export function ensureBrowser() {
  const named = process.env[BROWSER_VARIABLE];
  const found = findBrowser();
  if (found) return found;
  if (named) throw new Error(`${BROWSER_VARIABLE} names ${named}, which does not start.`);
  for (const get of [download, installFromSystem]) {
    get();
    const got = findBrowser();
    if (got) return got;
  }
  throw new Error(
    `No browser for the tests: install Google Chrome or Chromium (on Debian, as root: apt-get install chromium), or set ${BROWSER_VARIABLE} to the path of one.`,
  );
}

/** How Playwright starts that browser: alone, without a screen, and without asking anything of the network. */
export function launchOptions(executablePath) {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium refuses to start its sandbox as root.
  if (isRoot()) args.push('--no-sandbox');
  return { executablePath, headless: true, args };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
