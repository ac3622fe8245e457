/** The step that has just been: each of its events in a sentence, each decision with what was compared. */
import { useLab } from '../../app/store.ts';
import { timeWords } from '../../ui/words.ts';
import { HealAll } from './heal-all.tsx';
import { Absent, Card } from './parts.tsx';
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
        <HealAll />
      </Card>
    );
  }
  const { events } = moment;
  return (
    <Card kind="Step" name={moment.step + 1} state={<span className="mono">{timeWords(moment.atUs)}</span>}>
      <ToldEvents events={events.slice(0, EVENTS)} />
      {events.length > EVENTS && <Absent>and {events.length - EVENTS} more events in this step</Absent>}
      <HealAll />
    </Card>
  );
}
