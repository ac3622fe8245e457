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
import { describeCommand } from '../../app/describe.ts';
import { describeChange } from '../../app/describe-change.ts';
import { lastChange } from '../../app/history.ts';
import { SPEEDS } from '../../app/hotkeys.ts';
import { changePage, usePageSettings } from '../../app/page-settings.ts';
import type { Change, LabState } from '../../app/state.ts';
import { commands, useLab } from '../../app/store.ts';
import { IconButton } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { Select } from '../../ui/select.tsx';
import { counted } from '../../ui/words.ts';
import { Clock } from './clock.tsx';
import { Scrubber } from './scrubber.tsx';
import './transport.css';

export function Transport() {
  return (
    <section className="transport" aria-label="Playing">
      <Steps />
      <Clock />
      <Scrubber />
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
    <IconButton
      className="transport-diagram"
      label="Diagram"
      icon={<ChartGantt />}
      aria-pressed={isShown}
      tip="above-left"
      onClick={() => changePage({ diagram: isShown ? 'hidden' : 'shown' })}
    />
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
  const last = useLab((state) => named('Undo', lastChange(state), state));
  const next = useLab((state) => named('Redo', state.undone.at(-1), state));
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
      <Branches />
    </div>
  );
}

const named = (verb: string, change: Change | undefined, { catalogue }: LabState): string | null =>
  change === undefined ? null : `${verb}: ${describeChange(change, catalogue)}`;

/** The other lines of actions, where there are any. */
function Branches() {
  const branches = useLab((state) => state.branches);
  if (branches.length === 0) return null;
  const items = branches.map(({ actions }, index) => {
    const last = actions.at(-1);
    return {
      label: `Branch ${index + 1}`,
      hint: `${counted(actions.length, 'change')}${last === undefined ? '' : `; the last: ${describeCommand(last)}`}`,
      onPick: () => commands.switchBranch(index),
    };
  });
  return (
    <MenuButton label="Branches" look="quiet" groups={[{ heading: 'Go back to what you did before', items }]}>
      <GitBranch aria-hidden="true" />
    </MenuButton>
  );
}
