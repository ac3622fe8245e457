/** Where the person is told what they have to know, over the stage. */
import { useEffect, useState } from 'react';
import { listenForPaste } from '../../app/paste.ts';
import { commands } from '../../app/store.ts';
import { Told } from './told.tsx';
import { Waiting } from './waiting.tsx';
import './notice.css';

export function NoticeBar() {
  // Both are there before they have something to say: some readers do not announce what comes with its text.
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    setIsThere(true);
    // Nobody pastes into a page that has only just come, and here is what tells them of what cannot be opened.
    return listenForPaste(commands);
  }, []);
  return (
    <>
      <div role="alert">{isThere && <Told />}</div>
      <div role="status">{isThere && <Waiting />}</div>
    </>
  );
}
