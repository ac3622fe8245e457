/** Siblings that a client has got, side by side: the person picks one, takes all, or writes another value. */
import { useEffect, useId, useState } from 'react';
import { commands, useLab } from '../../app/store.ts';
import { unionOf } from '../../core/engine/merge-policy.ts';
import type { Sibling } from '../../core/strategies/strategy.ts';
import type { Value } from '../../core/values.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { WriteName } from '../../ui/glyph.tsx';
import { editableText, typedValue } from '../../ui/value-input.ts';
import { listed, valueWords } from '../../ui/words.ts';
import type { LabState } from '../../app/state.ts';
import './resolve.css';

export function Resolve() {
  const asked = useLab((state) => state.asked);
  const client = useLab((state) => state.scene.clients.find(({ id }) => id === state.asked?.client));
  const memory = client?.remembered.find(({ key }) => key === asked?.key);
  const isGone = asked !== null && (memory === undefined || memory.siblings.length < 2);

  // The client may have read again meanwhile: then there is nothing left to decide.
  useEffect(() => {
    if (isGone) commands.putOff();
    else commands.pause();
  }, [isGone]);

  if (asked === null || memory === undefined || isGone) return null;
  return <Decision key={asked.operation} asked={asked} siblings={memory.siblings} />;
}

interface DecisionProps {
  readonly asked: NonNullable<LabState['asked']>;
  readonly siblings: readonly Sibling[];
}

type Way = { readonly kind: 'one'; readonly index: number } | { readonly kind: 'union' } | { readonly kind: 'own' };

function Decision({ asked: { client, key }, siblings }: DecisionProps) {
  const values = siblings.filter(({ deleted }) => !deleted).map(({ value }) => value);
  const union = unionOf(values);
  const [way, setWay] = useState<Way>({ kind: 'union' });
  const [text, setText] = useState(() => editableText(union));
  const name = useId();

  const isList = values.length === 0 || values.some(Array.isArray);
  const picked = way.kind === 'one' ? siblings[way.index] : undefined;
  const write = (): void => {
    commands.putOff();
    if (picked?.deleted === true) commands.act({ do: 'delete', client, key, context: 'last' });
    else commands.act({ do: 'put', client, key, value: valueOf(way, picked, union, text, isList), context: 'last' });
    commands.play();
  };

  return (
    <Dialog title="Resolve siblings" onClose={() => commands.putOff()}>
      <form
        className="resolve"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <p>
          {client} has read {key} and got {siblings.length} values that were written without sight of each other. What should {key} be?
        </p>
        <fieldset className="resolve-choices">
          <legend className="visually-hidden">What {key} should be</legend>
          <div className="resolve-siblings">
            {siblings.map(({ write: sibling, value, deleted }, index) => (
              <label key={sibling} className="resolve-choice">
                <input type="radio" name={name} checked={way.kind === 'one' && way.index === index} onChange={() => setWay({ kind: 'one', index })} />
                <span className="resolve-card">
                  <WriteName write={sibling} />
                  <span className="resolve-value">{deleted ? <i>deleted</i> : valueWords(value)}</span>
                </span>
              </label>
            ))}
          </div>
          <label className="resolve-choice">
            <input type="radio" name={name} checked={way.kind === 'union'} onChange={() => setWay({ kind: 'union' })} />
            <span className="resolve-card">
              <b>All of them</b>
              <span className="resolve-value">{valueWords(union)}</span>
            </span>
          </label>
          <label className="resolve-choice">
            <input type="radio" name={name} checked={way.kind === 'own'} onChange={() => setWay({ kind: 'own' })} />
            <span className="resolve-card">
              <b>Another value</b>
            </span>
          </label>
          {way.kind === 'own' && (
            <TextField label={isList ? 'Another value: items, with commas between' : 'Another value, as you write it'} value={text} autoFocus onChange={(event) => setText(event.target.value)} />
          )}
        </fieldset>
        <p className="resolve-soft">
          The write carries the context of that read, so it counts as having seen {listed(siblings.map(({ write: sibling }) => sibling))}, and takes their place wherever it arrives.
        </p>
        <div className="resolve-end">
          <Button look="quiet" onClick={() => commands.putOff()}>
            Not now
          </Button>
          <Button look="main" type="submit">
            Write it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function valueOf(way: Way, picked: Sibling | undefined, union: Value, text: string, isList: boolean): Value {
  if (way.kind === 'one') return picked?.value ?? null;
  return way.kind === 'union' ? union : typedValue(text, isList);
}
