/** A name for what is cut off. */
import { type FormEvent, useState } from 'react';
import { partitionName } from '../../app/partition-names.ts';
import { cutOff, listOf } from '../../app/partitions.ts';
import { commands, lab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { Place } from '../../ui/place.ts';
import { usePopover } from '../../ui/use-popover.ts';
import type { Side } from './sides.ts';
import './composer.css';

export interface Renaming {
  readonly side: Side;
  /** The one given so far. */
  readonly name: string | null;
  readonly at: Place;
}

export function PartitionForm({ side, name, at, onClose }: Renaming & { onClose(): void }) {
  const [text, setText] = useState(name ?? '');
  const panel = usePopover<HTMLDivElement>(at, onClose, (element) => element.querySelector('input'));
  const next = partitionName(text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (next === null) return;
    const all = lab.store.getState().scene.replicas.map(({ id }) => id);
    const named = cutOff(side, all, next);
    if (named !== null && next !== name) commands.act(named);
    onClose();
  };
  return (
    <div ref={panel} className="popover composer" popover="auto" role="dialog" aria-label="Rename the partition">
      <form onSubmit={submit}>
        <TextField
          label={`Name of what cuts off ${listOf(side)}`}
          value={text}
          autoFocus
          maxLength={32}
          placeholder="for example, north"
          onChange={(event) => setText(event.target.value)}
        />
        <div className="composer-end">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="main" type="submit" disabled={next === null}>
            Rename
          </Button>
        </div>
      </form>
    </div>
  );
}
