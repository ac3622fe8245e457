/** The side column; on a phone, the sheet below the stage. */
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { type SideTab, showTab, useOpened } from '../../app/dialogs.ts';
import { useLab } from '../../app/store.ts';
import type { Account } from '../../core/verdicts/verdict.ts';
import { type Tab, Tabs } from '../../ui/tabs.tsx';

interface SideProps {
  readonly tab: SideTab;
  /** Null where it has a place of its own. */
  readonly diagram: ReactNode;
  readonly ledger: ReactNode;
  readonly inspector: ReactNode;
  readonly transcript: ReactNode;
  readonly settings: ReactNode;
}

/** The tab that is open. What is picked out on the stage opens the inspector; ledger and diagram show a write as well. */
export function useSideTab(): SideTab {
  const selection = useLab((state) => state.selection);
  const seen = useRef(selection);
  const tab = useOpened((state) => state.tab);
  // Elsewhere than here the tab is chosen as well: not while this is drawn.
  useEffect(() => {
    if (selection === seen.current) return;
    seen.current = selection;
    if (selection !== null && (selection.kind !== 'write' || (tab !== 'ledger' && tab !== 'diagram')))
      showTab('inspector');
  }, [selection, tab]);
  return tab;
}

export function Side({ tab, diagram, ledger, inspector, transcript, settings }: SideProps) {
  const wrong = useLab(({ account }) => (account === null ? 0 : wrongIn(account)));

  const tabs: readonly Tab<SideTab>[] = [
    ...(diagram === null ? [] : [diagramTab(diagram)]),
    {
      id: 'ledger',
      name: 'Ledger',
      badge: wrong > 0 ? wrong : undefined,
      panel: <Suspense fallback={<p>Loading…</p>}>{ledger}</Suspense>,
    },
    { id: 'inspector', name: 'Inspector', panel: <Suspense fallback={<p>Loading…</p>}>{inspector}</Suspense> },
    { id: 'transcript', name: 'Transcript', panel: <Suspense fallback={<p>Loading…</p>}>{transcript}</Suspense> },
    { id: 'settings', name: 'Settings', panel: <Suspense fallback={<p>Loading…</p>}>{settings}</Suspense> },
  ];
  return (
    <aside className="page-side" aria-label="Details">
      <Tabs
        label="Details"
        tabs={tabs}
        chosen={tabs.some(({ id }) => id === tab) ? tab : 'ledger'}
        onChoose={showTab}
      />
    </aside>
  );
}

/** Writes that are lost, keys about which replicas differ for good, and what came back or counted twice. */
const wrongIn = ({ counts, disagreements, anomalyCounts }: Account): number =>
  counts.lost +
  disagreements.length +
  anomalyCounts.resurrected +
  anomalyCounts['resurrected-item'] +
  anomalyCounts['duplicate-effect'];

function diagramTab(diagram: ReactNode): Tab<SideTab> {
  const panel = (
    <section className="page-diagram" aria-label="Space-time diagram">
      <Suspense fallback={<p>Loading…</p>}>{diagram}</Suspense>
    </section>
  );
  return { id: 'diagram', name: 'Diagram', panel };
}
