/** What has happened so far, sentence by sentence; a press goes to the step. */
import { type CSSProperties, memo, useEffect, useRef } from 'react';
import { commands, useLab } from '../../app/store.ts';
import { inPlace } from '../../ui/in-place.ts';
import { MarkedText } from '../../ui/sentence.tsx';
import { timeWords } from '../../ui/words.ts';
import './transcript.css';

/** As of `999.9 ms`. */
const TIME_LETTERS_MIN = 8;

export function Transcript() {
  const lines = useLab((state) => state.transcript);
  const step = useLab((state) => state.step);
  // Times only grow: the last one has the most letters.
  const timeLetters = Math.max(TIME_LETTERS_MIN, timeWords(lines.at(-1)?.atUs ?? 0).length);
  const log = useRef<HTMLDivElement>(null);

  // The newest line stays in sight; whoever presses an earlier one goes there, and it is the newest then.
  useEffect(() => {
    const panel = log.current?.parentElement;
    if (panel != null && lines.length > 0) panel.scrollTop = panel.scrollHeight;
  }, [lines]);

  return (
    // What is new is announced beside the stage, in step with the playing; the log itself keeps quiet.
    <div ref={log} className="transcript" role="log" aria-label="Transcript" aria-live="off">
      <h2 className="visually-hidden">Transcript</h2>
      {lines.length === 0 && <p className="transcript-empty">Nothing has happened yet. Press Play, or Step on.</p>}
      <ol style={{ '--time-letters': timeLetters } as CSSProperties}>
        {inPlace(lines).map(({ place, item: { step: at, atUs, text } }) => (
          // Lines only come at the end, or all anew.
          <Line
            key={`${at} ${place}`}
            step={at}
            atUs={atUs}
            text={text}
            isFirst={lines[place - 1]?.step !== at}
            isCurrent={at === step}
          />
        ))}
      </ol>
    </div>
  );
}

interface LineProps {
  readonly step: number;
  readonly atUs: number;
  readonly text: string;
  /** The first of its step, which has the time. */
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
}

const Line = memo(function Line({ step, atUs, text, isFirst, isCurrent }: LineProps) {
  return (
    <li>
      <button
        type="button"
        className="transcript-line"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => commands.seekStep(step)}
      >
        <span className="transcript-time mono">{isFirst ? timeWords(atUs) : ''}</span>
        <span>
          <MarkedText text={text} />
        </span>
      </button>
    </li>
  );
});
