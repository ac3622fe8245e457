/** What a person has opened over the stage: a menu, the form in which a client writes, or that for the name of a side. */
import { Suspense, useLayoutEffect } from 'react';
import { useOpened } from '../../app/dialogs.ts';
import { useLab } from '../../app/store.ts';
import type { ActorId, ClientId, Key, NodeId, ReplicaId } from '../../core/ids.ts';
import { later } from '../../ui/later.tsx';
import type { Place } from '../../ui/place.ts';
import { clientOf } from './cards.ts';
import type { Draft } from './composer.tsx';
import type { Link } from './links.ts';
import type { Renaming } from './partition-form.tsx';
import type { Target } from './use-gestures.ts';

const PartitionForm = later(async () => (await import('./partition-form.tsx')).PartitionForm);

/** Loaded when a menu is first opened. */
const ThingMenu = later(async () => (await import('./thing-menu.tsx')).ThingMenu);

/** Loaded when somebody writes. */
const Composer = later(async () => (await import('./composer.tsx')).Composer);

export type Open =
  | { readonly kind: 'menu'; readonly target: Target; readonly at: Place }
  | { readonly kind: 'composer'; readonly client: ClientId; readonly draft: Draft; readonly at: Place }
  | ({ readonly kind: 'naming' } & Renaming);

/** The node that a menu or the composer is open for: it stays as it is. */
export const heldBy = (open: Open | null): NodeId | null =>
  open?.kind === 'composer'
    ? open.client
    : open?.kind === 'menu'
      ? ((open.target.data['node'] ?? null) as NodeId | null)
      : null;

interface OpenOverProps<Opened extends Open> {
  readonly open: Opened;
  readonly links: readonly Link[];
  readonly replicas: readonly ReplicaId[];
  readonly actors: readonly ActorId[];
  readonly keys: readonly Key[];
  readonly onOpen: (next: Open) => void;
  readonly onClose: () => void;
}

export function OpenOver({ open, ...around }: OpenOverProps<Open>) {
  const { links, replicas, onOpen, onClose } = around;
  switch (open.kind) {
    case 'menu':
      return (
        <Suspense>
          <ThingMenu
            target={open.target}
            at={open.at}
            links={links}
            replicas={replicas}
            onClose={onClose}
            onCompose={(client, draft, at) => onOpen({ kind: 'composer', client, draft, at })}
            onOpen={(target, at) => onOpen({ kind: 'menu', target, at })}
          />
        </Suspense>
      );
    case 'naming':
      return (
        <Suspense>
          <PartitionForm {...open} onClose={onClose} />
        </Suspense>
      );
    case 'composer':
      return <OpenComposer open={open} {...around} />;
  }
}

function OpenComposer({ open, replicas, actors, keys, onClose }: OpenOverProps<Open & { readonly kind: 'composer' }>) {
  const client = useLab((state) => clientOf(state.scene, open.client));
  return client === undefined ? null : (
    <Suspense fallback={<FieldAwaited />}>
      <Composer
        key={client.id}
        client={client}
        draft={open.draft}
        at={open.at}
        replicas={replicas}
        actors={actors}
        keys={keys}
        onClose={onClose}
      />
    </Suspense>
  );
}

function FieldAwaited() {
  useLayoutEffect(() => {
    useOpened.setState({ isFieldAwaited: true });
    return () => useOpened.setState({ isFieldAwaited: false });
  }, []);
  return null;
}
