/** Once somebody has set a clock, who will win because of it is said beside the card, and aloud. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { type ClockDraft, useClockDraft } from '../../app/clock-draft.ts';
import type { LabState } from '../../app/state.ts';
import { lab } from '../../app/store.ts';
import type { TimedCommand } from '../../core/engine/scenario.ts';
import type { NodeId } from '../../core/ids.ts';
import { fromMs } from '../../core/time.ts';
import { MarkedText } from '../../ui/sentence.tsx';
import { besideCard } from './beside.ts';
import type { StageLayout } from './cast.ts';
import type { Point } from './geometry.ts';
import { inGround } from './in-ground.ts';
import './clock-words.css';

interface Said {
  readonly node: NodeId;
  readonly text: string;
}

export default function ClockWords({ layout }: { readonly layout: StageLayout }) {
  const said = useSaid();
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point | null>(null);
  const card = said === null ? undefined : layout.boxes.get(said.node);
  useLayoutEffect(() => {
    const words = element.current;
    if (words === null || card === undefined) return setPlace(null);
    const size = { width: words.offsetWidth, height: words.offsetHeight };
    const others = [...layout.boxes.values()].filter((box) => box !== card);
    // A small card may be shown in full.
    const drawn = [...document.querySelectorAll<HTMLElement>('.stage-cards [data-node]')].find(
      ({ dataset }) => dataset['node'] === said?.node,
    );
    const asDrawn = drawn === undefined ? card : inGround(words, drawn.getBoundingClientRect());
    setPlace(besideCard(asDrawn, size, layout.size, others));
  }, [said, card, layout]);
  return (
    <div className="clock-words-said" role="status">
      {said !== null && card !== undefined && (
        <div
          ref={element}
          className="words-on-stage clock-words"
          style={{ left: (place ?? card).x, top: (place ?? card).y, visibility: place === null ? 'hidden' : undefined }}
        >
          <MarkedText text={said.text} />
        </div>
      )}
    </div>
  );
}

/** What is to be said of the clock that was set last, until something else is done or it has been read. */
function useSaid(): Said | null {
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    let set: ClockAction | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Whether what is said is of a hand that is still held. */
    let isOfDraft = false;
    let isAsking = false;
    const silence = (): void => {
      clearTimeout(timer);
      isOfDraft = false;
      setSaid(null);
    };
    /** One question at a time: the hand moves on meanwhile, and where it is then is asked next. */
    const sayDraft = async ({ node, offsetMs }: ClockDraft): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      const text = await lab
        .worker()
        .clockEffect(lab.store.getState().moment?.atUs ?? 0, node, offsetMs)
        .catch(() => null);
      isAsking = false;
      const { draft } = useClockDraft.getState();
      if (draft === null) return;
      if (text !== null) {
        clearTimeout(timer);
        isOfDraft = true;
        setSaid({ node, text });
      }
      if (draft.offsetMs !== offsetMs || draft.node !== node) void sayDraft(draft);
    };
    const forgetDraft = useClockDraft.subscribe(({ draft }) => {
      if (draft !== null) void sayDraft(draft);
      // What was set is told as soon as it is so; until then what was said of it stands.
      else if (isOfDraft && set === null) silence();
    });
    const say = async ({ node, at }: ClockAction, { run }: LabState): Promise<void> => {
      const text = await lab
        .worker()
        .clockEffect(fromMs(at), node)
        .catch(() => null);
      if (text === null || lab.store.getState().run !== run) return;
      clearTimeout(timer);
      isOfDraft = false;
      setSaid({ node, text });
      timer = setTimeout(silence, WAITS.reading);
    };
    const forget = lab.store.subscribe((now, before) => {
      if (now.session !== before.session) {
        set = clockSetIn(now, before);
        if (set === null || !isOfDraft) silence();
      }
      if (set !== null && now.run !== before.run) {
        void say(set, now);
        set = null;
      }
    });
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') silence();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      forget();
      forgetDraft();
      clearTimeout(timer);
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  return said;
}

/** The action that has just come to the others, where it set a clock. */
function clockSetIn({ session: now }: LabState, { session: before }: LabState): ClockAction | null {
  const last = now.actions.at(-1);
  if (last?.do !== 'clock' || now.scenario !== before.scenario || before.actions.includes(last)) return null;
  return last;
}

type ClockAction = TimedCommand & { readonly do: 'clock' };
