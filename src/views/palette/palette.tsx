/**
 * The palette: everything that can be done, chosen and opened, found by words. The field keeps the focus and the
 * arrow keys move through the list (WAI-ARIA, the combobox pattern with a list box).
 */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { openDialog } from '../../app/dialogs.ts';
import { usePageSettings } from '../../app/page-settings.ts';
import { commands, lab } from '../../app/store.ts';
import { useCloseDialog } from '../../ui/dialog.tsx';
import { found } from '../../ui/search.ts';
import { choiceEntries, typedEntries } from './choice-entries.ts';
import type { Entry } from './entry.ts';
import { type Openers, runEntries } from './run-entries.ts';
import '../../ui/field.css';
import './palette.css';

/** So many are shown where something is looked for. */
const FOUND_MAX = 50;
const PAGE = 8;

export function Palette() {
  const close = useCloseDialog();
  const page = usePageSettings();
  // As things are when it opens: the list does not change under anybody's hands.
  const entries = useMemo(() => {
    const state = lab.store.getState();
    return [...runEntries(state, commands, { compose }), ...choiceEntries(state, page, commands)];
  }, [page]);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const isSearching = query.trim() !== '';
  const shown = useMemo(() => {
    const all = [...typedEntries(query, commands), ...found(entries, query)];
    return isSearching ? all.slice(0, FOUND_MAX) : all;
  }, [entries, query, isSearching]);
  const active = Math.min(at, shown.length - 1);

  /** The dialog is closed first: what is done may open another. */
  const pick = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    entry.pick();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      return pick(shown[active]);
    }
    const next = nextAt(active, shown.length, event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };

  return (
    <div className="palette">
      <input
        className="text-field palette-field"
        type="text"
        role="combobox"
        aria-label="What to do"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown.length === 0 ? undefined : `${list}-${active}`}
        placeholder="Crash, cut, strategy, scenario…"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog is this field
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" id={list} role="listbox" aria-label="What can be done">
        {shown.map((entry, index) => (
          <Line
            key={`${entry.group} ${entry.label}`}
            id={`${list}-${index}`}
            entry={entry}
            isGroupTold={isSearching}
            heading={!isSearching && entry.group !== shown[index - 1]?.group ? entry.group : null}
            isActive={index === active}
            onPoint={() => setAt(index)}
            onPick={() => pick(entry)}
          />
        ))}
      </div>
      <p className={`palette-count${shown.length === 0 ? ' is-nothing' : ''}`} role="status">
        {shown.length === 0 ? 'Nothing is found. Try fewer words.' : isSearching ? `${shown.length} found` : ''}
      </p>
    </div>
  );
}

const compose: Openers['compose'] = (client, draft) => openDialog({ kind: 'composer', client, ...draft });

interface LineProps {
  readonly id: string;
  readonly entry: Entry;
  readonly heading: string | null;
  /** Whether the line names its group itself. */
  readonly isGroupTold: boolean;
  readonly isActive: boolean;
  onPoint(): void;
  onPick(): void;
}

function Line({
  id,
  entry: { label, hint, group, isChosen },
  heading,
  isGroupTold,
  isActive,
  onPoint,
  onPick,
}: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <>
      {heading !== null && (
        <div className="palette-heading" role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field */}
      <div
        ref={line}
        id={id}
        className={`palette-line${isActive ? ' is-active' : ''}`}
        role="option"
        tabIndex={-1}
        aria-selected={isActive}
        onPointerMove={onPoint}
        onClick={onPick}
      >
        <span className="palette-sign" aria-hidden="true">
          {isChosen ? '✓' : ''}
        </span>
        <span className="palette-words">
          <span>
            {label}
            {isChosen && <span className="visually-hidden"> (chosen)</span>}
          </span>
          {hint !== undefined && <span className="palette-hint">{hint}</span>}
        </span>
        {isGroupTold && <span className="palette-group">{group}</span>}
      </div>
    </>
  );
}

/** Where a key leads; null where it is not for moving. */
function nextAt(at: number, count: number, key: string): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, at + PAGE);
  if (key === 'PageUp') return Math.max(0, at - PAGE);
  return null;
}
