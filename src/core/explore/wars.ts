/**
 * The model of Bailis and others (PBS, 2014) as a scenario, to set the engine beside numbers that others came to.
 *
 *     client ─0 ms─ X ──W──► A, B, C   a write travels out
 *                   X ◄──A── A, B, C   and is acknowledged; with the W-th answer the client is told
 *                   X ──R──► A, B, C   a read travels out
 *                   X ◄──S── A, B, C   and is answered; with the R-th answer the client is told
 *
 * X coordinates and keeps no key, so that every copy is a message away, as in the model.
 */
import type { Latency, Scenario } from '../engine/scenario.ts';
import { clientId, replicaId } from '../ids.ts';
import type { Question } from './probe.ts';

/** How long the four ways take. */
export interface WarsLatencies {
  readonly write: Latency;
  readonly acknowledge: Latency;
  readonly read: Latency;
  readonly answer: Latency;
}

/** N is 3. */
export interface WarsCase {
  readonly latencies: WarsLatencies;
  readonly r: number;
  readonly w: number;
}

const HOMES = ['A', 'B', 'C'].map(replicaId);
const COORDINATOR = replicaId('X');
const AT_ONCE: Latency = { kind: 'fixed', ms: 0 };

export function warsQuestion({ latencies, r, w }: WarsCase, readsAtMs: readonly number[], seed: number): Question {
  const base: Scenario = {
    version: 1,
    title: `N = 3, R = ${r}, W = ${w}`,
    description: '',
    seed,
    replicas: [...HOMES, COORDINATOR],
    clients: ['writer', 'reader'].map((id) => ({ id: clientId(id), near: COORDINATOR })),
    system: {
      kind: 'leaderless',
      options: {
        n: `${HOMES.length}`,
        r: `${r}`,
        w: `${w}`,
        'read-repair': 'off',
        'time-out': 'off',
        handoff: 'off',
        'anti-entropy': 'off',
        grace: 'off',
        coordinator: 'asked',
      },
    },
    strategy: { kind: 'last-write-wins', options: {} },
    merge: 'ask',
    session: 'none',
    network: {
      latency: AT_ONCE,
      lossPercent: 0,
      whenCut: 'wait',
      kinds: [
        { kind: 'replicate', latency: latencies.write },
        { kind: 'acknowledge', latency: latencies.acknowledge },
        { kind: 'ask-state', latency: latencies.read },
        { kind: 'state', latency: latencies.answer },
      ],
      links: [],
    },
    clocks: [],
    script: [],
    captions: [],
    pace: 1,
  };
  return { base, awayFrom: COORDINATOR, readsAtMs, seed };
}
