/** What is said once the person has changed the run, and the captions that tell it as it was written are silent. */
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { firstStep } from '../../app/first-steps.ts';
import { changePage, usePageSettings } from '../../app/page-settings.ts';
import type { LabState } from '../../app/state.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import { type StoryState, storyNow } from '../../app/story.ts';
import { assertNever } from '../../core/invariant.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/words.ts';
import './own-run.css';

const stepOf = ({ session: { scenario, actions }, run, scene, account, moment }: LabState) =>
  firstStep({
    scenario: run?.effective ?? scenario,
    actions,
    timeUs: moment?.atUs ?? 0,
    scene,
    verdicts: account?.verdicts ?? null,
  });

/** The first time they are told what they can do next; of what comes after the last step nothing is told again. */
export function OwnRun() {
  const firstSteps = usePageSettings((page) => page.firstSteps);
  const step = useLab(useShallow((state) => (firstSteps === 'done' ? null : stepOf(state))));
  const hasStory = useLab(({ session: { scenario } }) => scenario.script.length > 0 || scenario.captions.length > 0);
  const description = useLab(({ session }) => session.scenario.description);
  const outcome = useLab(outcomeOf);
  const branches = useLab(branchesOf);
  const isLast = step?.isLast === true;
  useEffect(() => {
    if (isLast && firstSteps === 'told') changePage({ firstSteps: 'ending' });
  }, [isLast, firstSteps]);
  useEndOfInvitation(firstSteps === 'told' && step !== null);
  if (!hasStory)
    return `${outcome === '' && branches === '' ? description : 'All of this run is your own.'}${branches}${outcome}`;
  const isTold = firstSteps === 'told' || (firstSteps === 'ending' && isLast);
  return isTold && step !== null ? step.text : <OwnStory />;
}

/**
 * Who has just followed the invitation is not overrun by the story: it ends where they began. Once only, so that it can
 * be undone.
 */
function useEndOfInvitation(isInvited: boolean): void {
  const isDone = useRef(false);
  useEffect(() => {
    const state = lab.store.getState();
    if (!isInvited || isDone.current || state.session.actions.length !== 1) return;
    isDone.current = true;
    if (storyNow(state) === 'goes on') commands.act({ do: 'end-story' });
  });
}

/** What was done later than the last change is on a line of its own. */
const branchesOf = ({ branches }: LabState): string =>
  branches.length === 0 ? '' : ' What you had done later is kept: the button “Branches” leads back to it.';

/** What came of it, once all has happened. */
function outcomeOf({ run, step, scene, account }: LabState): string {
  if (run === null || account === null || step + 1 < run.steps) return '';
  const { lost } = account.counts;
  const writes = lost === 0 ? 'no write is lost' : `${counted(lost, 'write')} ${lost === 1 ? 'is' : 'are'} lost`;
  switch (account.convergence.kind) {
    case 'converged':
      return ` At the end the replicas agree, and ${writes}.`;
    case 'diverged': {
      const howEver = scene.cuts.length > 0 ? ', even if what is cut is healed' : '';
      return ` At the end the replicas disagree for good${howEver}, and ${writes}.`;
    }
    case 'replicating':
      return waitingWords(scene);
    default:
      return assertNever(account.convergence);
  }
}

/** Nothing moves, and the replicas differ: what is still on its way decides whether they will agree. */
function waitingWords({ flights }: Scene): string {
  const atCuts = flights.filter(({ waiting }) => waiting === 'cut').length;
  if (atCuts === 0) return '';
  const waits = atCuts === 1 ? 'waits' : 'wait';
  return ` The replicas differ, and ${counted(atCuts, 'message')} ${waits} at the cut: heal it to let ${atCuts === 1 ? 'it' : 'them'} through, or press one to hold or drop it.`;
}

const WORDS: { readonly [State in StoryState]: string } = {
  'goes on': 'Your change is part of the run now. The story goes on around it.',
  'is over': 'The story is over: what happens now is your own.',
  'was ended': 'The story has ended: from here on only what you do happens.',
};

function OwnStory() {
  const story = useLab(storyNow);
  const outcome = useLab(outcomeOf);
  const branches = useLab(branchesOf);
  const words = useRef<HTMLSpanElement>(null);
  const end = (): void => {
    commands.act({ do: 'end-story' });
    // The button goes with the story.
    words.current?.focus();
  };
  return (
    <span className="own-run">
      <span ref={words} tabIndex={-1}>
        {WORDS[story]}
        {branches}
        {outcome}
      </span>
      {story === 'goes on' && <Button onClick={end}>End the story here</Button>}
    </span>
  );
}
