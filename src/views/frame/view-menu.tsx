/** How the page looks and moves, and what else there is. */
import { openDialog } from '../../app/dialogs.ts';
import { beginFirstSteps } from '../../app/invitation.ts';
import { changePage, type PageSettings, usePageSettings } from '../../app/page-settings.ts';
import { commands } from '../../app/store.ts';
import { Menu, type MenuGroup, type MenuPlace } from '../../ui/menu.tsx';

export function ViewMenu(place: MenuPlace) {
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
      items: [
        { label: 'Begin again', onPick: () => beginFirstSteps(commands) },
        choice('Hide them', { firstSteps: 'done' }),
      ],
    },
  ];
  return <Menu label="View" groups={groups} {...place} />;
}
