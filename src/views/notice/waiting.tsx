/** What the person waits for, once it takes a while; and how to leave off. */
import { useEffect, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { isBusy } from '../../app/state.ts';
import { commands, useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';

export function Waiting() {
  return useLab(isBusy) && <LongWait />;
}

function LongWait() {
  const [isLong, setIsLong] = useState(false);
  const isFirst = useLab(({ run, computed }) => run === null && computed === null);
  const steps = useLab(({ computed }) => computed?.steps ?? 0);
  const canStop = useLab(({ computed }) => computed?.canStop === true);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), WAITS.patience);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <div className="notice is-waiting">
      <p className="notice-text">
        <span>{isFirst ? 'The database is being started…' : 'The run is being computed…'}</span>
        {/* Told to the eye only: it would be read out with every change. */}
        {steps > 0 && (
          <span className="notice-hint mono" aria-hidden="true">
            {steps.toLocaleString('en')} steps so far
          </span>
        )}
      </p>
      {canStop && <Button onClick={() => commands.stopComputing()}>Stop</Button>}
    </div>
  );
}
