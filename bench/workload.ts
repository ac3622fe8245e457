/**
 * The workload that speed is measured on: five replicas, N = 5, R = 2, W = 3, version vectors with client ids, clients that
 * read and write a few keys in turn.
 */
import type { ClientCommand, RunInput, Scenario, TimedCommand } from '../src/core/engine/scenario.ts';
import { clientId, keyOf, type ReplicaId, replicaId } from '../src/core/ids.ts';

const REPLICAS = ['A', 'B', 'C', 'D', 'E'].map(replicaId);
const CLIENTS = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi'].map(clientId);
const KEYS = Array.from({ length: 16 }, (_, index) => keyOf(`key-${index}`));

/** About ten steps come of each operation. */
export function workload(operations: number, strategy = 'version-vectors-client'): RunInput {
  const script: TimedCommand[] = Array.from({ length: operations }, (_, index) => ({
    at: index * 2,
    ...operation(index),
  }));
  const scenario: Scenario = {
    version: 1,
    title: 'Benchmark',
    description: '',
    seed: 1,
    replicas: REPLICAS,
    clients: CLIENTS.map((id, index) => ({ id, near: REPLICAS[index % REPLICAS.length] as ReplicaId })),
    system: { kind: 'leaderless', options: { n: 'all', r: '2', w: '3', 'read-repair': 'on' } },
    strategy: { kind: strategy, options: {} },
    merge: 'ask',
    session: 'none',
    network: { latency: { kind: 'exponential', meanMs: 10 }, lossPercent: 0, whenCut: 'wait', links: [] },
    clocks: [],
    script,
    captions: [],
    pace: 100,
  };
  return { scenario, actions: [] };
}

/** Every client writes and reads in turn, and goes through the keys. */
function operation(index: number): ClientCommand {
  const client = CLIENTS[index % CLIENTS.length] as (typeof CLIENTS)[number];
  const key = KEYS[(index * 7) % KEYS.length] as (typeof KEYS)[number];
  return index % 2 === 0 ? { do: 'put', client, key, value: `v${index}` } : { do: 'get', client, key };
}
