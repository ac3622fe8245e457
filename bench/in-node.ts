/** The engine's benchmark in Node, and what a kept run weighs. */
import { simulate } from '../src/core/engine/run.ts';
import { measureEngine } from './engine.ts';
import { workload } from './workload.ts';

const OPERATIONS = 90_000;

const collect = globalThis.gc ?? (() => {});

function bytesPerStep(): number {
  const input = workload(OPERATIONS);
  collect();
  const before = process.memoryUsage();
  const run = simulate(input);
  collect();
  const after = process.memoryUsage();
  return (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / run.recording.steps;
}

console.log(JSON.stringify({ ...measureEngine(OPERATIONS), bytesPerStep: bytesPerStep() }));
