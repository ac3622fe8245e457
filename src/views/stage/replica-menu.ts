/** What can be done with a replica, as the groups of its menu. */
import { SLOW_MS, STEP_MS } from '../../app/fault-sizes.ts';
import { clearMarks, cutOff, healing, listOf, toggleMark, useMarked } from '../../app/partitions.ts';
import type { NamedPartition } from '../../core/engine/scenario.ts';
import type { ReplicaScene } from '../../core/timeline/scene.ts';
import type { MenuGroup, MenuItem } from '../../ui/menu.tsx';
import { groupsOf, type Link } from './links.ts';
import { type Act, item } from './menu-item.ts';

/** What there is beside the replica. */
export interface Surroundings {
  readonly links: readonly Link[];
  readonly replicas: readonly ReplicaScene['id'][];
  /** Those that the scenario names. */
  readonly partitions: readonly NamedPartition[];
}

export function replicaMenu(replica: ReplicaScene, around: Surroundings, act: Act): readonly MenuGroup[] {
  return [
    { items: power(replica, act) },
    { items: connections(replica, around, act) },
    { items: together(replica, around, act) },
    { items: partitions(around, act) },
    { items: clock(replica, act) },
    { items: membership(replica, act) },
  ].filter(({ items }) => items.length > 0);
}

function power({ id, isUp, isPaused, slowUs }: ReplicaScene, act: Act): readonly MenuItem[] {
  if (isUp)
    return [
      item(`Crash ${id}`, { do: 'crash', replica: id }, act, { isDanger: true }),
      isPaused
        ? item(`Let ${id} go on`, { do: 'resume', replica: id }, act)
        : item(`Pause ${id}`, { do: 'pause', replica: id }, act, { hint: 'it does nothing and forgets nothing' }),
      slowUs === 0
        ? item(`Slow ${id} down`, { do: 'slow', replica: id, extraMs: SLOW_MS }, act, {
            hint: `messages to it take ${SLOW_MS} ms longer`,
          })
        : item(`Make ${id} quick again`, { do: 'slow', replica: id, extraMs: 0 }, act),
    ];
  return [
    item(`Recover ${id}`, { do: 'recover', replica: id, disk: 'kept' }, act, { hint: 'with everything on its disk' }),
    item('Recover with its disk lost', { do: 'recover', replica: id, disk: 'lost', identity: 'new' }, act, {
      hint: 'empty, and counting under a new name',
    }),
    item('Recover with its disk lost, same name', { do: 'recover', replica: id, disk: 'lost', identity: 'same' }, act, {
      hint: 'empty, and counting on from what it is shown or sent, else from one: a number may come twice',
    }),
  ];
}

function connections({ id }: ReplicaScene, { links, replicas }: Surroundings, act: Act): readonly MenuItem[] {
  const isOwn = ({ from, to }: Link): boolean => from === id || to === id;
  const between = links.filter(({ isBetweenReplicas }) => isBetweenReplicas);
  const own = between.filter(isOwn);
  if (own.length === 0) return [];
  const restGroups = groupsOf(
    replicas.filter((other) => other !== id),
    between.filter((link) => link.state !== 'cut' && !isOwn(link)),
  );
  return [
    item(`Cut ${id} off from all others`, { do: 'partition', groups: [[id], ...restGroups] }, act, {
      isDisabled: own.every(({ state }) => state === 'cut'),
    }),
    {
      label: `Heal the links of ${id}`,
      isDisabled: own.every(({ state }) => state === 'whole'),
      onPick: () => {
        for (const { from, to, state } of own) if (state !== 'whole') act({ do: 'heal', between: [from, to] });
      },
    },
  ];
}

/** What has been cut off is no longer marked. */
const actAndForget =
  (act: Act): Act =>
  (command) => {
    act(command);
    clearMarks();
  };

/** Several are marked one by one and cut off with one command. */
function together({ id }: ReplicaScene, { links, replicas, partitions }: Surroundings, act: Act): readonly MenuItem[] {
  if (replicas.length < 2) return [];
  const { marked } = useMarked.getState();
  const parting = cutOff(marked, replicas);
  const open = links.filter(({ isBetweenReplicas, state }) => isBetweenReplicas && state !== 'cut');
  const mending = healing(groupsOf(replicas, open), partitions);
  return [
    {
      label: marked.includes(id) ? `Take the mark off ${id}` : `Mark ${id}`,
      hint: marked.includes(id) ? 'it is no longer cut off with the others' : 'to cut it off together with others',
      shortcut: 'X',
      onPick: () => toggleMark(id),
    },
    ...(parting === null
      ? []
      : [item('Cut off the marked replicas', parting, actAndForget(act), { hint: listOf(parting.groups?.[0] ?? []) })]),
    ...(mending === null ? [] : [item('Heal the whole partition', mending, act, { hint: 'all sides together again' })]),
  ];
}

const partitions = (around: Surroundings, act: Act): readonly MenuItem[] =>
  around.partitions.flatMap(({ name, groups }) => [
    item(`Apply the partition “${name}”`, { do: 'partition', name }, act, {
      hint: groups.map((group) => group.join(' ')).join(' | '),
    }),
    item(`Heal the partition “${name}”`, { do: 'heal-partition', name }, act),
  ]);

const clock = ({ id }: ReplicaScene, act: Act): readonly MenuItem[] => [
  item('Set its clock right', { do: 'clock', node: id, offsetMs: 0, driftPpm: 0 }, act),
  item(`Step its clock ${STEP_MS} ms back`, { do: 'clock', node: id, stepMs: -STEP_MS }, act, {
    hint: 'as a correction by NTP does',
  }),
  item(`Step its clock ${STEP_MS} ms on`, { do: 'clock', node: id, stepMs: STEP_MS }, act),
];

const membership = ({ id, isMember }: ReplicaScene, act: Act): readonly MenuItem[] => [
  isMember
    ? item(`Take ${id} out of the database`, { do: 'leave', replica: id }, act, { hint: 'its keys move to others' })
    : item(`Add ${id} to the database`, { do: 'join', replica: id }, act, { hint: 'keys move to it' }),
];
