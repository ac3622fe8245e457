/** What is said once the person has changed the run, and the captions that tell it as it was written are silent. */
import { useEffect, useRef } from 'react';
import { firstStep } from '../../app/first-steps.ts';
import { changePage, usePageSettings } from '../../app/page-settings.ts';
import type { LabState } from '../../app/state.ts';
import { commands, useLab } from '../../app/store.ts';
import { type StoryState, storyAt } from '../../app/story.ts';
import { Button } from '../../ui/button.tsx';
import './own-run.css';

const stepOf = ({ session, scene, account }: LabState) =>
  firstStep({ ...session, scene, counts: account?.counts ?? null });

/** The first time they are told what they can do next; of what comes after the last step nothing is told again. */
export function OwnRun() {
  const firstSteps = usePageSettings((page) => page.firstSteps);
  const text = useLab((state) => stepOf(state)?.text ?? null);
  const isLast = useLab((state) => stepOf(state)?.isLast === true);
  useEffect(() => {
    if (isLast && firstSteps === 'told') changePage({ firstSteps: 'ending' });
  }, [isLast, firstSteps]);
  const isTold = firstSteps === 'told' || (firstSteps === 'ending' && isLast);
  return isTold && text !== null ? text : <OwnStory />;
}

const WORDS: { readonly [State in StoryState]: string } = {
  'goes on': 'Your change is part of the run now. What the story still plans, it still does.',
  'is over': 'Your change is part of the run now, and the story has nothing more to do.',
  'was ended': 'The story has ended: from here on only what you do happens.',
};

function OwnStory() {
  const story = useLab((state) => storyAt(state, state.moment?.atUs ?? 0));
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
      </span>
      {story === 'goes on' && <Button onClick={end}>End the story here</Button>}
    </span>
  );
}
