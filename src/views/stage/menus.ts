/** What can be done with each thing on the stage, as the groups of its menu. */
import type { Command } from '../../core/engine/scenario.ts';
import type { Key, NodeId } from '../../core/ids.ts';
import type { ClientScene, Flight, ReplicaScene } from '../../core/timeline/scene.ts';
import type { MenuGroup, MenuItem } from '../../ui/menu.tsx';
import { unresolved } from './cards.ts';
import type { Draft } from './composer.tsx';
import { groupsOf, type Link } from './links.ts';

type Act = (command: Command) => void;

/** An item that does one command. */
const item = (label: string, command: Command, act: Act, more: Partial<MenuItem> = {}): MenuItem => ({
  label,
  onPick: () => act(command),
  ...more,
});

export function replicaMenu(
  replica: ReplicaScene,
  links: readonly Link[],
  replicas: readonly ReplicaScene['id'][],
  act: Act,
): readonly MenuGroup[] {
  const { id, isUp } = replica;
  const others = replicas.filter((other) => other !== id);
  const own = links.filter(({ from, to, isBetweenReplicas }) => isBetweenReplicas && (from === id || to === id));
  const restGroups = groupsOf(
    others,
    links.filter(
      ({ from, to, state, isBetweenReplicas }) => isBetweenReplicas && state !== 'cut' && from !== id && to !== id,
    ),
  );
  const cutOff = item(`Cut ${id} off from all others`, { do: 'partition', groups: [[id], ...restGroups] }, act, {
    isDisabled: own.every(({ state }) => state === 'cut'),
  });
  const healing: MenuItem = {
    label: `Heal the links of ${id}`,
    isDisabled: own.every(({ state }) => state === 'whole'),
    onPick: () => {
      for (const { from, to, state } of own) if (state !== 'whole') act({ do: 'heal', between: [from, to] });
    },
  };
  const power: readonly MenuItem[] = isUp
    ? [item(`Crash ${id}`, { do: 'crash', replica: id }, act, { isDanger: true })]
    : [
        item(`Recover ${id}`, { do: 'recover', replica: id, disk: 'kept' }, act, {
          hint: 'with everything on its disk',
        }),
        item('Recover with its disk lost', { do: 'recover', replica: id, disk: 'lost', identity: 'new' }, act, {
          hint: 'empty, and counting under a new name',
        }),
        item(
          'Recover with its disk lost, same name',
          { do: 'recover', replica: id, disk: 'lost', identity: 'same' },
          act,
          { hint: 'empty, and counting from zero again' },
        ),
      ];
  const clock = item('Set its clock right', { do: 'clock', node: id, offsetMs: 0, driftPpm: 0 }, act);
  return [{ items: power }, ...(own.length > 0 ? [{ items: [cutOff, healing] }] : []), { items: [clock] }];
}

export function linkMenu({ from, to, state }: Link, hasCuts: boolean, act: Act): readonly MenuGroup[] {
  const one = (label: string, between: readonly [NodeId, NodeId], isDone: boolean): MenuItem =>
    item(label, { do: 'cut', between, direction: 'forward' }, act, { isDisabled: isDone });
  return [
    {
      items: [
        item('Cut it both ways', { do: 'cut', between: [from, to] }, act, { isDisabled: state === 'cut' }),
        one(`Cut only from ${from} to ${to}`, [from, to], state === 'cut' || state === 'forward'),
        one(`Cut only from ${to} to ${from}`, [to, from], state === 'cut' || state === 'backward'),
      ],
    },
    {
      items: [
        item('Heal it', { do: 'heal', between: [from, to] }, act, { isDisabled: state === 'whole' }),
        item('Heal all links', { do: 'heal-all' }, act, { isDisabled: !hasCuts }),
      ],
    },
  ];
}

export function messageMenu({ message, waiting, end }: Flight, act: Act): readonly MenuGroup[] {
  const isOver = end !== null;
  const holding =
    waiting === 'held'
      ? item('Let it go on', { do: 'release', message }, act)
      : item('Hold it', { do: 'hold', message }, act, { isDisabled: isOver, hint: 'it waits where it is' });
  return [
    { items: [holding, item('Deliver it now', { do: 'deliver', message }, act, { isDisabled: isOver })] },
    {
      items: [
        item('Drop it', { do: 'drop', message }, act, {
          isDisabled: isOver,
          isDanger: true,
          hint: 'it is lost on its way',
        }),
      ],
    },
  ];
}

export function clientMenu(
  client: ClientScene,
  keys: readonly Key[],
  act: Act,
  compose: (draft: Draft) => void,
): readonly MenuGroup[] {
  const { id, remembered } = client;
  const first = remembered.at(-1)?.key ?? keys[0] ?? null;
  const resolving = unresolved(client).map(
    ({ key, siblings }): MenuItem => ({
      label: `Resolve ${key}…`,
      hint: `${siblings.length} versions read`,
      onPick: () => compose({ key }),
    }),
  );
  const writing: readonly MenuItem[] = [
    ...resolving,
    { label: 'Write…', onPick: () => compose({ key: first }) },
    {
      label: 'Write blind…',
      hint: 'shows the database nothing that it has seen',
      onPick: () => compose({ key: first, context: 'none' }),
    },
  ];
  const reading = keys.map((key) => item(`Read ${key}`, { do: 'get', client: id, key }, act));
  const deleting = keys.map((key) => item(`Delete ${key}`, { do: 'delete', client: id, key }, act, { isDanger: true }));
  return [{ items: writing }, ...(reading.length > 0 ? [{ items: reading }, { items: deleting }] : [])];
}
