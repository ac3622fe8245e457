/** The menu of a thing on the stage, as the thing is when the menu is opened. */
import { useMemo } from 'react';
import { describeMessage } from '../../app/describe.ts';
import { commands, lab } from '../../app/store.ts';
import { type ClientId, messageId, type ReplicaId } from '../../core/ids.ts';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import type { Place } from '../../ui/place.ts';
import { keysOf } from './cards.ts';
import type { Draft } from './composer.tsx';
import type { Link } from './links.ts';
import { clientMenu, linkMenu, messageMenu, stackMenu } from './menus.ts';
import { replicaMenu } from './replica-menu.ts';
import type { Target } from './use-gestures.ts';

interface ThingMenuProps {
  readonly target: Target;
  readonly at: Place;
  readonly links: readonly Link[];
  readonly replicas: readonly ReplicaId[];
  readonly onClose: () => void;
  readonly onCompose: (client: ClientId, draft: Draft, at: Place) => void;
  readonly onOpen: (target: Target, at: Place) => void;
}

export function ThingMenu(props: ThingMenuProps) {
  return props.target.kind === 'stack' ? <StackMenu {...props} /> : <OneMenu {...props} />;
}

/** Letters that lie in one place: the one that is chosen is picked out, and its own menu opens. */
function StackMenu({ target, at, onClose, onOpen }: ThingMenuProps) {
  const groups = useMemo(
    () =>
      stackMenu((target.data['stack'] ?? '').split('\n').map(messageId), lab.store.getState().scene, (message) => {
        commands.select({ kind: 'message', id: message });
        onOpen({ kind: 'message', data: { message } }, at);
      }),
    [target, at, onOpen],
  );
  return <Menu label="Letters in one place" groups={groups} at={at} onClose={onClose} />;
}

function OneMenu({ target, at, links, replicas, onClose, onCompose }: ThingMenuProps) {
  const { node, message, from, to } = target.data;
  const name = node ?? (message === undefined ? `link ${from} to ${to}` : describeMessage(messageId(message)));
  const groups = useMemo(
    () => groupsFor(target, links, replicas, (client, draft) => onCompose(client, draft, at)),
    [target, links, replicas, onCompose, at],
  );
  return groups === null ? null : <Menu label={`Actions for ${name}`} groups={groups} at={at} onClose={onClose} />;
}

function groupsFor(
  { kind, data }: Target,
  links: readonly Link[],
  replicas: readonly ReplicaId[],
  compose: (client: ClientId, draft: Draft) => void,
): readonly MenuGroup[] | null {
  const { scene, run, session } = lab.store.getState();
  const act = commands.act;
  switch (kind) {
    case 'replica': {
      const replica = scene.replicas.find(({ id }) => id === data['node']);
      const { partitions = [] } = run?.effective ?? session.scenario;
      return replica === undefined ? null : replicaMenu(replica, { links, replicas, partitions }, act);
    }
    case 'client': {
      const client = scene.clients.find(({ id }) => id === data['node']);
      return client === undefined
        ? null
        : clientMenu(client, scene.replicas, keysOf(scene, run?.effective ?? session.scenario), act, (draft) =>
            compose(client.id, draft),
          );
    }
    case 'link': {
      const link = links.find(({ from, to }) => from === data['from'] && to === data['to']);
      return link === undefined ? null : linkMenu(link, scene.cuts.length > 0, act);
    }
    case 'stack':
      return null;
    case 'message': {
      const flight = scene.flights.find(({ message }) => message === data['message']);
      return flight === undefined ? null : messageMenu(flight, act);
    }
  }
}
