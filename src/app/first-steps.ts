/**
 * What a person who is here for the first time is told next: it follows from what they have done themselves, one
 * sentence at a time. Who has seen how it comes out is not told again.
 */
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { ClientId, NodeId } from '../core/ids.ts';
import type { Scene } from '../core/timeline/scene.ts';
import type { Fate } from '../core/verdicts/verdict.ts';

export interface FirstStep {
  readonly text: string;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

/** What the steps are made from. */
export interface Done {
  readonly scenario: Scenario;
  readonly actions: readonly TimedCommand[];
  readonly scene: Scene;
  readonly counts: { readonly [F in Fate]: number } | null;
}

/** Null before the person has cut a link: until then the scenario's own captions invite them to. */
export function firstStep({ scenario, actions, scene, counts }: Done): FirstStep | null {
  const cut = actions.findLast((action) => action.do === 'cut' || action.do === 'partition');
  if (cut === undefined) return null;
  const since = actions.slice(actions.indexOf(cut) + 1);
  const isHealed = since.some(({ do: what }) => what === 'heal' || what === 'heal-all');
  const writers = [...new Set(since.flatMap(writerOf))];
  const [first, second] = scenario.clients;
  if (first === undefined || second === undefined) return null;
  if (isHealed) return outcome(scene, counts, writers.length);
  if (writers.length === 0) return step(`${endsOf(cut)} no longer hear of one another. Press Write on ${first.id}.`);
  const other = scenario.clients.find(({ id }) => !writers.includes(id));
  if (writers.length === 1 && other !== undefined)
    return step(`Now write on the other side, as ${other.id}, who cannot have seen what ${writers[0]} wrote.`);
  return step(
    'Two writes, and neither client knows of the other’s: they are concurrent. Press the link again to heal it.',
  );
}

const step = (text: string): FirstStep => ({ text, isLast: false });

const writerOf = (action: TimedCommand): readonly ClientId[] =>
  'client' in action && action.do !== 'get' ? [action.client] : [];

function endsOf(cut: TimedCommand): string {
  const ends: readonly NodeId[] = 'between' in cut ? cut.between : [];
  return ends.length === 2 ? `${ends[0]} and ${ends[1]}` : 'The two sides';
}

function outcome(scene: Scene, counts: Done['counts'], writers: number): FirstStep {
  if (writers < 2)
    return step('The link is healed, and what waited at the cut goes on. Cut it once more and write on both sides.');
  if ((counts?.lost ?? 0) > 0)
    return {
      text: 'Both were told “stored”, and one of the two is lost: the Ledger says which comparison decided that.',
      isLast: true,
    };
  const isKept = scene.replicas.every(({ keys }) => keys.some(({ siblings }) => siblings.length > 1));
  if (isKept)
    return {
      text: 'Both values are kept side by side, as siblings. Choose “Last write wins” under Settings, and one of them gets lost.',
      isLast: true,
    };
  return step('The link is healed, and what waited at the cut goes on.');
}
