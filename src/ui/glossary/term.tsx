/** A word of the page that tells what it means: a button that opens the list of words there. */
import { createContext, type ReactNode, use } from 'react';
import type { TermId } from './terms.ts';
import './term.css';

/** Opens the list of words at a term. */
export const TermOpener = createContext<(term: TermId) => void>(() => {});

export function Term({ id, children }: { readonly id: TermId; readonly children: ReactNode }) {
  const open = use(TermOpener);
  return (
    <button type="button" className="term" aria-haspopup="dialog" onClick={() => open(id)}>
      {children}
    </button>
  );
}
