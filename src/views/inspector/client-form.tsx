/** Writes, reads and deletes in a client's name. */
import { type FormEvent, useId, useState } from 'react';
import { commands, useLab } from '../../app/store.ts';
import { type ClientId, type Key, keyOf } from '../../core/ids.ts';
import type { ClientScene } from '../../core/timeline/scene.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { typedValue } from '../../ui/value-input.ts';

interface ClientFormProps {
  readonly client: ClientId;
  readonly remembered: ClientScene['remembered'];
}

export function ClientForm({ client, remembered }: ClientFormProps) {
  const keys = useKeys();
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [isBlind, setIsBlind] = useState(false);
  const list = useId();

  const key = keyOf((typedKey ?? keys[0] ?? 'key').trim());
  const isReady = key !== '';
  const isList = remembered.some(
    (known) => known.key === key && known.siblings.some(({ value }) => Array.isArray(value)),
  );
  const context = isBlind ? 'none' : 'last';
  const write = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && text.trim() !== '')
      commands.act({ do: 'put', client, key, value: typedValue(text, isList && text.includes(',')), context });
  };
  const change = (kind: 'add' | 'remove'): void =>
    commands.act({ do: kind, client, key, item: typedValue(text, false), context });
  const hasText = isReady && text.trim() !== '';

  return (
    <form className="client-form" aria-label={`What ${client} does`} onSubmit={write}>
      <div className="client-form-fields">
        <TextField
          label="Key"
          value={typedKey ?? keys[0] ?? 'key'}
          list={list}
          onChange={(event) => setTypedKey(event.target.value)}
        />
        <TextField
          label="Value"
          value={text}
          placeholder={isList ? 'milk, eggs' : 'a value'}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <datalist id={list}>
        {keys.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <label className="inspector-check">
        <input type="checkbox" checked={isBlind} onChange={(event) => setIsBlind(event.target.checked)} />
        Blindly: without the context of its last reply
      </label>
      <div className="card-actions">
        <Button type="submit" look="main" disabled={!hasText}>
          Write
        </Button>
        <Button disabled={!isReady} onClick={() => commands.act({ do: 'get', client, key })}>
          Read
        </Button>
        <Button disabled={!isReady} onClick={() => commands.act({ do: 'delete', client, key, context })}>
          Delete
        </Button>
        {isList && (
          <>
            <Button disabled={!hasText} onClick={() => change('add')}>
              Add item
            </Button>
            <Button disabled={!hasText} onClick={() => change('remove')}>
              Remove item
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

/** Keys that the run knows: kept somewhere now, or named in the script. */
function useKeys(): readonly Key[] {
  const scene = useLab((state) => state.scene);
  const scenario = useLab((state) => state.session.scenario);
  const keys = new Set<Key>();
  for (const replica of scene.replicas) for (const { key } of replica.keys) keys.add(key);
  for (const command of scenario.script) if ('key' in command) keys.add(command.key);
  return [...keys];
}
