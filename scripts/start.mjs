/**
 * `npm start`: installs what is missing, builds the page, serves it on this machine and opens it in a browser.
 * PORT asks for a port; `--no-open` leaves the browser alone.
 */
import { spawn } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

const USUAL_PORT = 4173;

/** Whether a person sits in front of this: with a terminal, and a screen to open something on. */
function hasScreen() {
  if (process.env.CI || !process.stdout.isTTY || process.argv.includes('--no-open')) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

const OPENERS = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function open(url) {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {}); // The address is printed all the same.
  opener.unref();
}

async function start() {
  ensureInstalled();
  const { build, preview } = await import('vite');
  await build({ root, logLevel: 'warn' });
  const server = await preview({
    root,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: Number(process.env.PORT) || USUAL_PORT, strictPort: false, open: false },
  });
  const url = server.resolvedUrls.local[0];
  console.log(`Siblings is at ${url} (Ctrl-C ends it)`);
  if (hasScreen()) open(url);
}

start().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
