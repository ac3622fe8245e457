/** The step that has just been: each of its events in a sentence, each decision with what was compared. */
import { commands, useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { timeWords } from '../../ui/words.ts';
import { HealAll } from './heal-all.tsx';
import { Absent, Actions, Card } from './parts.tsx';
import { ToldEvents } from './told-events.tsx';

const EVENTS = 30;

export function MomentCard() {
  const moment = useLab((state) => state.moment);
  if (moment === null) {
    return (
      <Card kind="" name="Before the first step">
        <Absent>
          Press Play, or Step on. Choose a replica, client, link, message or value on the stage to look at it here.
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
const ToDecisions = () => (
  <Actions>
    <Button onClick={() => commands.seekDecision('before')}>Decision before</Button>
    <Button onClick={() => commands.seekDecision('after')}>Next decision</Button>
  </Actions>
);
