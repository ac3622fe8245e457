/**
 * `npm test`: everything that must hold, one part after another. A part that fails does not stop the next ones.
 * The last line counts all of them: a check counts as one, the test runners count their tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER_VARIABLE, ensureBrowser } from './browser.mjs';
import { ensureInstalled, root } from './install.mjs';
import { withinBudget } from './size.mjs';

const MINUTE_MS = 60_000;
const CHECK_LIMIT_MS = 2 * MINUTE_MS;
const UNIT_LIMIT_MS = 5 * MINUTE_MS;
const E2E_LIMIT_MS = 15 * MINUTE_MS;
/** All parts together, whatever their own limits are. */
const deadline = Date.now() + 20 * MINUTE_MS;

const dist = join(root, 'dist');
const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };
const oneCheck = (holds) => (holds ? passed : failed);

/** Runs the program that a package brings, its output on ours; returns whether it ended well. */
function run(
  packageName,
  args,
  { program = packageName, limitMs = CHECK_LIMIT_MS, env = {}, stdout = 'inherit' } = {},
) {
  const home = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const file = join(home, typeof bin === 'string' ? bin : bin[program]);
  const done = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, 'inherit'],
    timeout: Math.max(1, Math.min(limitMs, deadline - Date.now())),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.error?.code === 'ETIMEDOUT') console.log(`${program} ran out of time.`);
  return { ok: done.status === 0, output: done.stdout ?? '' };
}

/** A report that a test runner wrote, or undefined when it died before. */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A run that ended badly without a failing test, or that ran none, counts as one failure. */
const counted = (ok, counts) =>
  counts.failed === 0 && (!ok || counts.passed === 0) ? { ...counts, failed: 1 } : counts;

const sourceFiles = () =>
  readdirSync(join(root, 'src'), { recursive: true }).filter((file) => /\.tsx?$/.test(file)).length;

/** Import directions. The rules hold of nothing if no file was read, so the files are counted as well. */
function imports() {
  const folders = ['src', 'bench', 'e2e'].filter((folder) => existsSync(join(root, folder)));
  const { output } = run('dependency-cruiser', [...folders, '--output-type', 'json'], {
    program: 'depcruise',
    stdout: 'pipe',
  });
  if (!output) return failed;
  const { modules, summary } = JSON.parse(output);
  const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  for (const { rule, from, to, cycle } of summary.violations) {
    const route = cycle ? cycle.map(({ name }) => name) : [to];
    const path = [from, ...route.filter((file) => file !== from)].join(' → ');
    console.log(`${rule.name}: ${path}\n    ${comments.get(rule.name)}`);
  }
  const read = modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length;
  console.log(`${read} files and ${summary.totalDependenciesCruised} imports read, ${summary.error} forbidden.`);
  const complete = read >= sourceFiles() && summary.totalDependenciesCruised > 0;
  if (!complete) console.log(`That is not all: src has ${sourceFiles()} files.`);
  return oneCheck(complete && summary.error === 0);
}

/** The published schema is what the code generates now. */
function schema() {
  const folder = join(root, 'public');
  const read = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.schema.json'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  const before = JSON.stringify(read());
  const { ok } = run('tsx', ['src/cli/schema.ts']);
  const after = read();
  const same = JSON.stringify(after) === before;
  if (!same) console.log('The schema in public/ was out of date. It is written anew: look at it and commit it.');
  if (after.length === 0) console.log('No schema was written to public/.');
  return oneCheck(ok && same && after.length > 0);
}

function unit(reports) {
  const file = join(reports, 'unit.json');
  const { ok } = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    limitMs: UNIT_LIMIT_MS,
  });
  const report = readReport(file);
  if (!report) return failed;
  return counted(ok, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

function build() {
  rmSync(dist, { recursive: true, force: true });
  return oneCheck(run('vite', ['build']).ok && existsSync(join(dist, 'index.html')));
}

function size() {
  if (existsSync(dist)) return oneCheck(withinBudget(dist));
  console.log('Nothing was built.');
  return failed;
}

function e2e(reports) {
  if (!existsSync(dist)) {
    console.log('Nothing was built.');
    return failed;
  }
  const file = join(reports, 'e2e.json');
  const { ok } = run('@playwright/test', ['test', '--reporter=list,json'], {
    program: 'playwright',
    limitMs: E2E_LIMIT_MS,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, [BROWSER_VARIABLE]: ensureBrowser() },
  });
  const report = readReport(file);
  if (!report) return failed;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return counted(ok, { passed: expected, failed: unexpected + flaky, skipped });
}

const PARTS = [
  ['types', () => oneCheck(run('typescript', ['--noEmit'], { program: 'tsc' }).ok)],
  [
    'lint, format and purity of the core',
    () => oneCheck(run('@biomejs/biome', ['check', '--error-on-warnings', '.'], { program: 'biome' }).ok),
  ],
  ['import directions', imports],
  ['dead code', () => oneCheck(run('knip', []).ok)],
  ['schema', schema],
  ['unit, property and golden tests', unit],
  ['build', build],
  ['size', size],
  ['end-to-end tests', e2e],
];

function runPart([name, part], reports) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  const from = Date.now();
  let counts;
  try {
    counts = part(reports);
  } catch (error) {
    console.log(error.message);
    counts = failed;
  }
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return { name, ...counts };
}

function main() {
  ensureInstalled();
  const reports = mkdtempSync(join(tmpdir(), 'siblings-'));
  const results = PARTS.map((part) => runPart(part, reports));
  rmSync(reports, { recursive: true, force: true });
  const sum = (kind) => results.reduce((total, counts) => total + counts[kind], 0);
  const bad = results.filter((counts) => counts.failed > 0).map(({ name }) => name);
  console.log(bad.length === 0 ? '\nAll parts hold.' : `\nNot in order: ${bad.join('; ')}.`);
  const skipped = sum('skipped');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

try {
  main();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
