/** The slim line on top: whose page it is, what is running, and how to take it along. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import MenuIcon from 'lucide-react/icons/menu';
import Share2 from 'lucide-react/icons/share-2';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { counted } from '../../ui/words.ts';

const ViewMenu = later(async () => (await import('./view-menu.tsx')).ViewMenu);

interface HeaderProps {
  onGallery(): void;
  onSettings(): void;
  onShare(): void;
}

export function Header({ onGallery, onSettings, onShare }: HeaderProps) {
  const title = useLab((state) => state.session.scenario.title);
  const summary = useSummary();
  return (
    <header className="page-header">
      <h1 className="page-name">
        <Mark />
        <span>Siblings</span>
      </h1>
      <button
        type="button"
        className="button is-quiet page-scenario"
        aria-haspopup="dialog"
        aria-label={`Scenarios: ${title}`}
        onClick={onGallery}
      >
        <span>{title}</span>
        <ChevronDown aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button is-quiet page-summary"
        aria-label={`Settings: ${summary}`}
        onClick={onSettings}
      >
        <SlidersHorizontal aria-hidden="true" />
        <span>{summary}</span>
      </button>
      <Button
        look="quiet"
        icon={<Share2 aria-hidden="true" />}
        className="page-share"
        aria-label="Share"
        aria-haspopup="dialog"
        onClick={onShare}
      >
        <span>Share</span>
      </Button>
      <MenuButton label="View and help" icon={<MenuIcon />} tip="below-left" Menu={ViewMenu} />
    </header>
  );
}

/** What is chosen, by the names of the catalogue. */
function useSummary(): string {
  const run = useLab((state) => state.run);
  const catalogue = useLab((state) => state.catalogue);
  if (run === null || catalogue === null) return '…';
  const { system, strategy, replicas } = run.effective;
  const names = [
    catalogue.systems.find(({ id }) => id === system.kind)?.name,
    catalogue.strategies.find(({ id }) => id === strategy.kind)?.name,
  ];
  return [...names, counted(replicas.length, 'replica')].join(' · ');
}

/** Two cards held side by side. */
const Mark = () => (
  <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <rect
      x="4"
      y="5"
      width="10"
      height="14"
      rx="2"
      transform="rotate(-10 9 19)"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    />
    <rect
      x="10"
      y="5"
      width="10"
      height="14"
      rx="2"
      transform="rotate(10 15 19)"
      fill="var(--accent)"
      stroke="var(--paper-raised)"
      strokeWidth="1.5"
    />
  </svg>
);
