/** What a client is about to do: value, key, through which replica, for how many answers, and with what it has seen. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import { commands, lab, useLab } from '../../app/store.ts';
import type { Scenario } from '../../core/engine/scenario.ts';
import type { ActorId, Key, ReplicaId } from '../../core/ids.ts';
import { keyOf } from '../../core/ids.ts';
import { quorumsOf } from '../../core/systems/quorums.ts';
import type { ClientScene } from '../../core/timeline/scene.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented, TextField } from '../../ui/field.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import type { Place } from '../../ui/place.ts';
import { placeBeside } from '../../ui/place-beside.ts';
import { Select } from '../../ui/select.tsx';
import { ContextCells } from '../../ui/tag-chip.tsx';
import { usePopover } from '../../ui/use-popover.ts';
import { typedValue } from '../../ui/value-input.ts';
import { lastRead } from './cards.ts';
import { commandFor, DEEDS, type Deed, type DeedWords, firstDeed } from './deed.ts';
import './composer.css';

export interface ComposerProps {
  readonly client: ClientScene;
  readonly replicas: readonly ReplicaId[];
  readonly actors: readonly ActorId[];
  readonly keys: readonly Key[];
  /** What the fields start with. */
  readonly draft: Draft;
  readonly at: Place;
  readonly onClose: () => void;
}

export interface Draft {
  readonly key: Key | null;
  readonly deed?: Deed;
  readonly via?: ReplicaId;
  readonly context?: 'last' | 'none';
}

/** Time stands still while a person writes, so that what the client has seen does not change under their hands. */
function useStandstill(): void {
  useEffect(() => {
    if (!lab.store.getState().isPlaying) return;
    commands.pause();
    return () => commands.playOn();
  }, []);
}

/** What really runs. */
const effective = (): Scenario => {
  const { run, session } = lab.store.getState();
  return run?.effective ?? session.scenario;
};

/** The cards of who writes and of where it is written to: both stay in sight. */
const cardsOf = (client: ClientScene['id'], via: ReplicaId): readonly DOMRect[] =>
  [
    ...document.querySelectorAll(`.ground [data-menu="client"][data-node="${CSS.escape(client)}"]`),
    ...document.querySelectorAll(`.ground [data-menu="replica"][data-node="${CSS.escape(via)}"]`),
  ].map((card) => card.getBoundingClientRect());

export function Composer({ client, replicas, actors, keys, draft, at, onClose }: ComposerProps) {
  const [text, setText] = useState('');
  const [keyText, setKeyText] = useState<string>(draft.key ?? 'cart');
  const [deed, setDeed] = useState<Deed>(() => draft.deed ?? firstDeed(effective()));
  const [via, setVia] = useState<ReplicaId>(draft.via ?? client.near);
  const [context, setContext] = useState<'last' | 'none'>(draft.context ?? 'last');
  const [quorum, setQuorum] = useState(AS_RUN);
  const isSticky = useLab(({ run }) => run?.effective.session === 'sticky');
  useStandstill();
  const panel = usePopover<HTMLDivElement>(
    at,
    onClose,
    (element) => element.querySelector('input'),
    (place, size, room) => placeBeside([...cardsOf(client.id, via), place], size, room),
  );
  const list = useId();
  const memory = lastRead(client, keyOf(keyText.trim()));
  /** Where the database is told nothing, there is nothing to choose: a blind write is one of the menu's. */
  const isTold = draft.context === 'none' || memory?.context.kind !== 'none';
  const value = typedValue(text, false);
  const { field, verb, button } = DEEDS.find((each) => each.value === deed) as DeedWords;
  const command = commandFor(deed, value, {
    client: client.id,
    key: keyOf(keyText.trim()),
    ...(via === client.near ? {} : { via }),
    context,
    ...(quorum === AS_RUN ? {} : { quorum: Number(quorum) }),
  });
  const isReady = (field === null || text.trim() !== '') && keyText.trim() !== '' && command !== null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    commands.act(command);
    onClose();
  };

  return (
    <div ref={panel} className="popover composer" popover="auto" role="dialog" aria-label={`${button} as ${client.id}`}>
      <form onSubmit={submit}>
        <p className="composer-title">
          <Glyph client={client.id} size={24} />
          {client.id} {verb}
        </p>
        <div className={`composer-row${field === null ? ' is-whole' : ''}`}>
          {field !== null && (
            <TextField
              label={field}
              value={text}
              autoFocus
              required
              maxLength={2_000}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          <Select<Deed> label="What to do" value={deed} options={DEEDS} onChange={setDeed} />
        </div>
        <div className="composer-row">
          <TextField
            label="Key"
            value={keyText}
            list={list}
            required
            maxLength={200}
            onChange={(event) => setKeyText(event.target.value)}
          />
          <datalist id={list}>
            {keys.map((key) => (
              <option key={key} value={key} />
            ))}
          </datalist>
          <Select<ReplicaId>
            label="Through"
            value={via}
            options={replicas.map((replica) => ({ value: replica, label: replica }))}
            onChange={setVia}
          />
        </div>
        {isSticky && via !== client.near && (
          <p className="composer-context">{`The session is sticky: ${client.id} talks to ${client.near} all the same.`}</p>
        )}
        <QuorumField deed={deed} value={quorum} onChange={setQuorum} />
        {deed !== 'get' && (
          <>
            {isTold && (
              <Segmented<'last' | 'none'>
                label={`What this ${deed === 'delete' ? 'delete' : 'write'} says it has seen`}
                value={context}
                options={[
                  { value: 'last', label: 'What it was told last' },
                  { value: 'none', label: 'Nothing' },
                ]}
                onChange={setContext}
              />
            )}
            <p className="composer-context">
              {context === 'none' && 'A blind write: it claims to have seen no other.'}
              {context === 'last' &&
                memory === null &&
                `It has been told nothing of ${keyText.trim() || 'this key'}, so there is nothing to show.`}
              {context === 'last' &&
                memory !== null &&
                (memory.context.kind === 'none' ? (
                  'Under this strategy requests carry no context: the database is not told what the client has seen.'
                ) : (
                  <ContextCells context={memory.context} actors={actors} />
                ))}
            </p>
          </>
        )}
        <div className="composer-end">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="main" type="submit" disabled={!isReady}>
            {button}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** As many answers as the run asks for. */
const AS_RUN = '';

interface QuorumFieldProps {
  readonly deed: Deed;
  readonly value: string;
  onChange(value: string): void;
}

/** R or W of this one operation, where the system counts answers: no more than the N replicas that keep a key. */
function QuorumField({ deed, value, onChange }: QuorumFieldProps) {
  const effective = useLab(({ run }) => run?.effective ?? null);
  if (effective === null || !('r' in effective.system.options && 'w' in effective.system.options)) return null;
  const { n, r, w } = quorumsOf(effective.system.options, effective.replicas.length);
  const [letter, asRun, noun] = deed === 'get' ? ['R', r, 'read'] : ['W', w, deed === 'delete' ? 'delete' : 'write'];
  const counts = Array.from({ length: n }, (_, index) => String(index + 1));
  return (
    <Select<string>
      label={`${letter} for this ${noun}`}
      value={value}
      options={[
        { value: AS_RUN, label: `As in the run: ${asRun} of N = ${n}` },
        ...counts.map((count) => ({ value: count, label: `${count} of N = ${n}` })),
      ]}
      onChange={onChange}
    />
  );
}
