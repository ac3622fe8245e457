/** What the words of this page mean: searched, or opened at one of them. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useOpened } from '../../app/dialogs.ts';
import { TextField } from '../../ui/field.tsx';
import { WordDrawing } from '../../ui/glossary/drawings/index.tsx';
import { TERM_LIST } from '../../ui/glossary/terms.ts';
import { found } from '../../ui/search.ts';
import './words.css';

const FINDABLE = TERM_LIST.map((term) => ({ ...term, label: term.name, words: `${term.sentence} ${term.source}` }));

export function Words() {
  const wanted = useOpened(({ opened }) => (opened?.kind === 'words' ? opened.term : undefined));
  const [query, setQuery] = useState('');
  const shown = useMemo(() => found(FINDABLE, query), [query]);
  const all = useRef<HTMLDivElement>(null);

  // After the dialog has put the focus where dialogs have it; a finger has not asked for a keyboard.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (wanted !== undefined) {
        const entry = document.getElementById(`word-${wanted}`);
        entry?.focus({ preventScroll: true });
        return entry?.scrollIntoView({ block: 'center' });
      }
      const first = matchMedia('(pointer: coarse)').matches ? '.dialog-title' : 'input[type="search"]';
      all.current?.closest('dialog')?.querySelector<HTMLElement>(first)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);

  return (
    <div ref={all} className="words">
      <TextField label="Find a word" type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      <section className="words-list" aria-label="Words and what they mean" tabIndex={0}>
        {shown.map(({ id, name, sentence, source }) => (
          <div
            key={id}
            id={`word-${id}`}
            className={`word${id === wanted ? ' is-wanted' : ''}`}
            tabIndex={-1}
            role="group"
            aria-label={name}
          >
            <div className="word-text">
              <h3>{name}</h3>
              <p>{sentence}</p>
              <p className="word-source">{source}</p>
            </div>
            <WordDrawing term={id} />
          </div>
        ))}
      </section>
      <p role="status" className={`word-source words-count${shown.length === 0 ? ' is-nothing' : ''}`}>
        {shown.length === 0 ? 'No word is found.' : query.trim() === '' ? '' : `${shown.length} found`}
      </p>
    </div>
  );
}
