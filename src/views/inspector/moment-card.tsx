/** The step that has just been: each of its events in a sentence, each decision with what was compared. */
import { useEffect, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { commands, useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { timeWords } from '../../ui/words.ts';
import { HealAll } from './heal-all.tsx';
import { Absent, Actions, Card } from './parts.tsx';
import { ToldEvents } from './told-events.tsx';

const EVENTS = 30;

export function MomentCard() {
  const moment = useLab((state) => state.moment);
  const isEmpty = useLab(({ run }) => run?.steps === 0);
  if (moment === null) {
    return (
      <Card kind="" name="Before the first step">
        <Absent>
          {isEmpty ? 'Nothing happens here by itself: press Write on a client.' : 'Press Play, or Step on.'} Choose a
          replica, client, link, message or value on the stage to look at it here.
        </Absent>
        <ToDecisions />
        <HealAll />
      </Card>
    );
  }
  const { events } = moment;
  return (
    <Card kind="Step" name={moment.step + 1} state={<span className="mono">{timeWords(moment.atUs)}</span>}>
      <ToldEvents events={events.slice(0, EVENTS)} />
      {events.length > EVENTS && <Absent>and {events.length - EVENTS} more events in this step</Absent>}
      <ToDecisions />
      <HealAll />
    </Card>
  );
}

/** From one decision to the next: the keys `[` and `]`, for those without keys. */
function ToDecisions() {
  const hasNone = useNoDecisions();
  return (
    <Actions>
      <Button disabled={hasNone.before} onClick={() => commands.seekDecision('before')}>
        Decision before
      </Button>
      <Button disabled={hasNone.after} onClick={() => commands.seekDecision('after')}>
        Next decision
      </Button>
    </Actions>
  );
}

const SOME = { before: false, after: false };

/** In which direction there is no decision any more: asked once the run stands still, since it has to be searched for. */
function useNoDecisions(): typeof SOME {
  const run = useLab((state) => state.run);
  const step = useLab((state) => state.step);
  const isPlaying = useLab((state) => state.isPlaying);
  const [hasNone, setHasNone] = useState(SOME);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run, or another step of it, has others
  useEffect(() => {
    if (isPlaying || run === null) return setHasNone(SOME);
    let isOver = false;
    const timer = setTimeout(async () => {
      const [before, after] = [await commands.findDecision('before'), await commands.findDecision('after')];
      if (!isOver) setHasNone({ before: before === null, after: after === null });
    }, WAITS.answer);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [run, step, isPlaying]);
  return hasNone;
}
