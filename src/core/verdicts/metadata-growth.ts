/**
 * How much a strategy keeps beside the values: the bytes of context and marks of each key, step by step.
 *
 * What grows, and why. Vectors by client grow with the clients. Vectors and dots by server grow with the servers, and
 * keep the name of one that lost its disk and came back under another: nobody can know that none of its writes is still
 * under way. Revision trees grow with each write, up to `revsLimit` names a branch. Data types that end effects grow
 * with each change, without bound: see `types/state.ts`.
 *
 * Made when it is asked for, by going through the run once more, so that a run nobody asks about costs nothing.
 */
import type { Happening } from '../engine/happening.ts';
import type { Run } from '../engine/run.ts';
import { step } from '../engine/step.ts';
import type { Key } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import type { AnyStrategy, ContextView, OpaqueState, Tag } from '../strategies/strategy.ts';
import { standAfter } from '../timeline/recording.ts';
import { canonical, type Value } from '../values.ts';

/** A step line: from `steps[i]` (at `atUs[i]`) on it is `bytes[i]`, the greatest of all replicas. */
export interface KeyGrowth {
  readonly key: Key;
  readonly steps: Int32Array;
  readonly atUs: Float64Array;
  readonly bytes: Int32Array;
  /** The greatest there ever was, and when; kept apart, for a long line is thinned out. */
  readonly peak: { readonly bytes: number; readonly atUs: number };
  /** What it is at the end. */
  readonly endBytes: number;
  /** True where samples were left out: then a sample stands for the greatest of its stretch. */
  readonly isThinned: boolean;
}

/** More samples than a wide screen has points. */
export const SAMPLES_MAX = 4_096;

export function metadataGrowth(run: Run): readonly KeyGrowth[] {
  const { program, steps } = run.recording;
  const lines = program.keys.map(() => startLine());
  const now = program.keys.map(() => new Int32Array(program.replicaCount));
  /** Keys that may be kept otherwise after this step, with the replica that may do so. */
  let touched: { readonly key: number; readonly replica: number }[] = [];
  const at = standAfter(run.recording, 0, (event: Happening) => {
    if (event.kind === 'decided' || event.kind === 'collected' || event.kind === 'moved-away') {
      touched.push({ key: event.key, replica: event.replica });
    } else if (event.kind === 'recovered') {
      const replica = program.indexOfNode.get(event.replica) as number;
      touched.push(...program.keys.map((_, key) => ({ key, replica })));
    }
  });
  while (at.world.steps < steps && step(at)) {
    for (const { key, replica } of touched) {
      const state = at.world.replicas[replica]?.states[key];
      const sizes = now[key] as Int32Array;
      sizes[replica] = state === undefined ? 0 : bytesBeside(program.strategy, state);
      const most = sizes.reduce((one, other) => Math.max(one, other), 0);
      addSample(lines[key] as Line, at.world.steps - 1, at.world.nowUs, most);
    }
    touched = [];
  }
  return lines.map((line, index) => ({
    key: program.keys[index] as Key,
    steps: line.steps.slice(0, line.length),
    atUs: line.atUs.slice(0, line.length),
    bytes: line.bytes.slice(0, line.length),
    peak: line.peak,
    endBytes: line.last,
    isThinned: line.stride > 1,
  }));
}

/**
 * Context, marks and remembered names as canonical JSON in UTF-8; without names of fields that say only which kind they
 * are.
 */
export function bytesBeside(strategy: AnyStrategy, state: OpaqueState): number {
  const { siblings, context } = strategy.read(state);
  const shown = siblings.reduce((sum, { tag }) => sum + bytesOf(tag), bytesOf(strategy.showContext(context)));
  const names = strategy.remembers?.(state) ?? [];
  return shown + (names.length === 0 ? 0 : utf8Length(canonical(names)));
}

function bytesOf(mark: Tag | ContextView): number {
  switch (mark.kind) {
    case 'none':
      return 0;
    case 'version':
      return utf8Length(canonical(mark.version));
    case 'stamp':
      return utf8Length(canonical({ ...mark.stamp, writer: mark.writer }));
    case 'writes':
      return utf8Length(canonical(mark.writes));
    case 'vector':
      return utf8Length(canonical(mark.vector as readonly object[] as Value));
    case 'dot':
    case 'op-id':
      return utf8Length(canonical({ actor: mark.actor, counter: mark.counter }));
    case 'revision':
      return utf8Length(canonical({ generation: mark.generation, id: mark.id }));
    case 'revisions':
      return utf8Length(canonical(mark.revisions as readonly object[] as Value));
    default:
      return assertNever(mark);
  }
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

interface Line {
  length: number;
  /** Changes that one sample stands for. */
  stride: number;
  /** Changes taken into the last sample. */
  taken: number;
  last: number;
  peak: { bytes: number; atUs: number };
  readonly steps: Int32Array;
  readonly atUs: Float64Array;
  readonly bytes: Int32Array;
}

const startLine = (): Line => ({
  length: 0,
  stride: 1,
  taken: 0,
  last: 0,
  peak: { bytes: 0, atUs: 0 },
  steps: new Int32Array(SAMPLES_MAX),
  atUs: new Float64Array(SAMPLES_MAX),
  bytes: new Int32Array(SAMPLES_MAX),
});

function addSample(line: Line, stepIndex: number, atUs: number, bytes: number): void {
  if (bytes === line.last) return;
  line.last = bytes;
  if (bytes > line.peak.bytes) line.peak = { bytes, atUs };
  if (line.length > 0 && line.taken < line.stride) {
    line.taken += 1;
    line.bytes[line.length - 1] = Math.max(line.bytes[line.length - 1] as number, bytes);
    return;
  }
  if (line.length === SAMPLES_MAX) thinOut(line);
  line.steps[line.length] = stepIndex;
  line.atUs[line.length] = atUs;
  line.bytes[line.length] = bytes;
  line.length += 1;
  line.taken = 1;
}

/** Of two neighbours one is left, with the greater number: no peak goes. */
function thinOut(line: Line): void {
  const half = line.length / 2;
  for (let to = 0; to < half; to += 1) {
    line.steps[to] = line.steps[2 * to] as number;
    line.atUs[to] = line.atUs[2 * to] as number;
    line.bytes[to] = Math.max(line.bytes[2 * to] as number, line.bytes[2 * to + 1] as number);
  }
  line.length = half;
  line.stride *= 2;
}
