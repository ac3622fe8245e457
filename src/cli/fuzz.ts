/**
 * Runs as many random scenarios as asked for and judges each: `npm run fuzz -- --seeds 2000 --from 1`. A failing one
 * is made small, written to a file and given as a link that opens in the page.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Scenario } from '../core/engine/scenario.ts';
import { drawScenario } from '../core/explore/draw-scenario.ts';
import type { Finding } from '../core/explore/finding.ts';
import { type Judgement, judge } from '../core/explore/judge.ts';
import { EXCUSES } from '../core/explore/promises.ts';
import { shrink } from '../core/explore/shrink.ts';
import { readScenario } from '../scenario/format.ts';
import { encodeLink } from '../scenario/link.ts';
import type { SavedRun } from '../scenario/saved-run.ts';
import { fileOfScenario, textOfRun } from '../scenario/write.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    out: { type: 'string', default: join(tmpdir(), 'siblings-fuzz') },
  },
});

const count = wholeNumber('seeds', values.seeds);
const from = wholeNumber('from', values.from);
/** Times at which progress is told. */
const PROGRESS_TIMES = 20;

let passed = 0;
let failed = 0;
const excuses = new Map<string, number>();
for (let seed = from; seed < from + count; seed += 1) {
  const scenario = drawScenario(seed);
  const judgement = judge(scenario);
  const finding = findingOf(scenario, judgement);
  if (finding === undefined) passed += 1;
  else {
    failed += 1;
    await report(seed, scenario, finding);
  }
  for (const { promise, excuse } of judgement.excused) {
    const name = `"${promise}" was excused: ${EXCUSES[excuse]}`;
    excuses.set(name, (excuses.get(name) ?? 0) + 1);
  }
  const done = seed - from + 1;
  if (done % Math.ceil(count / PROGRESS_TIMES) === 0 && done < count) console.log(`${done} of ${count} seeds`);
}
for (const [excuse, times] of [...excuses].sort()) console.log(`${times} times ${excuse}`);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`--${name} takes a whole number, not ${text}`);
  process.exit(2);
}

/** What was drawn has to be readable as a file, and whole in the end: else nothing was judged. */
function findingOf(scenario: Scenario, { findings, isWhole }: Judgement): Finding | undefined {
  const answer = readScenario(fileOfScenario(scenario));
  if (!answer.ok) return { promise: 'runs', words: `it cannot be read: ${answer.problems[0]?.message}` };
  return findings[0] ?? (isWhole ? undefined : { promise: 'runs', words: 'it was not made whole, so not judged' });
}

async function report(seed: number, scenario: Scenario, { promise, words }: Finding): Promise<void> {
  console.log(`FAILED seed ${seed} (${scenario.strategy.kind} on ${scenario.system.kind}), "${promise}": ${words}`);
  const isAllowed = (smaller: Scenario): boolean => readScenario(fileOfScenario(smaller)).ok;
  const small = shrink(scenario, promise, isAllowed);
  const saved: SavedRun = {
    session: { scenario: small.scenario, settings: {}, actions: [] },
    playheadUs: 0,
    stateHash: null,
  };
  mkdirSync(values.out, { recursive: true });
  const file = join(values.out, `seed-${seed}.json`);
  writeFileSync(file, textOfRun(saved));
  console.log(`  made smaller: ${scenario.script.length} commands to ${small.scenario.script.length}`);
  console.log(`  ${file}`);
  console.log(`  ${await encodeLink(saved)}`);
}
