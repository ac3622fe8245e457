/** The one thing to do about a problem that is told; of most the person already knows what to do. */
import { useState } from 'react';
import { fetchNewest } from '../../app/offline.ts';
import { reloadWithWork } from '../../app/reload.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import { LINK_VERSION, versionOfLink } from '../../scenario/link-version.ts';
import { Button } from '../../ui/button.tsx';

interface WayOutProps {
  /** What was wanted takes a part of the page that could not be loaded. */
  readonly isPartMissing: boolean;
}

export function WayOut({ isPartMissing }: WayOutProps) {
  const hasFailed = useLab(({ worker }) => worker === 'failed');
  if (hasFailed) return <Button onClick={() => void reloadWithWork(lab)}>Load the page again</Button>;
  if (isPartMissing || location.hash.length < 2) return null;
  return (
    <div className="notice-ways">
      {isOfNewerPage(location.hash) && <Newest />}
      <Button onClick={goHome}>Go to the home page</Button>
    </div>
  );
}

const isOfNewerPage = (hash: string): boolean => (versionOfLink(hash) ?? 0) > LINK_VERSION;

/** A browser that keeps the page may have an old one. */
function Newest() {
  const [search, setSearch] = useState<'not-yet' | 'on' | 'in-vain'>('not-yet');
  const look = async (): Promise<void> => {
    setSearch('on');
    const found = await fetchNewest().catch(() => 'none');
    if (found === 'newer') location.reload();
    else setSearch('in-vain');
  };
  if (search === 'in-vain') return <p className="notice-hint">There is no newer Siblings at this address.</p>;
  return (
    <Button look="main" disabled={search === 'on'} onClick={() => void look()}>
      {search === 'on' ? 'Looking…' : 'Look for a newer Siblings'}
    </Button>
  );
}

/** The page without what stands after the `#`. Where the person has done something, beside it: nothing is lost. */
function goHome(): void {
  const { session, branches, chosen } = lab.store.getState();
  const home = location.pathname + location.search;
  history.replaceState(null, '', home);
  if (session.actions.length + branches.length + chosen.length === 0) return location.reload();
  commands.closeNotice();
  open(home);
}
