/**
 * The shape of a scenario file, version 1, as people write it. What it leaves out is filled in by
 * `complete.ts`; whether the names in it exist is checked by `meaning.ts`.
 */
import * as z from 'zod/mini';
import { LIMITS, MERGE_POLICIES } from '../core/engine/scenario.ts';
import { MESSAGE_KINDS } from '../core/network/message-kind.ts';
import type { Value } from '../core/values.ts';
import { FORMAT_LIMITS, FORMAT_VERSION } from './format-limits.ts';
import { NAME } from './node-name.ts';

// A page under a strict security policy may not compile code; the schemas are small enough to do without.
z.config({ jitless: true });

const text = (length: number) => z.string().check(z.maxLength(length));
const someText = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));
const numberFrom = (least: number, most: number) => z.number().check(z.gte(least), z.lte(most));
const listOf = <Item extends z.core.SomeType>(item: Item, most: number) => z.array(item).check(z.maxLength(most));

const name = z.string().check(z.regex(NAME));
const key = someText(FORMAT_LIMITS.keyLength);
const value = z.custom<Value>((input) => input !== undefined);
const time = numberFrom(0, FORMAT_LIMITS.timeMs);
const percent = numberFrom(0, 100);
const offsetMs = numberFrom(-FORMAT_LIMITS.clockOffsetMs, FORMAT_LIMITS.clockOffsetMs);
const driftPpm = numberFrom(-FORMAT_LIMITS.clockDriftPpm, FORMAT_LIMITS.clockDriftPpm);
const pair = z.tuple([name, name]);
const seed = z.int().check(z.gte(0), z.lte(FORMAT_LIMITS.seedMax));
const merge = z.enum(MERGE_POLICIES);
const session = z.enum(['none', 'sticky', 'context']);

/** A name alone, or with the options beside it: `{ "kind": "leaderless", "w": 2 }`. */
const choiceText = someText(FORMAT_LIMITS.keyLength);
const choice = z.union([
  choiceText,
  z.catchall(z.object({ kind: choiceText }), z.union([someText(FORMAT_LIMITS.optionLength), z.number()])),
]);

const latencyMs = numberFrom(0, FORMAT_LIMITS.latencyMs);
/** A number of milliseconds, or a distribution. */
const latency = z.union([
  latencyMs,
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), ms: latencyMs }),
    z.strictObject({ kind: z.literal('uniform'), minMs: latencyMs, maxMs: latencyMs }),
    z.strictObject({ kind: z.literal('exponential'), meanMs: latencyMs }),
    z.strictObject({
      kind: z.literal('pareto-mixture'),
      paretoShare: numberFrom(0, 1),
      minMs: latencyMs,
      alpha: numberFrom(0.1, 100),
      meanMs: latencyMs,
    }),
  ]),
]);

const at = time;
const after = z.exactOptional(someText(FORMAT_LIMITS.nameLength * 2));
const quorum = z.exactOptional(z.int().check(z.gte(1), z.lte(LIMITS.replicas)));
const via = z.exactOptional(name);
const context = z.exactOptional(z.enum(['last', 'none']));
const field = z.exactOptional(someText(FORMAT_LIMITS.keyLength));
const increment = z.exactOptional(z.int().check(z.gte(-FORMAT_LIMITS.incrementMax), z.lte(FORMAT_LIMITS.incrementMax)));
const groups = listOf(listOf(name, LIMITS.replicas), LIMITS.replicas);

export const commandFile = z.discriminatedUnion('do', [
  z.strictObject({ at, do: z.literal('put'), client: name, key, field, value, via, context, after, quorum }),
  z.strictObject({ at, do: z.literal('delete'), client: name, key, field, via, context, after, quorum }),
  z.strictObject({
    at,
    do: z.enum(['add', 'remove']),
    client: name,
    key,
    field,
    item: value,
    via,
    context,
    after,
    quorum,
  }),
  z.strictObject({
    at,
    do: z.literal('increment'),
    client: name,
    key,
    field,
    by: increment,
    via,
    context,
    after,
    quorum,
  }),
  z.strictObject({ at, do: z.literal('get'), client: name, key, via, after, quorum }),
  z.strictObject({
    at,
    do: z.enum(['cut', 'heal']),
    between: pair,
    direction: z.exactOptional(z.enum(['both', 'forward'])),
  }),
  z.strictObject({
    at,
    do: z.literal('link'),
    between: pair,
    direction: z.exactOptional(z.enum(['both', 'forward'])),
    latency: z.exactOptional(latency),
    lossPercent: z.exactOptional(percent),
  }),
  z.strictObject({
    at,
    do: z.literal('flap'),
    between: pair,
    everyMs: numberFrom(1, FORMAT_LIMITS.timeMs),
    times: z.int().check(z.gte(1), z.lte(1_000)),
  }),
  z.strictObject({ at, do: z.literal('partition'), groups: z.exactOptional(groups), name: z.exactOptional(name) }),
  z.strictObject({ at, do: z.literal('heal-partition'), name, groups: z.exactOptional(groups) }),
  z.strictObject({ at, do: z.enum(['heal-all', 'end-story']) }),
  z.strictObject({
    at,
    do: z.literal('clock'),
    node: name,
    offsetMs: z.exactOptional(offsetMs),
    stepMs: z.exactOptional(offsetMs),
    driftPpm: z.exactOptional(driftPpm),
  }),
  z.strictObject({ at, do: z.enum(['crash', 'pause', 'resume', 'join', 'leave']), replica: name }),
  z.strictObject({ at, do: z.literal('slow'), replica: name, extraMs: latencyMs }),
  z.strictObject({
    at,
    do: z.literal('recover'),
    replica: name,
    disk: z.exactOptional(z.enum(['kept', 'lost'])),
    identity: z.exactOptional(z.enum(['same', 'new'])),
  }),
  z.strictObject({
    at,
    do: z.enum(['hold', 'release', 'drop', 'deliver']),
    message: someText(FORMAT_LIMITS.messageLength),
  }),
  z.strictObject({ at, do: z.literal('delay'), message: someText(FORMAT_LIMITS.messageLength), untilMs: time }),
]);

const retry = z.strictObject({
  timeoutMs: numberFrom(1, FORMAT_LIMITS.timeMs),
  attempts: z.int().check(z.gte(1), z.lte(FORMAT_LIMITS.attempts)),
  identity: z.exactOptional(z.enum(['none', 'request'])),
});

const networkChoices = {
  lossPercent: z.exactOptional(percent),
  duplicatePercent: z.exactOptional(percent),
  order: z.exactOptional(z.enum(['any', 'fifo'])),
  whenCut: z.exactOptional(z.enum(['wait', 'lose'])),
};

const links = z.exactOptional(
  listOf(
    z.strictObject({ between: pair, latency: z.exactOptional(latency), lossPercent: z.exactOptional(percent) }),
    FORMAT_LIMITS.links,
  ),
);

const settings = z.strictObject({
  system: z.exactOptional(choice),
  strategy: z.exactOptional(choice),
  merge: z.exactOptional(merge),
  session: z.exactOptional(session),
  replicaCount: z.exactOptional(z.int().check(z.gte(1), z.lte(LIMITS.replicas))),
  seed: z.exactOptional(seed),
  network: z.exactOptional(z.strictObject({ latency: z.exactOptional(latency), ...networkChoices, links })),
  retry: z.exactOptional(z.nullable(retry)),
});

const actions = listOf(commandFile, LIMITS.commands);

const openRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['replica', 'client', 'message', 'write']),
    id: someText(FORMAT_LIMITS.messageLength),
  }),
  z.strictObject({ kind: z.literal('key'), replica: name, key }),
  z.strictObject({ kind: z.literal('link'), from: name, to: name }),
]);

/** What was open beside the stage, where it was something else than the ledger. */
const panels = z.strictObject({
  tab: z.exactOptional(z.enum(['inspector', 'transcript', 'settings'])),
  diagram: z.exactOptional(z.literal('shown')),
});

/** What was done with the scenario and where the playhead stood. */
const run = z.strictObject({
  settings: z.exactOptional(settings),
  actions: z.exactOptional(actions),
  branches: z.exactOptional(listOf(actions, FORMAT_LIMITS.branches)),
  playheadMs: z.exactOptional(z.number().check(z.gte(0))),
  step: z.exactOptional(z.int().check(z.gte(-1), z.lte(LIMITS.steps))),
  stateHash: z.exactOptional(text(FORMAT_LIMITS.nameLength * 4)),
  open: z.exactOptional(openRecord),
  panels: z.exactOptional(panels),
});

export const scenarioFile = z.strictObject({
  $schema: z.exactOptional(z.string()),
  version: z.literal(FORMAT_VERSION),
  title: someText(FORMAT_LIMITS.titleLength),
  description: z.exactOptional(text(FORMAT_LIMITS.descriptionLength)),
  source: z.exactOptional(text(FORMAT_LIMITS.descriptionLength)),
  seed: z.exactOptional(seed),
  replicas: z.array(name).check(z.minLength(1), z.maxLength(LIMITS.replicas)),
  clients: listOf(z.union([name, z.strictObject({ id: name, near: z.exactOptional(name) })]), LIMITS.clients),
  absent: z.exactOptional(listOf(name, LIMITS.replicas)),
  partitions: z.exactOptional(listOf(z.strictObject({ name, groups }), FORMAT_LIMITS.links)),
  retry: z.exactOptional(retry),
  system: choice,
  strategy: choice,
  merge: z.exactOptional(merge),
  session: z.exactOptional(session),
  network: z.exactOptional(
    z.strictObject({
      latency: z.exactOptional(latency),
      ...networkChoices,
      kinds: z.exactOptional(listOf(z.strictObject({ kind: z.enum(MESSAGE_KINDS), latency }), MESSAGE_KINDS.length)),
      links,
    }),
  ),
  clocks: z.exactOptional(
    listOf(
      z.strictObject({ node: name, offsetMs: z.exactOptional(offsetMs), driftPpm: z.exactOptional(driftPpm) }),
      FORMAT_LIMITS.clocks,
    ),
  ),
  script: z.exactOptional(actions),
  captions: z.exactOptional(
    listOf(z.strictObject({ at, text: someText(FORMAT_LIMITS.captionLength) }), FORMAT_LIMITS.captions),
  ),
  pace: z.exactOptional(numberFrom(FORMAT_LIMITS.paceMin, FORMAT_LIMITS.paceMax)),
  run: z.exactOptional(run),
});

export type ScenarioFile = z.infer<typeof scenarioFile>;
export type CommandFile = z.infer<typeof commandFile>;
export type ChoiceFile = z.infer<typeof choice>;
export type RetryFile = z.infer<typeof retry>;
export type LatencyFile = z.infer<typeof latency>;
export type LinkFile = NonNullable<z.infer<typeof links>>[number];
export type RunFile = z.infer<typeof run>;
