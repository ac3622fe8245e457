/** The side column; on a phone, the sheet below the stage. */
import { type ReactNode, Suspense, useEffect } from 'react';
import { useLab } from '../../app/store.ts';
import { type Tab, Tabs } from '../../ui/tabs.tsx';

export type SideTab = 'ledger' | 'inspector' | 'transcript' | 'settings';

interface SideProps {
  readonly tab: SideTab;
  readonly ledger: ReactNode;
  readonly inspector: ReactNode;
  readonly transcript: ReactNode;
  readonly settings: ReactNode;
  onTab(tab: SideTab): void;
}

export function Side({ tab, ledger, inspector, transcript, settings, onTab }: SideProps) {
  const selection = useLab((state) => state.selection);
  const lost = useLab((state) => state.account?.counts.lost ?? 0);

  // What is picked out on the stage opens in the inspector; a write is told in the ledger as well.
  useEffect(() => {
    if (selection === null) return;
    if (selection.kind !== 'write' || tab !== 'ledger') onTab('inspector');
    // Only a new selection changes the tab, so that people can leave it again.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  }, [selection]);

  const tabs: readonly Tab<SideTab>[] = [
    { id: 'ledger', name: 'Ledger', badge: lost > 0 ? lost : undefined, panel: ledger },
    { id: 'inspector', name: 'Inspector', panel: inspector },
    { id: 'transcript', name: 'Transcript', panel: transcript },
    { id: 'settings', name: 'Settings', panel: <Suspense fallback={<p>Loading…</p>}>{settings}</Suspense> },
  ];
  return (
    <aside className="page-side" aria-label="Details">
      <Tabs label="Details" tabs={tabs} chosen={tab} onChoose={onTab} />
    </aside>
  );
}
