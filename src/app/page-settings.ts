/**
 * How the page looks to this person, on this machine: kept in the browser; of all of it a link tells the diagram alone.
 * Each setting is an attribute of the document's root, and style sheets do the rest.
 */
import { create } from 'zustand';
import { applyChoreography } from './choreography.ts';

export interface PageSettings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly motion: 'system' | 'full' | 'reduced';
  /** Steady: crowded moments are slowed and quiet spans shortened; even: time flows as the scenario says. */
  readonly pace: 'steady' | 'even';
  /** Larger type and stronger contrast, for a room. */
  readonly projector: boolean;
  /** The space-time diagram below the stage: it takes room that the stage has without it. */
  readonly diagram: 'shown' | 'hidden';
  /** Whether the first steps are still to be told; `ending`: the last one may stay in sight until the page is left. */
  readonly firstSteps: 'told' | 'ending' | 'done';
}

const CHOICES = {
  theme: ['system', 'light', 'dark'],
  motion: ['system', 'full', 'reduced'],
  pace: ['steady', 'even'],
  projector: [false, true],
  diagram: ['hidden', 'shown'],
  firstSteps: ['told', 'ending', 'done'],
} as const;
const DEFAULTS: PageSettings = {
  theme: 'system',
  motion: 'system',
  pace: 'steady',
  projector: false,
  diagram: 'hidden',
  firstSteps: 'told',
};
const PLACE = 'siblings.page';

export const usePageSettings = create<PageSettings>(() => kept());

/** Keeps what is changed and no more: what a link shows of itself is not this person's choice. */
export function changePage(change: Partial<PageSettings>): void {
  usePageSettings.setState(change);
  keep({ ...kept(), ...change });
}

/** Whether things may travel across the screen. */
export function isMotionReduced(): boolean {
  const { motion } = usePageSettings.getState();
  return motion === 'reduced' || (motion === 'system' && matchMedia('(prefers-reduced-motion: reduce)').matches);
}

/** Calls back now and whenever the answer changes. */
export function onMotion(listener: (isReduced: boolean) => void): () => void {
  const tell = (): void => listener(isMotionReduced());
  const query = matchMedia('(prefers-reduced-motion: reduce)');
  query.addEventListener('change', tell);
  const forget = usePageSettings.subscribe(tell);
  tell();
  return () => {
    query.removeEventListener('change', tell);
    forget();
  };
}

/** Puts the settings on the document's root, now and whenever they change. */
export function applyPageSettings(): void {
  const root = document.documentElement;
  applyChoreography(root);
  const apply = ({ theme, projector }: PageSettings): void => {
    root.dataset['theme'] = theme;
    root.dataset['view'] = projector ? 'projector' : 'desk';
  };
  usePageSettings.subscribe(apply);
  apply(usePageSettings.getState());
  onMotion((isReduced) => {
    root.dataset['motion'] = isReduced ? 'reduced' : 'full';
  });
}

/** A browser may forbid storage, and anyone may have written into it: whatever is not known is left out. */
function kept(): PageSettings {
  try {
    const settings = { ...DEFAULTS, ...known(JSON.parse(localStorage.getItem(PLACE) ?? '{}')) };
    return settings.firstSteps === 'ending' ? { ...settings, firstSteps: 'done' } : settings;
  } catch {
    return DEFAULTS;
  }
}

function known(stored: unknown): Partial<PageSettings> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      ([name, value]) =>
        Object.hasOwn(CHOICES, name) && (CHOICES[name as keyof PageSettings] as readonly unknown[]).includes(value),
    ),
  );
}

function keep(settings: PageSettings): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(settings));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
