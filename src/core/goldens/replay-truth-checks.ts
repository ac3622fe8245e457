/** The checks against the truth: what is lost, dropped wrongly, kept wrongly. */
import { canonical, type Value } from '../values.ts';
import { asValues, type Fields, fail, fieldOf } from './reading.ts';
import type { Replicas } from './replay-seam.ts';
import type { KnownWrite } from './replay-truth.ts';
import { valuesText } from './replay-views.ts';

export const TRUTH_FIELDS = ['lost', 'falselyOverwritten', 'falseConflicts', 'missing'];

/** Whose state is held against the truth: one replica's or all together; one key or all. */
export interface Scope {
  readonly replica: string | undefined;
  readonly key: string | undefined;
}

/** The complaint about one of the fields, `null` where it is as expected. */
export function complaintAboutTruth(
  name: string,
  fields: Fields,
  replicas: Replicas,
  scope: Scope,
  key: string,
): string | null {
  const wanted = valuesText(asValues(fieldOf(fields, name), name));
  const found = valuesText(valuesOf(name, replicas, scope, key));
  return wanted === found ? null : `${name} expected ${wanted} but found ${found}`;
}

function valuesOf(name: string, replicas: Replicas, scope: Scope, key: string): readonly Value[] {
  const received = scope.replica === undefined ? null : replicas.received(scope.replica, key);
  const rightful = replicas.ideal.trueSiblings(scope.key, received);
  switch (name) {
    // Lost is lost everywhere, whichever replica a check may name.
    case 'lost':
      return replicas.given
        .trueSiblings(scope.key, null)
        .filter((write) => !isHeld(write, replicas, replicas.names()))
        .map(valueOfWrite);
    case 'falselyOverwritten':
    case 'missing':
      return rightful.filter((write) => !isHeld(write, replicas, holders(replicas, scope))).map(valueOfWrite);
    case 'falseConflicts': {
      const due = new Set(rightful.map(({ value }) => canonical(value)));
      const held = holders(replicas, scope).flatMap((holder) =>
        replicas.view(holder, key).siblings.map(({ value }) => value),
      );
      return held.filter((value) => !due.has(canonical(value)));
    }
    default:
      return fail(`a check has the unknown field ${JSON.stringify(name)}`);
  }
}

const valueOfWrite = ({ value }: KnownWrite): Value => value;

const holders = (replicas: Replicas, scope: Scope): readonly string[] =>
  scope.replica === undefined ? replicas.names() : [scope.replica];

/** Whether one of the replicas holds the value: it is the value that clients miss, not the write. */
const isHeld = (write: KnownWrite, replicas: Replicas, names: readonly string[]): boolean =>
  names.some((name) =>
    replicas.view(name, write.key).siblings.some(({ value }) => canonical(value) === canonical(write.value)),
  );
