/** How the page is built, served while working on it, and how its unit tests run. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { normalizePath, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { startedEarly } from './scripts/early.mjs';
import { keptOffline } from './scripts/offline/build.mjs';
import { inOneFile } from './scripts/one-file.mjs';

/** Served for work on it, the page carries an inline script for hot reload, which its own policy would stop. */
const withoutPolicyInDevelopment: Plugin = {
  name: 'without-policy-in-development',
  apply: 'serve',
  transformIndexHtml: (html, { server }) =>
    server ? html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '') : html,
};

const fileOf = (path: string): string => normalizePath(fileURLToPath(new URL(path, import.meta.url)));

export default defineConfig({
  // Every address in the page is relative, so that it works from any folder of any server.
  base: './',
  // A missing file is answered with 404, as a plain static server does, not with the page.
  appType: 'mpa',
  plugins: [react(), withoutPolicyInDevelopment, startedEarly('src/worker/early.ts'), keptOffline()],
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { codeSplitting: { groups: [inOneFile('worker-first', fileOf('src/worker/worker.ts'))] } },
    },
  },
  build: {
    target: 'baseline-widely-available',
    outDir: 'dist',
    // Nothing is inlined: the page's security policy allows files of its own server only.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The page names the files of its first load; what is fetched later names its styles only.
      resolveDependencies: (_file, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    // Says which files are loaded first and which later: the size budget reads it.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [inOneFile('first', fileOf('index.html'), fileOf('src/worker/early.ts'))] },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    // A busy machine is no fault of a test.
    testTimeout: 60_000,
  },
});
