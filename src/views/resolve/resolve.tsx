/** Siblings that a client has got, side by side: the person picks one, takes all, or writes another value. */
import { type ReactNode, useEffect, useState } from 'react';
import { siblingsAsked } from '../../app/question.ts';
import type { LabState } from '../../app/state.ts';
import { commands, useLab } from '../../app/store.ts';
import { happensBefore } from '../../core/causality/causal-history.ts';
import { unionOf } from '../../core/engine/merge-policy.ts';
import type { WriteId } from '../../core/ids.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Sibling } from '../../core/strategies/strategy.ts';
import type { Value } from '../../core/values.ts';
import type { Account } from '../../core/verdicts/verdict.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { WriteName } from '../../ui/glyph.tsx';
import { MarkedText } from '../../ui/sentence.tsx';
import { editableText, typedValue } from '../../ui/value-input.ts';
import { listed } from '../../ui/words.ts';
import { type Seen, siblingWords } from './truth.ts';
import './resolve.css';

export function Resolve() {
  const asked = useLab((state) => state.asked);
  const scene = useLab((state) => state.scene);
  useEffect(commands.pause, []);
  if (asked === null) return null;
  const siblings = siblingsAsked(asked, scene);
  return <Decision key={siblings.map(({ write }) => write).join()} asked={asked} siblings={siblings} />;
}

interface DecisionProps {
  readonly asked: NonNullable<LabState['asked']>;
  readonly siblings: readonly Sibling[];
}

type Way = { readonly kind: 'one'; readonly index: number } | { readonly kind: 'union' } | { readonly kind: 'own' };

function Decision({ asked: { client, key, by }, siblings }: DecisionProps) {
  const values = siblings.filter(({ deleted }) => !deleted).map(({ value }) => value);
  const union = unionOf(values);
  const isPlaying = useLab((state) => state.isPlaying);
  const [wasPlaying] = useState(isPlaying);
  const [way, setWay] = useState<Way>({ kind: 'union' });
  const [text, setText] = useState(() => editableText(union));

  const account = useLab((state) => state.account);
  const writes = siblings.map(({ write: sibling }) => sibling);
  const pairs = seenAmong(account, writes);

  const isList = values.length === 0 || values.some(Array.isArray);
  const picked = way.kind === 'one' ? siblings[way.index] : undefined;
  const write = (): void => {
    commands.putOff();
    if (picked?.deleted === true) commands.act({ do: 'delete', client, key, context: 'last' });
    else
      commands.act({ do: 'put', client, key, value: decidedValue(way, picked, union, text, isList), context: 'last' });
    commands.playOn();
  };

  /** The run goes on from where it stopped to ask. */
  const putOff = (): void => {
    commands.putOff();
    if (wasPlaying) commands.playOn();
  };

  return (
    <Dialog title="Resolve siblings" onClose={putOff}>
      <form
        className="resolve"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        {by === 'rule' && (
          <p className="resolve-soft">
            This opens by itself because the merge rule of the run is “Ask me”: it asks where a client reads siblings in
            a run that you have changed. Under Settings, Merge, another rule can be chosen.
          </p>
        )}
        <p>
          <MarkedText text={siblingWords(client, key, writes, pairs)} /> What should {key} be?
        </p>
        <fieldset className="resolve-choices">
          <legend className="visually-hidden">What {key} should be</legend>
          <div className="resolve-siblings">
            {siblings.map(({ write: sibling, value, deleted }, index) => (
              <Choice
                key={sibling}
                name={<WriteName write={sibling} />}
                isChosen={way.kind === 'one' && way.index === index}
                onChoose={() => setWay({ kind: 'one', index })}
              >
                {deleted ? <i>deleted</i> : valueWords(value)}
              </Choice>
            ))}
          </div>
          <Choice name={<b>All of them</b>} isChosen={way.kind === 'union'} onChoose={() => setWay({ kind: 'union' })}>
            {valueWords(union)}
          </Choice>
          <Choice name={<b>Another value</b>} isChosen={way.kind === 'own'} onChoose={() => setWay({ kind: 'own' })} />
          {way.kind === 'own' && (
            <TextField
              label={isList ? 'Another value: items, with commas between' : 'Another value, as you write it'}
              value={text}
              autoFocus
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </fieldset>
        <p className="resolve-soft">
          The write carries the context of that read, so it counts as having seen {listed(writes)}, and takes their
          place wherever it arrives.
        </p>
        <div className="resolve-end">
          <Button look="quiet" title={`Nothing is written; ${client}’s card keeps the offer`} onClick={putOff}>
            Ask later
          </Button>
          <Button look="main" type="submit">
            Write it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly name: ReactNode;
  readonly children?: ReactNode;
  readonly isChosen: boolean;
  onChoose(): void;
}

const Choice = ({ name, children, isChosen, onChoose }: ChoiceProps) => (
  <label className={`resolve-choice${isChosen ? ' is-chosen' : ''}`}>
    <input type="radio" name="resolve" checked={isChosen} onChange={onChoose} />
    {name}
    {children !== undefined && <span className="resolve-value">{children}</span>}
  </label>
);

/** Pairs of which one had seen the other, by the truth. */
function seenAmong(account: Account | null, writes: readonly WriteId[]): readonly Seen[] {
  const among = account?.verdicts.filter(({ write }) => writes.includes(write)) ?? [];
  return among.flatMap((one) =>
    among
      .filter((other) => happensBefore(one.truth, other.truth))
      .map((other) => ({ earlier: one.write, later: other.write })),
  );
}

function decidedValue(way: Way, picked: Sibling | undefined, union: Value, text: string, isList: boolean): Value {
  if (way.kind === 'one') return picked?.value ?? null;
  return way.kind === 'union' ? union : typedValue(text, isList);
}
