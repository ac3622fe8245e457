/** The stage: replicas, clients, the links between them, and what travels on these. */
import {
  type KeyboardEvent,
  type MouseEvent,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useCamera, WHOLE } from '../../app/camera.ts';
import { closeDialog, useOpened } from '../../app/dialogs.ts';
import { usePageSettings } from '../../app/page-settings.ts';
import { clearMarks, cutOff, useMarked } from '../../app/partitions.ts';
import { commands, useLab } from '../../app/store.ts';
import { actorId, messageId, type NodeId, type ReplicaId } from '../../core/ids.ts';
import { actorOrder, countIn, keysOf, likelyKey, waitingFor } from './cards.ts';
import { type Cast, curveOf, type StageLayout } from './cast.ts';
import { ClientCard } from './client-card.tsx';
import type { Box, Size } from './geometry.ts';
import type { Grown } from './growth-view.tsx';
import { layoutStage } from './layout.ts';
import { cutting, groupsOf, type Link, linksOf, toggleOf } from './links.ts';
import { LinksLayer, MANY_LINKS } from './links-layer.tsx';
import { LIFTED_CLIENT, liftedReplica } from './measures.ts';
import { heldBy, type Open, OpenOver } from './open-over.tsx';
import type { Renaming } from './partition-form.tsx';
import { ReplicaCard } from './replica-card.tsx';
import { useStaging } from './staging.ts';
import { type Meaning, meaningOf } from './stroke.ts';
import { type Target, thingAt, useGestures } from './use-gestures.ts';
import { useCast, useSize } from './use-ground.ts';
import { liftedBox, useLifted } from './use-lifted.ts';
import { usedLinks } from './used-links.ts';
import './stage.css';
import { later, soon, Unseen } from '../../ui/later.tsx';

/** Loaded at once, while the run is computed: what moves is not needed before. */
const FlightsView = soon(async () => (await import('./flights-view.tsx')).FlightsView);

/** Loaded where clients are many. */
const ClientStrip = later(async () => (await import('./client-strip.tsx')).ClientStrip);

/** Loaded with the page's leisure: it tells what replicas compare, and what letters carry. */
const OverGround = later(async () => (await import('./over-ground.tsx')).default, Unseen);

const Growth = later(async () => (await import('./growth-view.tsx')).default, Unseen);

/** Loaded when somebody draws. */
const StrokeView = later(async () => (await import('./stroke-view.tsx')).default, Unseen);

/** Loaded when replicas are parted. */
const SideTints = later(async () => (await import('./sides-view.tsx')).SideTints, Unseen);
const SideNames = later(async () => (await import('./sides-view.tsx')).SideNames, Unseen);

/** Loaded with the page's leisure: it lets people look nearer. */
const Camera = later(async () => (await import('./camera.tsx')).default, Unseen);

/** From 14 px to 18. */
const PROJECTOR_ZOOM = 18 / 14;

export function Stage() {
  const ground = useRef<HTMLDivElement>(null);
  const zoom = usePageSettings((page) => (page.projector ? PROJECTOR_ZOOM : 1));
  const size = useSize(ground, zoom);
  const cast = useCast();
  const base = useMemo(
    () => (size === null || cast.replicas.length === 0 ? null : layoutStage(size, cast)),
    [size, cast],
  );
  const [grown, setGrown] = useState<Grown | null>(null);
  const layout = grown !== null && grown.base === base ? grown.layout : base;
  const replicas = useLab((state) => state.scene.replicas);
  const isLarger =
    size !== null && layout !== null && (layout.size.height > size.height || layout.size.width > size.width);
  const scale = useCamera((camera) => camera.scale);
  const isNear = scale > WHOLE;
  const isScrolled = isLarger || isNear;
  return (
    <>
      <div ref={ground} className={`stage${isScrolled ? ' is-scrolled' : ''}${isNear ? ' is-near' : ''}`}>
        {base !== null && layout !== null && (
          <Suspense>
            <Growth base={base} drawn={layout} cast={cast} replicas={replicas} onGrown={setGrown} />
          </Suspense>
        )}
        {layout !== null && <Ground isScrolled={isScrolled} zoom={zoom * scale} cast={cast} layout={layout} />}
      </div>
      <Suspense>
        <Camera stage={ground} scale={scale} />
      </Suspense>
    </>
  );
}

interface GroundProps {
  /** Whether the ground is larger than the stage. */
  readonly isScrolled: boolean;
  readonly zoom: number;
  readonly cast: Cast;
  readonly layout: StageLayout;
}

function Ground({ isScrolled, zoom, cast, layout }: GroundProps) {
  const replicas = useLab((state) => state.scene.replicas);
  const clients = useLab((state) => state.scene.clients);
  const cuts = useLab((state) => state.scene.cuts);
  const conditions = useLab((state) => state.scene.conditions);
  const selection = useLab((state) => state.selection);
  const scenario = useLab((state) => state.run?.effective ?? state.session.scenario);
  const { ghosts, agreements } = useStaging();
  const [open, setOpen] = useState<Open | null>(null);
  const close = useCallback(() => setOpen(null), []);
  /** Where names of sides stand: the legend is not put there. */
  const [sideNames, setSideNames] = useState<readonly Box[]>([]);

  const outside = replicas.flatMap(({ id, isMember }) => (isMember ? [] : [id])).join('\n');
  const links = useMemo(
    () => usedLinks(linksOf(cast, layout, cuts, conditions), scenario, outside.split('\n')),
    [cast, layout, cuts, conditions, scenario, outside],
  );
  const ways = useMemo(
    () => layout.folds.flatMap(({ clients: [first], near }) => (first && curveOf(layout, first, near)) ?? []),
    [layout],
  );
  const sides = useMemo(() => sidesOf(links, cast.replicas), [links, cast]);
  const order = actorOrder(replicas, clients).join('\n');
  const actors = useMemo(() => order.split('\n').map(actorId), [order]);
  const keys = keysOf({ replicas, clients }, scenario);
  const onToggle = useCallback((link: Link) => commands.act(toggleOf(link)), []);

  const { stroke, handlers } = useGestures({
    zoom,
    onMenu: (target, at) => setOpen({ kind: 'menu', target, at }),
    onStroke: (line) => {
      const drawn = meaningOf(line, links, cast.replicas, layout.boxes);
      if (drawn.kind === 'cut') for (const command of cutting(drawn.links, links, cast.replicas)) commands.act(command);
      const parting = drawn.kind === 'lasso' ? cutOff(drawn.replicas, cast.replicas) : null;
      if (parting !== null) commands.act(parting);
    },
  });
  const meaning = stroke === null ? NOTHING : meaningOf(stroke, links, cast.replicas, layout.boxes);
  const marked = useMarked((state) => state.marked);
  const isSmall = layout.density === 'compact';
  const waiting = useLab(({ scene }) => (isSmall ? waitingFor(scene.flights) : ''));
  const picked = selection?.kind === 'replica' || selection?.kind === 'client' ? selection.id : null;
  const isFolded = layout.folds.length > 0;
  const folded = isFolded && selection?.kind === 'client' ? selection.id : null;
  const lifting = useLifted({ isOn: isSmall, held: heldBy(open), picked });
  const lifted = folded ?? lifting.lifted;
  const lower = (): void => (folded === null ? lifting.lower() : commands.select(null));
  const boxOf = (id: NodeId, full: Size): Box => {
    const box = layout.boxes.get(id) as Box;
    return id === lifted ? liftedBox(box, full, layout.size) : box;
  };
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isScrolled && lifted !== null)
      shown.current?.querySelector('.is-lifted')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isScrolled, lifted]);

  const rename = useCallback((renaming: Renaming) => setOpen({ kind: 'naming', ...renaming }), []);

  /** What is asked for elsewhere on the page opens beside the client's card. */
  const composing = useOpened(({ opened }) => (opened?.kind === 'composer' ? opened : null));
  useEffect(() => {
    if (composing === null) return;
    const client = clients.find(({ id }) => id === composing.client);
    const card = [...document.querySelectorAll('[data-menu="client"]')].find(
      (element) => (element as HTMLElement).dataset['node'] === composing.client,
    );
    if (client === undefined || card === undefined) return;
    closeDialog('composer');
    setOpen({
      kind: 'composer',
      client: client.id,
      draft: { ...composing, key: likelyKey(client, keys) },
      at: card.getBoundingClientRect(),
    });
  });

  /** A letter tells all of itself, and what can be done with it; to a finger one after the other. */
  const openMessage = (target: Target, element: Element, pointer: string): void => {
    // Those that lie in one place are told in a list; the keyboard comes to each of them.
    if (pointer !== 'key' && target.data['stack'] !== undefined)
      return setOpen({ kind: 'menu', target: { ...target, kind: 'stack' }, at: element.getBoundingClientRect() });
    const id = messageId(target.data['message'] as string);
    commands.select({ kind: 'message', id });
    if (pointer === 'touch' && (selection?.kind !== 'message' || selection.id !== id)) return;
    setOpen({ kind: 'menu', target, at: element.getBoundingClientRect() });
  };

  /** Buttons on cards, and letters, say what they open. */
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const thing = thingAt(event.target);
    if (thing === null) return lower();
    const { target, element } = thing;
    if (target.kind === 'message') return openMessage(target, element, (event.nativeEvent as PointerEvent).pointerType);
    const opener = (event.target as Element).closest<HTMLElement>('[data-opens]');
    if (opener === null) return;
    const at = opener.getBoundingClientRect();
    if (opener.dataset['opens'] === 'menu') return setOpen({ kind: 'menu', target, at });
    const client = clients.find(({ id }) => id === target.data['node']);
    if (client === undefined) return;
    setOpen({ kind: 'composer', client: client.id, draft: { key: likelyKey(client, keys) }, at });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const thing = thingAt(event.target);
    if (event.key === 'Escape' && marked.length > 0) return clearMarks();
    if (event.key === 'Escape' && lifted !== null) return lower();
    if (thing?.target.kind !== 'message' && thing?.target.kind !== 'link') return;
    if (thing.target.kind === 'link')
      return links.length > MANY_LINKS ? walk(event, thing.element, '.link') : undefined;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      openMessage(thing.target, thing.element, 'key');
    }
    walk(event, thing.element, '.letter');
  };

  return (
    <>
      {/* The things on the ground have roles and keys of their own; these handlers serve them all. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/noNoninteractiveElementInteractions: see above */}
      <div
        className={`ground is-${layout.density}${isScrolled ? ' is-scrolled' : ''}`}
        style={isScrolled ? { zoom, ...layout.size } : { zoom }}
        {...handlers}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <Suspense>{sides !== null && <SideTints sides={sides} cast={cast} layout={layout} links={links} />}</Suspense>
        <LinksLayer
          links={links}
          ways={ways}
          marked={meaning.kind === 'cut' ? meaning.links : NONE}
          focus={lifted}
          onToggle={onToggle}
        />
        <Suspense>
          {sides !== null && (
            <SideNames
              sides={sides}
              cast={cast}
              layout={layout}
              links={links}
              onPlaced={setSideNames}
              onRename={rename}
            />
          )}
        </Suspense>
        {/* Letters lie over the cards, but begin and end beside them; a card that is lifted lies over all. */}
        <Suspense>
          <FlightsView layout={layout} links={links} />
        </Suspense>
        <div ref={shown} className={`stage-cards${lifted === null ? '' : ' has-lifted'}`} {...lifting.handlers}>
          {replicas.map((replica) => (
            <ReplicaCard
              key={replica.id}
              replica={replica}
              box={boxOf(replica.id, liftedReplica(replica.keys, actors.length))}
              density={replica.id === lifted ? 'roomy' : layout.density}
              actors={actors}
              ghosts={
                ghosts.some((ghost) => ghost.replica === replica.id)
                  ? ghosts.filter((ghost) => ghost.replica === replica.id)
                  : NO_GHOSTS
              }
              isSelected={replica.id === picked}
              isLifted={replica.id === lifted}
              isMarked={(meaning.kind === 'lasso' ? meaning.replicas : marked).includes(replica.id)}
              waiting={countIn(waiting, replica.id)}
              agreements={agreements}
              ghostPlace={ghostPlaceOf(layout.boxes.get(replica.id) as Box, layout.size)}
            />
          ))}
          {isFolded && (
            <Suspense>
              {layout.folds.map((fold) => (
                <ClientStrip key={fold.near} fold={fold} clients={clients} picked={folded} ground={layout.size} />
              ))}
            </Suspense>
          )}
          {(isFolded ? clients.filter(({ id }) => id === folded) : clients).map((client) => (
            <ClientCard
              key={client.id}
              client={client}
              box={boxOf(client.id, LIFTED_CLIENT)}
              density={client.id === lifted ? 'roomy' : layout.density}
              likelyKey={likelyKey(client, keys)}
              isSelected={client.id === picked}
              isLifted={client.id === lifted}
            />
          ))}
        </div>
        <Suspense>
          <OverGround layout={layout} names={sideNames} links={links} actors={actors} />
        </Suspense>
        <Suspense>
          {stroke !== null && (
            <StrokeView stroke={stroke} meaning={meaning} replicas={cast.replicas} ground={layout.size} />
          )}
        </Suspense>
      </div>
      {open !== null && (
        <OpenOver
          open={open}
          links={links}
          replicas={cast.replicas}
          actors={actors}
          keys={keys}
          onOpen={setOpen}
          onClose={close}
        />
      )}
    </>
  );
}

/** Those that the cuts part; null where they part nobody. */
function sidesOf(links: readonly Link[], replicas: readonly ReplicaId[]): readonly (readonly ReplicaId[])[] | null {
  const open = links.filter(({ state, isBetweenReplicas }) => isBetweenReplicas && state !== 'cut');
  if (!links.some(({ state, isBetweenReplicas }) => isBetweenReplicas && state === 'cut')) return null;
  const groups = groupsOf(replicas, open);
  return groups.length < 2 ? null : groups;
}

/** On a card of a few lines what was lost would cover what is kept: there it stands outside. */
const GHOSTS_INSIDE = 76;

/** Where a card's ghosts are shown, so that they reach inwards. */
const ghostPlaceOf = ({ x, y, height }: Box, size: Size): string =>
  `${x <= size.width / 2 ? 'is-left' : 'is-right'} ${y <= size.height / 2 ? 'is-below' : 'is-above'}${height >= GHOSTS_INSIDE ? ' is-inside' : ''}`;

/** Arrow keys lead from one of many to the next. */
function walk(event: KeyboardEvent<HTMLElement>, element: Element, among: string): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const beside = (one: Element): Element | null => (step > 0 ? one.nextElementSibling : one.previousElementSibling);
  let next = beside(element);
  // What is about to leave cannot have the focus.
  while (next?.matches(`${among}:not([tabindex])`)) next = beside(next);
  if (next?.matches(among)) (next as SVGElement).focus();
}

const NOTHING: Meaning = { kind: 'nothing' };
const NONE: readonly Link[] = [];
const NO_GHOSTS: ReturnType<typeof useStaging>['ghosts'] = [];
