/** Under the stage: what the scenario says of this part of the run, and what has just happened. */
import { Suspense } from 'react';
import { invitation } from '../../app/invitation.ts';
import { usePageSettings } from '../../app/page-settings.ts';
import { useLab } from '../../app/store.ts';
import { SentenceText } from '../../ui/sentence.tsx';
import { timeWords } from '../../ui/words.ts';
import { Announcer } from './announcer.tsx';
import { captionAt, isOwnRun, tellingEvent } from './in-force.ts';
import './captions.css';
import { later, Unseen } from '../../ui/later.tsx';

/** Wanted only once somebody has done something. */
const OwnRun = later(async () => (await import('./own-run.tsx')).OwnRun, Unseen);
const Quiet = later(async () => (await import('./quiet.tsx')).Quiet, Unseen);

export function Captions() {
  const scenario = useLab((state) => state.run?.effective ?? state.session.scenario);
  const moment = useLab((state) => state.moment);
  const timeUs = moment?.atUs ?? 0;
  const isOwn = useLab(({ session }) => isOwnRun(session, timeUs));
  const isQuiet = useLab(({ run }) => run?.steps === 0);
  const firstSteps = usePageSettings((page) => page.firstSteps);
  const told = captionAt(scenario.captions, timeUs) ?? scenario.description;
  const invited = invitation(scenario, timeUs, firstSteps);
  const telling = moment === null ? null : tellingEvent(moment);
  const others = (moment?.events.length ?? 1) - 1;
  return (
    <section className="captions" aria-label="What happens">
      <p className="caption">
        {isOwn ? (
          <Suspense>
            <OwnRun />
          </Suspense>
        ) : (
          `${told}${invited === null ? '' : ` ${invited}`}`
        )}
      </p>
      <p className="caption-step">
        <Suspense>{isQuiet && <Quiet />}</Suspense>
        {telling !== null && (
          <span className="caption-step-words">
            <span className="mono caption-time">{timeWords(timeUs)}</span> <SentenceText sentence={telling.sentence} />
            {others > 0 && (
              <span className="caption-more">
                {' '}
                (+{others}
                <span className="caption-more-words"> in this step</span>)
              </span>
            )}
          </span>
        )}
      </p>
      <Announcer />
    </section>
  );
}
