/** The stage: replicas, clients, the links between them, and what travels on these. */
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { usePageSettings } from '../../app/page-settings.ts';
import { commands, useLab } from '../../app/store.ts';
import { actorId, type ClientId, type NodeId, type ReplicaId } from '../../core/ids.ts';
import type { Place } from '../../ui/place.ts';
import { actorOrder, clientOf, keysOf, likelyKey } from './cards.ts';
import type { Cast } from './cast.ts';
import { ClientCard } from './client-card.tsx';
import { Composer, type Draft } from './composer.tsx';
import { FlightsView } from './flights-view.tsx';
import type { Box, Size } from './geometry.ts';
import { layoutStage } from './layout.ts';
import { crossedBy, cutting, frontiersOf, type Link, linksOf, toggleOf } from './links.ts';
import { LinksLayer } from './links-layer.tsx';
import { ReplicaCard } from './replica-card.tsx';
import { useStaging } from './staging.ts';
import { ThingMenu } from './thing-menu.tsx';
import { type Target, thingAt, useGestures } from './use-gestures.ts';
import { useCast, useSize } from './use-ground.ts';
import './stage.css';

/** What is open over the stage. */
type Open =
  | { readonly kind: 'menu'; readonly target: Target; readonly at: Place }
  | { readonly kind: 'composer'; readonly client: ClientId; readonly draft: Draft; readonly at: Place };

/** From 14 px to 18. */
const PROJECTOR_ZOOM = 18 / 14;

export function Stage() {
  const ground = useRef<HTMLDivElement>(null);
  const zoom = usePageSettings((page) => (page.projector ? PROJECTOR_ZOOM : 1));
  const size = useSize(ground, zoom);
  const cast = useCast();
  const layout = useMemo(() => (size === null ? null : layoutStage(size, cast)), [size, cast]);
  return (
    <div ref={ground} className="stage">
      {size !== null && layout !== null && cast.replicas.length > 0 && (
        <Ground size={size} zoom={zoom} cast={cast} layout={layout} />
      )}
    </div>
  );
}

interface GroundProps {
  readonly size: Size;
  readonly zoom: number;
  readonly cast: Cast;
  readonly layout: ReturnType<typeof layoutStage>;
}

function Ground({ size, zoom, cast, layout }: GroundProps) {
  const replicas = useLab((state) => state.scene.replicas);
  const clients = useLab((state) => state.scene.clients);
  const cuts = useLab((state) => state.scene.cuts);
  const selection = useLab((state) => state.selection);
  const scenario = useLab((state) => state.run?.effective ?? state.session.scenario);
  const { ghosts, agreements } = useStaging();
  const [open, setOpen] = useState<Open | null>(null);
  const close = useCallback(() => setOpen(null), []);

  const links = useMemo(() => linksOf(cast, layout.boxes, cuts), [cast, layout, cuts]);
  const frontiers = useMemo(() => frontiersOf(links, cast.replicas, size), [links, cast, size]);
  const order = actorOrder(replicas, clients).join('\n');
  const actors = useMemo(() => order.split('\n').map(actorId), [order]);
  const keys = keysOf({ replicas, clients, cuts, flights: [] }, scenario);
  const onToggle = useCallback((link: Link) => commands.act(toggleOf(link)), []);

  const { stroke, handlers } = useGestures({
    zoom,
    onMenu: (target, at) => setOpen({ kind: 'menu', target, at }),
    onStroke: (line) => {
      for (const command of cutting(crossedBy(line, links), links, cast.replicas)) commands.act(command);
    },
  });
  const marked = stroke === null ? NONE : crossedBy(stroke, links);

  const compose = (client: ClientId, draft: Draft, at: Place): void => setOpen({ kind: 'composer', client, draft, at });

  /** Buttons on cards, and letters, say what they open. */
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const thing = thingAt(event.target);
    if (thing === null) return;
    const { target, element } = thing;
    if (target.kind === 'message') return setOpen({ kind: 'menu', target, at: element.getBoundingClientRect() });
    const opener = (event.target as Element).closest<HTMLElement>('[data-opens]');
    if (opener === null) return;
    const at = opener.getBoundingClientRect();
    if (opener.dataset['opens'] === 'menu') return setOpen({ kind: 'menu', target, at });
    const client = clients.find(({ id }) => id === target.data['node']);
    if (client === undefined) return;
    const key = keys.find((known) => known === opener.dataset['key']) ?? likelyKey(client, keys);
    compose(client.id, { key }, at);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const thing = thingAt(event.target);
    if (thing?.target.kind !== 'message') return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      setOpen({ kind: 'menu', target: thing.target, at: thing.element.getBoundingClientRect() });
    }
    const towards =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 'nextElementSibling'
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? 'previousElementSibling'
          : null;
    if (towards === null) return;
    event.preventDefault();
    event.stopPropagation();
    (thing.element[towards] as SVGElement | null)?.focus();
  };

  const isPicked = (id: NodeId): boolean =>
    selection !== null && (selection.kind === 'replica' || selection.kind === 'client') && selection.id === id;

  return (
    <>
      {/* The things on the ground have roles and keys of their own; these handlers serve them all. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/noNoninteractiveElementInteractions: see above */}
      <div
        className={`ground is-${layout.density}`}
        style={{ zoom }}
        {...handlers}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <LinksLayer links={links} frontiers={frontiers} marked={marked} onToggle={onToggle} />
        {/* Under the cards: letters slide out of them and into them, and cover nothing. */}
        <FlightsView size={size} layout={layout} />
        <div className="stage-cards">
          {replicas.map((replica) => (
            <ReplicaCard
              key={replica.id}
              replica={replica}
              box={layout.boxes.get(replica.id) as Box}
              density={layout.density}
              actors={actors}
              ghosts={
                ghosts.some((ghost) => ghost.replica === replica.id)
                  ? ghosts.filter((ghost) => ghost.replica === replica.id)
                  : NO_GHOSTS
              }
              isSelected={isPicked(replica.id)}
              isAlone={replica.keys.length < 2}
              agreements={agreements}
            />
          ))}
          {clients.map((client) => (
            <ClientCard
              key={client.id}
              client={client}
              box={layout.boxes.get(client.id) as Box}
              density={layout.density}
              likelyKey={likelyKey(client, keys)}
              isSelected={isPicked(client.id)}
            />
          ))}
        </div>
        {stroke !== null && (
          <svg className="stage-stroke" aria-hidden="true">
            <line x1={stroke.from.x} y1={stroke.from.y} x2={stroke.to.x} y2={stroke.to.y} />
          </svg>
        )}
      </div>
      {open?.kind === 'menu' && (
        <ThingMenu
          target={open.target}
          at={open.at}
          links={links}
          replicas={cast.replicas}
          onClose={close}
          onCompose={compose}
        />
      )}
      {open?.kind === 'composer' && (
        <OpenComposer open={open} replicas={cast.replicas} actors={actors} keys={keys} onClose={close} />
      )}
    </>
  );
}

const NONE: readonly Link[] = [];
const NO_GHOSTS: ReturnType<typeof useStaging>['ghosts'] = [];

interface OpenComposerProps {
  readonly open: Open & { readonly kind: 'composer' };
  readonly replicas: readonly ReplicaId[];
  readonly actors: ReturnType<typeof actorOrder>;
  readonly keys: ReturnType<typeof keysOf>;
  readonly onClose: () => void;
}

function OpenComposer({ open, ...rest }: OpenComposerProps) {
  const client = useLab((state) => clientOf(state.scene, open.client));
  return client === undefined ? null : (
    <Composer key={client.id} client={client} draft={open.draft} at={open.at} {...rest} />
  );
}
