/** The step that has just been: each of its events in a sentence, each decision with what was compared. */
import { useLab } from '../../app/store.ts';
import { SentenceText } from '../../ui/sentence.tsx';
import { timeWords } from '../../ui/words.ts';
import { HealAll } from './heal-all.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { Absent, Card, useActors } from './parts.tsx';

const EVENTS = 30;

export function MomentCard() {
  const moment = useLab((state) => state.moment);
  const actors = useActors();
  if (moment === null) {
    return (
      <Card kind="" name="Before the first step">
        <Absent>Press Play, or Step on. Choose a replica, client, link, message or value on the stage to look at it here.</Absent>
        <HealAll />
      </Card>
    );
  }
  const { events } = moment;
  return (
    <Card kind="Step" name={moment.step + 1} state={<span className="mono">{timeWords(moment.atUs)}</span>}>
      <ol className="inspector-events">
        {events.slice(0, EVENTS).map(({ sentence, comparisons }, index) => (
          // The events of one step never change places.
          <li key={index} className="inspector-event">
            <p>
              <SentenceText sentence={sentence} />
            </p>
            {comparisons.map((comparison, place) => (
              <ComparisonTable key={place} comparison={comparison} actors={actors} />
            ))}
          </li>
        ))}
      </ol>
      {events.length > EVENTS && <Absent>and {events.length - EVENTS} more events in this step</Absent>}
      <HealAll />
    </Card>
  );
}
