/** The fold of the ledger that says how many bytes are kept beside the values: counted only once somebody wants to see it. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { closeDialog, useOpened } from '../../app/dialogs.ts';
import { later } from '../../ui/later.tsx';

const Growth = later(async () => (await import('./growth.tsx')).default);

export default function GrowthPart() {
  const [isOpen, setIsOpen] = useState(false);
  const fold = useRef<HTMLDetailsElement>(null);
  const isAsked = useOpened(({ opened }) => opened?.kind === 'growth');
  useEffect(() => {
    if (!isAsked || fold.current === null) return;
    closeDialog('growth');
    fold.current.open = true;
    fold.current.querySelector('summary')?.focus();
    fold.current.scrollIntoView({ block: 'start' });
  }, [isAsked]);
  return (
    <details ref={fold} className="ledger-growth" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Bytes of metadata: what is kept beside the values</summary>
      {isOpen && (
        <Suspense fallback={<p className="ledger-empty">The bytes are being counted…</p>}>
          <Growth />
        </Suspense>
      )}
    </details>
  );
}
