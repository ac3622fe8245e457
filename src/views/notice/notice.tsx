/** Where the person is told what they have to know, over the stage. */
import { useEffect, useState } from 'react';
import { Told } from './told.tsx';
import { Waiting } from './waiting.tsx';
import './notice.css';

export function NoticeBar() {
  // Both are there before they have something to say: some readers do not announce what comes with its text.
  const [isThere, setIsThere] = useState(false);
  useEffect(() => setIsThere(true), []);
  return (
    <>
      <div role="alert">{isThere && <Told />}</div>
      <div role="status">{isThere && <Waiting />}</div>
    </>
  );
}
