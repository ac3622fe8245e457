/** Events of one step: each in its sentence, each decision with what was compared. */
import type { ToldEvent } from '../../core/timeline/scene.ts';
import { DecisionFigure } from '../../ui/decision/decision-figure.tsx';
import { groupsOf } from '../../ui/decision/groups.ts';
import { inPlace } from '../../ui/in-place.ts';
import { SentenceText } from '../../ui/sentence.tsx';
import { useActors } from './parts.tsx';

export function ToldEvents({ events }: { readonly events: readonly ToldEvent[] }) {
  const actors = useActors();
  return (
    <ol className="inspector-events">
      {inPlace(events).map(({ place, item: { sentence, comparisons } }) => (
        <li key={place} className="inspector-event">
          <p>
            <SentenceText sentence={sentence} />
          </p>
          {inPlace(groupsOf(comparisons)).map((group) => (
            <DecisionFigure key={group.place} group={group.item} actors={actors} size="large" />
          ))}
        </li>
      ))}
    </ol>
  );
}
