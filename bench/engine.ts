/**
 * How fast the core is: steps a second with everything on, against a bare loop over the same queue; seeking;
 * memory a step. The same file is run in Node and in a browser's worker (`browser.ts`).
 */
import { compile } from '../src/core/engine/program.ts';
import { pop, push } from '../src/core/engine/queue.ts';
import { simulate } from '../src/core/engine/run.ts';
import type { RunInput } from '../src/core/engine/scenario.ts';
import { directPath, type Message } from '../src/core/network/message.ts';
import { asMicros } from '../src/core/time.ts';
import { standAfter } from '../src/core/timeline/recording.ts';
import { workload } from './workload.ts';

export interface EngineFigures {
  readonly steps: number;
  readonly stepsPerSecond: number;
  readonly barePerSecond: number;
  /** Milliseconds to go to a step picked anywhere. */
  readonly seekMedianMs: number;
  readonly seek95Ms: number;
}

/** Runs that are made and forgotten first, so that the code is compiled. */
const WARM_UP_OPERATIONS = 10_000;
const SEEKS = 500;

export function measureEngine(operations: number): EngineFigures {
  simulate(workload(WARM_UP_OPERATIONS));
  const input = workload(operations);
  const started = performance.now();
  const run = simulate(input);
  const tookMs = performance.now() - started;
  const { steps } = run.recording;
  const seeksMs = Array.from({ length: SEEKS }, (_, index) =>
    timeOf(() => standAfter(run.recording, (index * 7_919_993) % steps, () => {})),
  ).sort((left, right) => left - right);
  return {
    steps,
    stepsPerSecond: perSecond(steps, tookMs),
    barePerSecond: perSecond(
      steps,
      timeOf(() => bareLoop(input, steps)),
    ),
    seekMedianMs: seeksMs[SEEKS / 2] ?? 0,
    seek95Ms: seeksMs[Math.floor(SEEKS * 0.95)] ?? 0,
  };
}

const perSecond = (count: number, tookMs: number): number => Math.floor((count / tookMs) * 1_000);

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The same queue with as many messages in it, taken out and put back: what no engine can be faster than. */
function bareLoop(input: RunInput, steps: number): void {
  const { schedule } = compile(input);
  const heap: Message[] = [];
  const operation = schedule[0]?.kind === 'operation' ? schedule[0].operation : null;
  if (operation === null) return;
  for (let index = 0; index < 100; index += 1) push(heap, messageAt(index, operation));
  for (let made = 0; made < steps; made += 1) {
    const next = pop(heap) as Message;
    push(heap, messageAt(next.atUs + ((made * 2_654_435_761) % 20_000), operation));
  }
}

const messageAt = (atUs: number, operation: Message['operation']): Message => ({
  operation,
  from: 0,
  to: 1,
  body: { kind: 'acknowledge' },
  attempt: 1,
  copy: 0,
  isDurable: false,
  stamp: null,
  path: directPath(asMicros(0), asMicros(atUs)),
  atUs: asMicros(atUs),
  fate: 'arrives',
});
