/** What is said once the person has changed the run, and the captions that tell it as it was written are silent. */
import { useEffect } from 'react';
import { firstStep } from '../../app/first-steps.ts';
import { changePage, usePageSettings } from '../../app/page-settings.ts';
import type { LabState } from '../../app/state.ts';
import { useLab } from '../../app/store.ts';

const OWN_RUN = 'From here on the run is yours: it no longer goes as the story was written.';

const stepOf = ({ session, scene, account }: LabState) =>
  firstStep({ ...session, scene, counts: account?.counts ?? null });

/** The first time they are told what they can do next; of what comes after the last step nothing is told again. */
export function OwnRun() {
  const firstSteps = usePageSettings((page) => page.firstSteps);
  const text = useLab((state) => stepOf(state)?.text ?? OWN_RUN);
  const isLast = useLab((state) => stepOf(state)?.isLast === true);
  useEffect(() => {
    if (isLast && firstSteps === 'told') changePage({ firstSteps: 'ending' });
  }, [isLast, firstSteps]);
  return firstSteps === 'told' || (firstSteps === 'ending' && isLast) ? text : OWN_RUN;
}
