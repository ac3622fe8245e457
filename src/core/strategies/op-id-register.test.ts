/** How a register of operation ids numbers its puts, and which of them it shows. */
import { describe, expect, it } from 'vitest';
import type { DottedVersionVectorSet } from '../causality/dotted-version-vector-set.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import { actorId, clientId, operationId, replicaId } from '../ids.ts';
import { clauseOf } from '../verdicts/because.ts';
import type { Kept } from './dotted-version-vectors.ts';
import { opIdStrategy } from './op-id-register.ts';

type State = DottedVersionVectorSet<Kept>;

/** Puts a value (or deletes, for `null`) through a replica. */
function put(state: State, replica: string, value: string | null, context: VersionVector | null): State {
  const write = { id: operationId(value ?? 'gone'), client: clientId('c'), value, deleted: value === null };
  const by = {
    replica: replicaId(replica),
    actor: actorId(replica),
    stamp: { timeMs: 0, counter: 0 },
    clockMs: 0,
    stampedBy: replicaId(replica),
  };
  return opIdStrategy.put(state, write, context, by).state;
}

const { empty, join, read } = opIdStrategy;
const ids = (state: State): readonly string[] =>
  read(state).siblings.map(({ tag }) => (tag.kind === 'op-id' ? `${tag.counter}@${tag.actor}` : ''));
const shown = (state: State): unknown => read(state).siblings[0]?.value;
const explainJoin = (before: State, remote: State): readonly string[] =>
  opIdStrategy.explain({ kind: 'join', before, remote, after: join(before, remote) }).map(clauseOf);

const atA = put(empty, 'A', 'x', null);
const atB = put(empty, 'B', 'y', null);
const both = join(atA, atB);

describe('an op id', () => {
  it('is one more than the greatest of anyone that the replica knows', () => {
    expect(ids(put(both, 'A', 'z', read(both).context))).toEqual(['2@A']);
    expect(ids(put(put(both, 'A', 'z', read(both).context), 'B', 'w', null))).toEqual(['3@B', '2@A']);
  });

  it('is one more than what the client has seen, though the replica has not', () => {
    const further = put(both, 'B', 'z', read(both).context);
    expect(ids(put(empty, 'A', 'w', read(further).context))).toEqual(['3@A']);
  });
});

describe('a put', () => {
  it('replaces exactly what its client had seen, here and wherever it comes', () => {
    const answered = put(both, 'A', 'z', read(atA).context);
    expect(ids(answered)).toEqual(['2@A', '1@B']);
    expect(join(both, answered)).toEqual(answered);
    expect(join(answered, both)).toBe(answered);
    expect(explainJoin(both, answered)).toEqual(['context {A:2 B:1} covers dot (A, 1)', 'counter 2 is greater than 1']);
  });
});

describe('the one that is shown', () => {
  it('has the greater counter, then the greater actor', () => {
    expect(shown(both)).toBe('y');
    expect(explainJoin(atA, atB)).toEqual(['actor B is greater than A']);
    expect(shown(join(put(atA, 'A', 'x2', read(atA).context), atB))).toBe('x2');
  });

  it('is a value before a delete', () => {
    const gone = put(atB, 'B', null, read(atB).context);
    const met = join(atA, gone);
    expect(ids(met)).toEqual(['1@A', '2@B']);
    expect(shown(met)).toBe('x');
    expect(explainJoin(atA, gone)).toEqual(['2@B is a delete']);
  });
});
