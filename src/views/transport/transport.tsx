/** The controls of the run, where video players have them. */
import ChartGantt from 'lucide-react/icons/chart-gantt';
import GitBranch from 'lucide-react/icons/git-branch';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import Redo2 from 'lucide-react/icons/redo-2';
import SkipBack from 'lucide-react/icons/skip-back';
import StepBack from 'lucide-react/icons/step-back';
import StepForward from 'lucide-react/icons/step-forward';
import Undo2 from 'lucide-react/icons/undo-2';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { lastChange } from '../../app/history.ts';
import { changePage, usePageSettings } from '../../app/page-settings.ts';
import { SPEEDS } from '../../app/speeds.ts';
import type { Change } from '../../app/state.ts';
import { commands, useLab } from '../../app/store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { later, Unseen } from '../../ui/later.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Select } from '../../ui/select.tsx';
import { Clock } from './clock.tsx';
import { Scrubber } from './scrubber.tsx';
import './transport.css';

const BranchesMenu = later(async () => (await import('./branches-menu.tsx')).BranchesMenu);

/** Loaded with the page's leisure: it says what the marks mean. */
const MarksLegend = later(async () => (await import('./marks-legend.tsx')).default, Unseen);

export function Transport() {
  return (
    <section className="transport" aria-label="Playing">
      <Steps />
      <Clock />
      <Scrubber />
      <Suspense>
        <MarksLegend />
      </Suspense>
      <Speed />
      <DiagramToggle />
      <History />
    </section>
  );
}

function Steps() {
  const isPlaying = useLab((state) => state.isPlaying);
  const step = useLab((state) => state.step);
  const steps = useLab((state) => state.run?.steps ?? 0);
  return (
    <div className="transport-group">
      <IconButton
        label="Restart"
        shortcut="Home"
        icon={<SkipBack />}
        disabled={steps === 0}
        onClick={() => commands.restart()}
      />
      <IconButton
        label="Step back"
        shortcut="ArrowLeft"
        icon={<StepBack />}
        disabled={step < 0}
        onClick={() => commands.stepBy(-1)}
      />
      {isPlaying ? (
        <IconButton label="Pause" shortcut="Space" look="main" icon={<Pause />} onClick={() => commands.pause()} />
      ) : (
        <IconButton
          label="Play"
          shortcut="Space"
          look="main"
          icon={<Play />}
          disabled={steps === 0}
          onClick={() => commands.play()}
        />
      )}
      <IconButton
        label="Step on"
        shortcut="ArrowRight"
        icon={<StepForward />}
        disabled={step >= steps - 1}
        onClick={() => commands.stepBy(1)}
      />
    </div>
  );
}

/** On a phone the diagram has a tab of its own, and this is not seen. */
function DiagramToggle() {
  const isShown = usePageSettings((page) => page.diagram) === 'shown';
  return (
    <Button
      look="quiet"
      className="transport-diagram"
      aria-label="Diagram"
      icon={<ChartGantt />}
      aria-pressed={isShown}
      title="Who knew whom, and when"
      onClick={() => changePage({ diagram: isShown ? 'hidden' : 'shown' })}
    >
      <span>Diagram</span>
    </Button>
  );
}

function Speed() {
  const speed = useLab((state) => state.speed);
  const speeds = [...new Set([...SPEEDS, speed])].sort((left, right) => left - right);
  return (
    <div className="transport-speed">
      <Select
        label="Speed"
        isBare
        value={String(speed)}
        options={speeds.map((value) => ({ value: String(value), label: `${value}×` }))}
        onChange={(value) => commands.setSpeed(Number(value))}
      />
    </div>
  );
}

function History() {
  const session = useLab((state) => state.session);
  const branches = useLab((state) => state.branches);
  const undone = useLab((state) => state.undone);
  const chosen = useLab((state) => state.chosen);
  const left = useLab((state) => state.left);
  const last = useNamed(
    'Undo',
    useMemo(() => lastChange({ session, branches, undone, chosen, left }), [session, branches, undone, chosen, left]),
  );
  const next = useNamed('Redo', undone.at(-1));
  return (
    <div className="transport-group transport-history">
      <IconButton
        label={last ?? 'Undo'}
        shortcut="Control+Z"
        icon={<Undo2 />}
        disabled={last === null}
        tip="above-left"
        onClick={() => commands.undo()}
      />
      <IconButton
        label={next ?? 'Redo'}
        shortcut="Control+Y"
        icon={<Redo2 />}
        disabled={next === null}
        tip="above-left"
        onClick={() => commands.redo()}
      />
      {branches.length > 0 && <MenuButton label="Branches" icon={<GitBranch />} tip="above-left" Menu={BranchesMenu} />}
    </div>
  );
}

/** What a change is called; the words are fetched with the first that there is. */
function useNamed(verb: string, change: Change | undefined): string | null {
  const catalogue = useLab((state) => state.catalogue);
  const [told, setTold] = useState<{ readonly change: Change; readonly words: string } | null>(null);
  useEffect(() => {
    if (change === undefined) return;
    // The words of an earlier change may come after those of the last.
    let isLast = true;
    import('../../app/describe-change.ts').then(
      ({ describeChange }) => isLast && setTold({ change, words: `${verb}: ${describeChange(change, catalogue)}` }),
      // Without the words there is still the verb.
      () => {},
    );
    return () => {
      isLast = false;
    };
  }, [change, catalogue, verb]);
  return change === undefined ? null : told?.change === change ? told.words : verb;
}
