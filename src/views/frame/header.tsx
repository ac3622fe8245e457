/** The slim line on top: whose page it is, what is running, and how to take it along. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import Share2 from 'lucide-react/icons/share-2';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import SunMoon from 'lucide-react/icons/sun-moon';
import { openDialog } from '../../app/dialogs.ts';
import { changePage, type PageSettings, usePageSettings } from '../../app/page-settings.ts';
import { useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton, type MenuGroup } from '../../ui/menu.tsx';
import { counted } from '../../ui/words.ts';

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
      <ViewMenu />
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

function ViewMenu() {
  const page = usePageSettings();
  const choice = (label: string, change: Partial<PageSettings>) => ({
    label,
    isChecked: Object.entries(change).every(([name, value]) => page[name as keyof PageSettings] === value),
    onPick: () => changePage(change),
  });
  const opening = (label: string, kind: 'palette' | 'keys' | 'words', shortcut?: string) => ({
    label,
    ...(shortcut === undefined ? {} : { shortcut }),
    onPick: () => openDialog({ kind }),
  });
  const groups: readonly MenuGroup[] = [
    {
      items: [
        opening('Do anything…', 'palette', 'Control+K'),
        opening('All keys…', 'keys', '?'),
        opening('Words…', 'words'),
      ],
    },
    {
      heading: 'Colours',
      items: [
        choice('As the system', { theme: 'system' }),
        choice('Light', { theme: 'light' }),
        choice('Dark', { theme: 'dark' }),
      ],
    },
    {
      heading: 'Size',
      items: [choice('For a desk', { projector: false }), choice('For a projector', { projector: true })],
    },
    {
      heading: 'Pace',
      items: [choice('Steady: slow where it is crowded', { pace: 'steady' }), choice('Even', { pace: 'even' })],
    },
    {
      heading: 'Motion',
      items: [
        choice('As the system sets it', { motion: 'system' }),
        choice('Always move', { motion: 'full' }),
        choice('Never travel', { motion: 'reduced' }),
      ],
    },
    {
      heading: 'First steps',
      items: [choice('Tell them', { firstSteps: 'told' }), choice('Do not', { firstSteps: 'done' })],
    },
  ];
  return (
    <MenuButton label="View" look="quiet" groups={groups}>
      <SunMoon aria-hidden="true" />
    </MenuButton>
  );
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
