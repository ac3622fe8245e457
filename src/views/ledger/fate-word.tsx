/** A fate as a word with a sign, so that colour is never the only one. */
import { memo } from 'react';
import type { Fate } from '../../core/verdicts/verdict.ts';
import { TERMS } from '../../ui/glossary/terms.ts';
import { FATE_NAMES } from './fates.ts';

/** In a box of 16 by 16, drawn with a line. */
const SIGNS: { readonly [F in Fate]: string } = {
  surviving: 'M3 8.5L6.5 12L13 4.5',
  superseded: 'M3 8H12.5M9 4.5L12.5 8L9 11.5',
  merged: 'M4 3L8 8L12 3M8 8V13.5',
  collected: 'M3.5 5H12.5M6 5V3H10V5M4.5 5L5.5 13H10.5L11.5 5',
  lost: 'M4 4L12 12M12 4L4 12',
  rejected: 'M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5M4.2 4.2L11.8 11.8',
  failed: 'M8 2.5V9.5M8 13V13.1',
  pending: 'M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5M8 5V8L10 9.5',
  unknown: 'M5.5 5.5A2.5 2.5 0 1 1 8 8.2V9.5M8 12.5V12.6',
};

export const FateWord = memo(function FateWord({ fate }: { readonly fate: Fate }) {
  return (
    <span className={`fate is-${fate}`} title={TERMS[fate].sentence}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={SIGNS[fate]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {FATE_NAMES[fate]}
    </span>
  );
});
