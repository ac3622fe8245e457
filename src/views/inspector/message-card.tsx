/** One message on its way: what for, what it carries, and what can be done to it. */
import { Suspense, useMemo } from 'react';
import { delayTo, lastLegOf } from '../../app/delay.ts';
import { flightOf, useLetter } from '../../app/letter.ts';
import { commands, useLab } from '../../app/store.ts';
import type { MessageId } from '../../core/ids.ts';
import { messageName } from '../../core/narrate/message-nouns.ts';
import type { MessageKind, WaitReason } from '../../core/network/message-kind.ts';
import { fromMs, toMs } from '../../core/time.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/field.tsx';
import { later, Unseen } from '../../ui/later.tsx';
import { factsOf } from '../../ui/letter/facts.ts';
import { LetterFacts, type LetterWays } from '../../ui/letter/letter-facts.tsx';
import { Absent, Actions, Card, NameWords, useActors } from './parts.tsx';

/** Few messages have one. */
const HashTree = later(async () => (await import('../../ui/letter/hash-tree.tsx')).default, Unseen);

const ARRIVAL_MAX_MS = 86_400_000;

const KIND_WORDS: { readonly [Kind in MessageKind]: string } = {
  request: 'A client asks a replica to read or to write.',
  forward: 'A replica hands the request on to one that keeps the key.',
  replicate: 'A replica sends what it has stored to another.',
  acknowledge: 'A replica says that it has stored what came.',
  'ask-state': 'A replica asks another what it keeps under the key.',
  state: 'A replica answers with what it keeps under the key.',
  repair: 'A read found this replica behind, and sends it what it lacks.',
  hint: 'A replica is asked to keep this for another that does not answer.',
  handoff: 'A replica hands over what it kept for the other.',
  'handed-off': 'A replica says that it has taken in what was kept for it.',
  compare: 'A replica sends hashes over its keys, so that the other finds what differs.',
  exchange: 'A replica sends the keys in which the two differ.',
  transfer: 'A replica sends a key to one that is to keep it from now on.',
  transferred: 'A replica says that it keeps the key now.',
  reply: 'A replica answers its client.',
};

const WAIT_WORDS: { readonly [Reason in WaitReason]: string } = {
  held: 'You hold it.',
  cut: 'Its link is cut: it waits there until it is healed.',
  down: 'The replica it goes to is down.',
  paused: 'The replica it goes to is paused.',
  early: 'It came before a write that it follows from, and is taken in after that.',
};

export function MessageCard({ id }: { readonly id: MessageId }) {
  const flight = useLab((state) => flightOf(state, id));
  return flight === undefined ? (
    <Absent>This message is not on its way at this moment.</Absent>
  ) : (
    <Known flight={flight} />
  );
}

function Known({ flight }: { readonly flight: Flight }) {
  const { message, kind, from, to, waiting, end } = flight;
  const hasArrived = end?.how === 'delivered';
  const record = useLetter(message, flight.waypoints[0]?.atUs ?? 0, hasArrived ? end.atUs : null);
  const nowUs = useLab((state) => state.moment?.atUs ?? 0);
  const actors = useActors();
  const facts = useMemo(() => factsOf(flight, record ?? null, nowUs), [flight, record, nowUs]);
  return (
    <Card kind={messageName(kind)} name={`${from} → ${to}`} state={stateOf(flight)}>
      <p>{KIND_WORDS[kind]}</p>
      <NameWords name={flight.operation} />
      {waiting !== null && <p>{WAIT_WORDS[waiting]}</p>}
      {record?.tree != null && (
        <Suspense>
          <HashTree tree={record.tree} differing={hasArrived ? record.differing : null} from={from} to={to} />
        </Suspense>
      )}
      <LetterFacts facts={facts} actors={actors} go={WAYS} />
      {end === null && (
        <Actions>
          {waiting === 'held' ? (
            <Button onClick={() => commands.act({ do: 'release', message })}>Release</Button>
          ) : (
            <Button onClick={() => commands.act({ do: 'hold', message })}>Hold</Button>
          )}
          <Button onClick={() => commands.act({ do: 'deliver', message })}>Deliver now</Button>
          <Button look="danger" onClick={() => commands.act({ do: 'drop', message })}>
            Drop
          </Button>
        </Actions>
      )}
      <Arrival flight={flight} />
    </Card>
  );
}

/** To just after an event; what an operation wrote is picked out there. */
const WAYS: LetterWays = {
  toOperation(operation, step) {
    WAYS.toStep(step);
    if (operation.includes('#')) commands.select({ kind: 'write', id: operation });
  },
  toStep(step) {
    commands.pause();
    commands.seekStep(step);
  },
};

/** When it is to arrive, or has in this very moment. */
function Arrival({ flight }: { readonly flight: Flight }) {
  const leg = flight.waiting === null ? lastLegOf(flight) : null;
  if (leg === null) return null;
  return (
    <NumberField
      label="Deliver at"
      unit="ms"
      value={Math.round(toMs(leg.dueUs))}
      min={Math.ceil(toMs(leg.fromUs))}
      max={ARRIVAL_MAX_MS}
      step={10}
      onChange={(value) => delayTo(flight, fromMs(value))}
    />
  );
}

const stateOf = ({ end, waiting }: Flight): string =>
  end !== null ? end.how : waiting !== null ? 'waits' : 'on its way';
