/** Opens the list of words at a term; apart from the words themselves, for the first screen has none. */
import { createContext } from 'react';
import type { TermId } from './terms.ts';

export const TermOpener = createContext<(term: TermId) => void>(() => {});
