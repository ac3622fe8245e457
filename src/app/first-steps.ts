/**
 * What a person who is here for the first time is told next: it follows from what they have done themselves, one
 * sentence at a time, and each sentence holds in the scene that it is shown in; where none does, none is told. Who
 * has seen how it comes out is not told again.
 */
import { endOfStory } from '../core/engine/end-of-story.ts';
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { ClientId, Key, NodeId, ReplicaId } from '../core/ids.ts';
import { fromMs } from '../core/time.ts';
import type { Scene } from '../core/timeline/scene.ts';
import type { Verdict } from '../core/verdicts/verdict.ts';

export interface FirstStep {
  readonly text: string;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

/** What the steps are made from. */
export interface Done {
  /** What really runs. */
  readonly scenario: Scenario;
  readonly actions: readonly TimedCommand[];
  /** What there is to see at that time; of the actions only those before it are done. */
  readonly timeUs: number;
  readonly scene: Scene;
  readonly verdicts: readonly Verdict[] | null;
}

/** Null before the person has cut a link: until then they are invited to (`invitation.ts`). */
export function firstStep(done: Done): FirstStep | null {
  const { scenario, scene, timeUs } = done;
  const isDone = ({ at }: TimedCommand): boolean => fromMs(at) <= timeUs;
  const actions = done.actions.filter(isDone);
  const cut = actions.findLast((action) => action.do === 'cut' || action.do === 'partition');
  // The story may have been ended: what it still planned does not happen.
  const endUs = endOfStory(actions);
  const story = scenario.script.filter((command) => isDone(command) && fromMs(command.at) <= endUs);
  const others = [...actions, ...story].filter(
    (command) => command !== cut && isOfLinks(command) && command.at >= (cut?.at ?? 0) && !isSameCut(command, cut),
  );
  if (cut === undefined || (scene.cuts.length === 0 && others.length === 0)) return null;
  const heal = others.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  if (scene.cuts.length === 0) return outcome(done, writesBetween(actions, scene, cut.at, heal));
  // With a link more or less, who could hear of whom is no longer what the scene shows.
  return others.length > 0 ? null : whileCut(cut, scene, actions);
}

const step = (text: string): FirstStep => ({ text, isLast: false });

const isOfLinks = ({ do: what }: TimedCommand): boolean =>
  ['cut', 'partition', 'flap', 'heal', 'heal-partition', 'heal-all'].includes(what);

/** The story's own cut of a link that the person has cut already changes nothing. */
const isSameCut = (command: TimedCommand, cut: TimedCommand | undefined): boolean =>
  command.do === 'cut' &&
  cut?.do === 'cut' &&
  cut.direction !== 'forward' &&
  command.between.every((end) => cut.between.includes(end));

/** A write of the person's, and the replica that took it. */
interface Written {
  readonly client: ClientId;
  readonly key: Key;
  readonly via: ReplicaId;
  readonly at: number;
}

/** What clients did from one time (in milliseconds) to another, through which replica. */
function doneBetween(
  actions: readonly TimedCommand[],
  { clients }: Scene,
  from: number,
  to: number,
): readonly (Written & { readonly isRead: boolean })[] {
  return actions.flatMap((action) => {
    if (!('client' in action) || action.at < from || action.at > to) return [];
    const via = action.via ?? clients.find(({ id }) => id === action.client)?.near;
    if (via === undefined) return [];
    return [{ client: action.client, key: action.key, via, at: action.at, isRead: action.do === 'get' }];
  });
}

const writesBetween = (actions: readonly TimedCommand[], scene: Scene, from: number, to: number): readonly Written[] =>
  doneBetween(actions, scene, from, to).filter(({ isRead }) => !isRead);

/** Whether what one replica takes can reach another, over whatever links are whole. */
function reaches(scene: Scene, from: ReplicaId, to: ReplicaId): boolean {
  const isCut = (one: ReplicaId, other: ReplicaId): boolean =>
    scene.cuts.some((cut) => cut.from === one && cut.to === other);
  const reached = new Set([from]);
  for (const one of reached) for (const { id } of scene.replicas) if (!isCut(one, id)) reached.add(id);
  return reached.has(to);
}

function whileCut(cut: TimedCommand, scene: Scene, actions: readonly TimedCommand[]): FirstStep | null {
  const acts = doneBetween(actions, scene, cut.at, Number.POSITIVE_INFINITY);
  const writes = acts.filter(({ isRead }) => !isRead);
  const parted = partedBy(cut, scene);
  if (writes.length === 0) {
    const writer = scene.clients.find(({ near }) =>
      scene.clients.some((other) => other.near !== near && !reaches(scene, near, other.near)),
    );
    return parted === null ? null : step(writer === undefined ? parted : `${parted} Press Write on ${writer.id}.`);
  }
  /** Whether the client has had nothing since the cut from where that write may have come to. */
  const isUnaware = (client: ClientId, write: Written): boolean =>
    acts.every((act) => act.client !== client || !reaches(scene, write.via, act.via));
  const isPair = writes.some((first, index) =>
    writes
      .slice(index + 1)
      .some(({ client, key }) => client !== first.client && key === first.key && isUnaware(client, first)),
  );
  if (isPair)
    return step(
      'Two writes, and neither client knew of the other’s: they are concurrent. Press the link again to heal it.',
    );
  const last = writes.at(-1) as Written;
  const other = scene.clients.find(
    ({ id, near }) => id !== last.client && !reaches(scene, last.via, near) && isUnaware(id, last),
  );
  if (other === undefined) return null;
  return step(`Now write on the other side, as ${other.id}, who cannot have seen what ${last.client} wrote.`);
}

/** Who no longer hears of whom; null where that cannot be said of the cut, for there is a way round. */
function partedBy(cut: TimedCommand, scene: Scene): string | null {
  const isReplica = (node: NodeId): node is ReplicaId => scene.replicas.some(({ id }) => id === node);
  if (!('between' in cut)) {
    const isAnyParted = scene.replicas.some(({ id }) => scene.replicas.some((to) => !reaches(scene, id, to.id)));
    return isAnyParted ? 'The sides no longer hear of one another.' : null;
  }
  const [one, other] = cut.between;
  if (!isReplica(one) || !isReplica(other)) return null;
  const [isHeard, isHearing] = [reaches(scene, one, other), reaches(scene, other, one)];
  if (isHeard && isHearing) return null;
  if (!isHeard && !isHearing) return `${one} and ${other} no longer hear of one another.`;
  const [deaf, heard] = isHeard ? [one, other] : [other, one];
  return `${deaf} no longer hears of ${heard}, though ${heard} still hears of ${deaf}.`;
}

function outcome({ scenario, scene, verdicts }: Done, writes: readonly Written[]): FirstStep | null {
  const healed =
    scenario.network.whenCut === 'wait'
      ? 'The link is healed, and what waited at the cut goes on.'
      : 'The link is healed; what was sent over it meanwhile is lost.';
  if (new Set(writes.map(({ client }) => client)).size < 2)
    return step(`${healed} Cut it once more and write on both sides.`);
  const verdictOf = new Map<ClientId, Verdict>();
  for (const { client, key, at } of writes) {
    const verdict = verdicts?.find(
      (found) => found.client === client && found.key === key && found.issuedUs === fromMs(at),
    );
    if (verdict !== undefined) verdictOf.set(client, verdict);
  }
  const pair = [...verdictOf.values()];
  if (pair.length !== 2 || pair[0]?.key !== pair[1]?.key) return step(healed);
  if (pair.every(({ acknowledgedUs }) => acknowledgedUs !== null) && pair.some(({ fate }) => fate === 'lost'))
    return {
      text: 'Both were told “stored”, and one of the two is lost: the Ledger says which comparison decided that.',
      isLast: true,
    };
  const isKept = scene.replicas.every(({ keys }) =>
    keys.some(({ siblings }) => pair.every((verdict) => siblings.some(({ write }) => write === verdict.write))),
  );
  if (isKept)
    return {
      text: 'Both values are kept side by side, as siblings. Choose “Last write wins” under Settings, and one of them gets lost.',
      isLast: true,
    };
  return step(healed);
}
