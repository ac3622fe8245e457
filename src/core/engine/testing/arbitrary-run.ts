/** Random runs for property tests: any strategy on any system, with faults in between. */
import fc from 'fast-check';
import { STRATEGIES } from '../../strategies/index.ts';
import { SYSTEMS } from '../../systems/index.ts';
import { MERGE_POLICIES, type RunInput } from '../scenario.ts';
import { type LooseCommand, sampleRun } from './sample.ts';

const REPLICAS = ['A', 'B', 'C', 'D'];

const name = (names: readonly string[]) => fc.constantFrom(...names);
const at = fc.integer({ min: 0, max: 2_000 });
const about = { at, client: name(['alice', 'bob']), key: name(['k', 'l']), via: name(REPLICAS) };
const pair = fc.uniqueArray(name(REPLICAS), { minLength: 2, maxLength: 2 });

const clientCommand: fc.Arbitrary<LooseCommand> = fc.oneof(
  fc.record({ ...about, do: fc.constant('get') }),
  fc.record({ ...about, do: fc.constant('put'), value: name(['x', 'y', 'z']), context: name(['last', 'none']) }),
  fc.record({ ...about, do: fc.constant('delete') }),
  fc.record({ ...about, do: name(['add', 'remove']), item: name(['milk', 'eggs']) }),
  fc.record({ ...about, do: fc.constant('increment'), by: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ ...about, do: name(['add', 'put']), field: name(['f', 'g']), item: name(['milk']), value: name(['x']) }),
);

const fault: fc.Arbitrary<LooseCommand> = fc.oneof(
  fc.record({ at, do: name(['cut', 'heal']), between: pair, direction: name(['both', 'forward']) }),
  fc.record({ at, do: fc.constant('heal-all') }),
  fc.record({
    at,
    do: fc.constant('partition'),
    groups: fc.constantFrom([['A'], ['B', 'C', 'D']], [['A', 'B'], ['C']]),
  }),
  fc.record({ at, do: fc.constant('clock'), node: name(REPLICAS), offsetMs: fc.integer({ min: -200, max: 200 }) }),
  fc.record({ at, do: name(['crash', 'pause', 'resume', 'join', 'leave']), replica: name(REPLICAS) }),
  fc.record({ at, do: fc.constant('slow'), replica: name(REPLICAS), extraMs: fc.nat(300) }),
  fc.record(
    {
      at,
      do: fc.constant('link'),
      between: pair,
      direction: name(['both', 'forward']),
      latency: fc.constant({ kind: 'uniform', minMs: 1, maxMs: 90 }),
      lossPercent: fc.nat(100),
    },
    { requiredKeys: ['at', 'do', 'between'] },
  ),
  fc.record({ at, do: fc.constant('flap'), between: pair, everyMs: fc.constant(60), times: fc.constant(3) }),
  fc.record({
    at,
    do: fc.constant('recover'),
    replica: name(REPLICAS),
    disk: name(['kept', 'lost']),
    identity: name(['same', 'new']),
  }),
  fc.record({
    at,
    do: fc.constant('delay'),
    message: name(['alice#1/replicate/A>B', 'alice#1/request/alice>A', 'bob#1/replicate/B>A']),
    untilMs: at,
  }),
  fc.record({
    at,
    do: name(['hold', 'release', 'drop', 'deliver']),
    message: name(['alice#1/replicate/A>B', 'alice#1/request/alice>A', 'bob#1/replicate/B>A']),
  }),
);

export const arbitraryRun: fc.Arbitrary<RunInput> = fc
  .record({
    strategy: fc.constantFrom(...STRATEGIES.map(({ id }) => id)),
    system: fc.constantFrom(...SYSTEMS.map(({ id }) => id)),
    seed: fc.nat(),
    merge: fc.constantFrom(...MERGE_POLICIES),
    session: fc.constantFrom('none', 'sticky', 'context'),
    lossPercent: fc.constantFrom(0, 20),
    whenCut: fc.constantFrom('wait', 'lose'),
    latency: fc.constantFrom(
      { kind: 'fixed', ms: 50 },
      { kind: 'uniform', minMs: 5, maxMs: 150 },
      { kind: 'exponential', meanMs: 40 },
    ),
    script: fc.array(fc.oneof({ weight: 3, arbitrary: clientCommand }, { weight: 1, arbitrary: fault }), {
      maxLength: 25,
    }),
    actions: fc.array(fc.oneof(clientCommand, fault), { maxLength: 4 }),
  })
  .map(({ script, actions, lossPercent, whenCut, latency, ...sample }) =>
    sampleRun(
      { ...sample, replicas: REPLICAS, network: { lossPercent, whenCut, latency } } as Parameters<typeof sampleRun>[0],
      script,
      actions,
    ),
  );
