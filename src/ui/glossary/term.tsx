/** A word of the page that tells what it means: in a sentence where it is pointed at, and in the list of words by a press. */
import { type ReactNode, Suspense, use, useId, useState } from 'react';
import { later, Unseen } from '../later.tsx';
import type { Place } from '../place.ts';
import { TermOpener } from './term-opener.ts';
import type { TermId } from './terms.ts';
import './term.css';

/** Loaded when a word is first pointed at, with all the sentences. */
const TermTip = later(async () => (await import('./term-tip.tsx')).default, Unseen);

export function Term({ id, children }: { readonly id: TermId; readonly children: ReactNode }) {
  const open = use(TermOpener);
  const tip = useId();
  const [at, setAt] = useState<Place | null>(null);
  const hide = (): void => setAt(null);
  return (
    <>
      <button
        type="button"
        className="term"
        aria-haspopup="dialog"
        aria-describedby={at === null ? undefined : tip}
        onPointerEnter={({ pointerType, currentTarget }) =>
          pointerType !== 'touch' && setAt(currentTarget.getBoundingClientRect())
        }
        onPointerLeave={hide}
        onFocus={({ currentTarget }) =>
          currentTarget.matches(':focus-visible') && setAt(currentTarget.getBoundingClientRect())
        }
        onBlur={hide}
        onClick={() => {
          hide();
          open(id);
        }}
      >
        {children}
      </button>
      {at !== null && (
        <Suspense>
          <TermTip id={tip} term={id} at={at} onHide={hide} />
        </Suspense>
      )}
    </>
  );
}
