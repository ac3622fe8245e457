/** What can be done with links, messages and clients, as the groups of their menus. */
import { FLAP_MS, FLAPS, LOSS_PERCENT } from '../../app/fault-sizes.ts';
import { commands } from '../../app/store.ts';
import type { Key, MessageId, NodeId } from '../../core/ids.ts';
import { messageName } from '../../core/narrate/message-nouns.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { ClientScene, Flight, Scene } from '../../core/timeline/scene.ts';
import type { MenuGroup, MenuItem } from '../../ui/menu.tsx';
import { isStillHeld, unresolved } from './cards.ts';
import type { Draft } from './composer.tsx';
import type { Link } from './links.ts';
import { type Act, item } from './menu-item.ts';

export function linkMenu({ from, to, state, condition }: Link, hasCuts: boolean, act: Act): readonly MenuGroup[] {
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
    {
      items: [
        item('Let it flap', { do: 'flap', between: [from, to], everyMs: FLAP_MS, times: FLAPS }, act, {
          isDisabled: state !== 'whole',
          hint: `cut and healed ${FLAPS} times`,
        }),
        condition === undefined
          ? item('Let it lose messages', { do: 'link', between: [from, to], lossPercent: LOSS_PERCENT }, act, {
              hint: `${LOSS_PERCENT} % from now on`,
            })
          : item('Let messages travel as usual', { do: 'link', between: [from, to] }, act, {
              hint: `now ${condition}`,
            }),
        {
          label: 'Latency and loss…',
          hint: 'from now on, or in the whole run',
          onPick: () => commands.select({ kind: 'link', from, to }),
        },
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

/** Each of several letters by what it is, what it carries, and whose it is. */
export function stackMenu(
  messages: readonly MessageId[],
  { flights }: Scene,
  open: (message: MessageId) => void,
): readonly MenuGroup[] {
  const items = flights
    .filter(({ message }) => messages.includes(message))
    .map(
      ({ message, kind, from, to, carries, operation }, index): MenuItem => ({
        label: `${index + 1}. ${messageName(kind)} from ${from} to ${to}`,
        hint:
          carries
            .map(({ write, value, deleted }) => `${write} ${deleted ? 'deleted' : valueWords(value)}`)
            .join(', ') || operation,
        onPick: () => open(message),
      }),
    );
  return [{ heading: `${items.length} letters in one place`, items }];
}

export function clientMenu(
  client: ClientScene,
  replicas: Scene['replicas'],
  keys: readonly Key[],
  act: Act,
  compose: (draft: Draft) => void,
): readonly MenuGroup[] {
  const { id, remembered } = client;
  const first = remembered.at(-1)?.key ?? keys[0] ?? null;
  const held = unresolved(client).filter((read) => isStillHeld(replicas, read));
  const resolving = held.map(
    ({ key, siblings }): MenuItem => ({
      label: `Resolve ${key}…`,
      hint: `${siblings.length} versions read`,
      onPick: () => commands.resolve(id, key),
    }),
  );
  const through = (label: string, draft: Draft): MenuItem => ({
    label,
    hint: 'any replica, not only its own',
    onPick: () => compose(draft),
  });
  const writing: readonly MenuItem[] = [
    ...resolving,
    { label: 'Write…', onPick: () => compose({ key: first }) },
    {
      label: 'Write blind…',
      hint: 'it says that it has seen nothing',
      onPick: () => compose({ key: first, context: 'none' }),
    },
  ];
  const reading = [
    ...keys.map((key) => item(`Read ${key}`, { do: 'get', client: id, key }, act)),
    through('Read through…', { key: first, deed: 'get' }),
  ];
  const deleting = [
    ...keys.map((key) => item(`Delete ${key}`, { do: 'delete', client: id, key }, act, { isDanger: true })),
    through('Delete through…', { key: first, deed: 'delete' }),
  ];
  return [{ items: writing }, { items: reading }, { items: deleting }];
}
