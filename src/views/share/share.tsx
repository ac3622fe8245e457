/** A link to this very moment, and the run as a file. */
import { useEffect, useRef, useState } from 'react';
import { useOffline } from '../../app/offline.ts';
import { commands, playhead, useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { fileNameOf, saveFile } from '../../ui/save-file.ts';
import { counted, timeWords } from '../../ui/words.ts';
import './share.css';

/** The address of this page, and after it what the page is to show. */
const addressWith = (hash: string): string => location.href.replace(/#.*$/, '') + hash;

export function Share() {
  const title = useLab((state) => state.session.scenario.title);
  const actions = useLab((state) => state.session.actions.length);
  const stateHash = useLab((state) => state.run?.stateHash);
  const isKept = useOffline(({ keeps }) => keeps !== 'unknown');
  const [link, setLink] = useState<string | null>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let isHere = true;
    commands.pause();
    void commands.makeLink().then((hash) => isHere && setLink(addressWith(hash)));
    return () => {
      isHere = false;
    };
  }, []);

  const copy = async (): Promise<void> => {
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied('yes');
    } catch {
      // Not every browser lets a page write to the clipboard: the person can, from the chosen text.
      field.current?.select();
      setCopied('by-hand');
    }
  };

  return (
    <div className="share">
      <p>
        Whoever opens this link sees “{title}” stand at <span className="mono">{timeWords(playhead.timeUs())}</span>.
      </p>
      <div className="share-link">
        <input
          ref={field}
          className="text-field mono"
          readOnly
          aria-label="Link"
          value={link ?? 'The link is being made…'}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="main" disabled={link === null} onClick={() => void copy()}>
          Copy link
        </Button>
      </div>
      <p className="share-said" role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'by-hand' && 'Your browser does not let the page copy: the link is chosen, copy it from the field.'}
      </p>
      <p className="share-soft">
        It holds the scenario, the settings{actions === 0 ? '' : `, your ${counted(actions, 'change')}`}, the time and
        what is open beside the stage. All of that stands after the # of the address, which browsers never send to a
        server.
      </p>
      <p className="share-soft">
        Fingerprint of the run: <span className="mono">{stateHash}</span>. Whoever sees the same has had the same run,
        step for step.
      </p>
      {isKept && <p className="share-soft">This browser keeps the page: here it opens without a network, too.</p>}
      <div>
        <Button onClick={() => void saveFile(fileNameOf(title), commands.makeFile())}>Save as a file</Button>
      </div>
    </div>
  );
}
