/**
 * The few moments that are staged: a value gone without having been seen leaves a ghost for a while, and
 * replicas that agree again say so once. Where the playhead stands still at such a moment, it stays staged.
 */
import { useEffect, useRef, useState } from 'react';
import { DURATIONS } from '../../app/choreography.ts';
import { lab } from '../../app/store.ts';
import type { Key, ReplicaId, WriteId } from '../../core/ids.ts';
import type { Moment, Scene } from '../../core/timeline/scene.ts';
import type { Value } from '../../core/values.ts';
import type { Mark } from '../../worker/protocol.ts';

export interface Ghost {
  readonly id: string;
  readonly replica: ReplicaId;
  readonly key: Key;
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
  /**
   * Dropped by this replica only, or nowhere any more; lost where its client had been told that it is stored, replaced
   * where whoever wrote instead knew of it, though the replica did not see that.
   */
  readonly fate: 'dropped' | 'gone' | 'replaced' | 'lost';
}

export interface Staging {
  readonly ghosts: readonly Ghost[];
  /** Counts agreements, so that each is shown once; 0 where there is none to show. */
  readonly agreements: number;
}

const NOTHING: Staging = { ghosts: [], agreements: 0 };

export function useStaging(): Staging {
  const [staging, setStaging] = useState(NOTHING);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const pending = timers.current;
    const forget = lab.onPassage(({ before, moments, isFlowing }) => {
      const { scene, run } = lab.store.getState();
      const ghosts = moments.flatMap((moment) => ghostsOf(before, moment, scene, run?.marks ?? []));
      const isAgreement = moments.some(({ events }) => events.some(({ event }) => event.kind === 'converged'));
      if (!isFlowing) {
        setStaging((now) =>
          ghosts.length === 0 && now.ghosts.length === 0 && now.agreements === 0 ? now : { ghosts, agreements: 0 },
        );
        return;
      }
      if (ghosts.length === 0 && !isAgreement) return;
      setStaging((now) => ({ ghosts: [...now.ghosts, ...ghosts], agreements: now.agreements + (isAgreement ? 1 : 0) }));
      if (ghosts.length === 0) return;
      const timer = setTimeout(() => {
        pending.delete(timer);
        setStaging((now) => ({ ...now, ghosts: now.ghosts.filter((ghost) => !ghosts.includes(ghost)) }));
      }, DURATIONS.ghost);
      pending.add(timer);
    });
    return () => {
      forget();
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    };
  }, []);

  return staging;
}

/**
 * The values that a moment took away unseen, as they were before it; `after` is the scene that it led to. A last copy
 * that nobody took in is told of by its mark alone.
 */
export function ghostsOf(
  before: Scene,
  { step, events }: Moment,
  after: Scene,
  marks: readonly Pick<Mark, 'kind' | 'step' | 'write'>[],
): readonly Ghost[] {
  const losses = marks.filter((mark) => mark.kind === 'loss' && mark.step === step);
  return events.flatMap(({ event }) => {
    if (event.kind !== 'decided') return [];
    const unseen = event.dropped.filter(({ wasSeen }) => !wasSeen).map(({ write }) => write);
    const isLastCopy = event.outcome === 'ignored' || losses.some((loss) => loss.write === event.operation);
    const gone = new Set(isLastCopy ? [...unseen, event.operation] : unseen);
    return [...gone].map((write) => ({
      id: `${step} ${event.replica} ${write}`,
      replica: event.replica,
      key: event.key,
      write,
      fate: fateOf(event.key, write, after, losses),
      ...keptValue(before, write),
    }));
  });
}

/** What the account says of it at this moment. */
function fateOf(key: Key, write: WriteId, after: Scene, losses: readonly Pick<Mark, 'write'>[]): Ghost['fate'] {
  if (isSomewhere(after, key, write)) return 'dropped';
  if (isAwaited(after, write)) return 'gone';
  return losses.some((loss) => loss.write === write) ? 'lost' : 'replaced';
}

/** What was never promised is not lost. */
const isAwaited = ({ clients }: Scene, write: WriteId): boolean =>
  clients.some(({ waitingFor }) => waitingFor.some((operation) => operation === write));

/** Of a hint the page knows its key only: it may be the write. */
const isSomewhere = ({ replicas, flights }: Scene, key: Key, write: WriteId): boolean =>
  replicas.some(
    ({ keys, hints }) =>
      hints.some((hint) => hint.key === key) ||
      keys.some(({ siblings }) => siblings.some((sibling) => sibling.write === write)),
  ) ||
  flights.some(
    ({ kind, end, carries }) => end === null && kind !== 'reply' && carries.some((each) => each.write === write),
  );

/** The value of a write, wherever it is to be found in a scene. */
function keptValue({ replicas, flights }: Scene, write: WriteId): { readonly value: Value; readonly deleted: boolean } {
  for (const { keys } of replicas) {
    for (const { siblings } of keys) {
      const sibling = siblings.find((other) => other.write === write);
      if (sibling !== undefined) return { value: sibling.value, deleted: sibling.deleted };
    }
  }
  for (const { carries } of flights) {
    const carried = carries.find((other) => other.write === write);
    if (carried !== undefined) return { value: carried.value, deleted: carried.deleted };
  }
  return { value: write, deleted: false };
}
