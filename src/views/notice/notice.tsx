/** Where the person is told what they have to know, over the stage. What stands there is loaded with the page's leisure. */
import { Suspense } from 'react';
import { later, Unseen } from '../../ui/later.tsx';

const Told = later(async () => (await import('./told.tsx')).Told, Unseen);
const Waiting = later(async () => (await import('./waiting.tsx')).Waiting, Unseen);

export function NoticeBar() {
  return (
    <Suspense>
      {/* Both are there before they have something to say: some readers do not announce what comes with its text. */}
      <div role="alert">
        <Told />
      </div>
      <div role="status">
        <Waiting />
      </div>
    </Suspense>
  );
}
