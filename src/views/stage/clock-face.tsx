/**
 * A replica's clock against true time: the thin hand stands for true time, the strong one runs ahead of it or
 * behind. The face is a slider: drag the hand, or use the arrow keys.
 */
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { describeOffset } from '../../app/describe-offset.ts';

interface ClockFaceProps {
  readonly name: string;
  /** How far it is ahead of true time, in milliseconds; negative behind. */
  readonly offsetMs: number;
  readonly driftPpm: number;
  readonly size: number;
  /** Said beside the face. */
  readonly words: (offsetMs: number) => string;
  /** Where the hand is held; null once it is let go. */
  readonly onDraft: (offsetMs: number | null) => void;
  readonly onSet: (offsetMs: number) => void;
  /** It was pressed, and the hand not moved. */
  readonly onPress: () => void;
}

const OFFSET_MAX_MS = 1_000_000;
/** Degrees for the root of a millisecond: small offsets are seen well, great ones still find room. */
const DEGREES = 12;
const ANGLE_MAX = 165;
/** A press that moves less than this many pixels turns no hand: held, it opens the menu. */
const SLACK = 4;

/** An offset on its way to being set. */
interface Draft {
  readonly offsetMs: number;
  readonly isSet: boolean;
}

export const ClockFace = memo(function ClockFace({
  name,
  offsetMs,
  driftPpm,
  size,
  words,
  onDraft,
  onSet,
  onPress,
}: ClockFaceProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const isDragged = useRef(false);
  /** Where a pointer took hold, and the middle of the face then, which may move with what is said beside it. */
  const held = useRef<{ readonly x: number; readonly y: number; readonly middle: readonly [number, number] } | null>(
    null,
  );
  const shown = draft?.offsetMs ?? offsetMs;
  const told = shown === 0 ? 'right' : describeOffset(shown);

  // A draft is set once the keys have come to rest, and forgotten if what it asked for does not come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: while it plays the card is drawn again and again; only the keys put it off
  useEffect(() => {
    if (draft === null || isDragged.current) return;
    const timer = setTimeout(
      () => (draft.isSet ? setDraft(null) : commit(draft.offsetMs)),
      draft.isSet ? WAITS.refused : WAITS.keysRest,
    );
    return () => clearTimeout(timer);
  }, [draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another offset is what was asked for, or news
  useEffect(() => setDraft(null), [offsetMs]);

  function change(next: Draft | null): void {
    setDraft(next);
    onDraft(next === null || next.isSet ? null : next.offsetMs);
  }

  function commit(value: number): void {
    change(value === offsetMs ? null : { offsetMs: value, isSet: true });
    if (value !== offsetMs) onSet(value);
  }

  const release = (): void => {
    held.current = null;
    isDragged.current = false;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = keyed(event, shown);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    change({ offsetMs: clamp(next), isSet: false });
  };

  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (held.current === null) return;
    if (!isDragged.current && Math.hypot(event.clientX - held.current.x, event.clientY - held.current.y) < SLACK)
      return;
    isDragged.current = true;
    const [x, y] = held.current.middle;
    const angle = (Math.atan2(event.clientX - x, y - event.clientY) * 180) / Math.PI;
    change({ offsetMs: offsetOf(angle), isSet: false });
  };

  return (
    <>
      <span
        className={`clock-face${shown === 0 ? '' : ' is-skewed'}`}
        title={`Clock of ${name}: ${told}${driftPpm === 0 ? '' : `, drifting ${driftPpm} ppm`}. Drag the hand to change it, or press for more`}
        role="slider"
        tabIndex={0}
        aria-label={`Clock of ${name}`}
        aria-valuemin={-OFFSET_MAX_MS}
        aria-valuemax={OFFSET_MAX_MS}
        aria-valuenow={shown}
        aria-valuetext={told}
        onKeyDown={onKeyDown}
        // Who goes on to something else has done with the keys.
        onBlur={() => {
          if (draft !== null && !draft.isSet && !isDragged.current) commit(draft.offsetMs);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          held.current = { x: event.clientX, y: event.clientY, middle: [left + width / 2, top + height / 2] };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          release();
          if (draft !== null && !draft.isSet) commit(draft.offsetMs);
        }}
        onPointerCancel={() => {
          release();
          change(null);
        }}
        onClick={() => {
          if (draft === null) onPress();
        }}
      >
        <ClockDial offsetMs={shown} size={size} />
      </span>
      <span className="replica-offset" aria-hidden="true">
        {words(shown)}
      </span>
    </>
  );
});

/** The face alone, to be looked at. */
export const ClockDial = ({ offsetMs, size }: { readonly offsetMs: number; readonly size: number }) => (
  <svg className="clock-dial" width={size} height={size} viewBox="-20 -20 40 40" aria-hidden="true">
    <circle className="clock-rim" r="17" />
    {offsetMs !== 0 && <path className="clock-skew" d={sector(angleOf(offsetMs))} />}
    <path className="clock-true" d="M0 0V-13" />
    <path className="clock-hand" d="M0 3V-13" transform={`rotate(${angleOf(offsetMs)})`} />
    <circle className="clock-pin" r="2" />
  </svg>
);

/** Where a key leads from an offset; null where it leads nowhere. */
function keyed({ key, shiftKey }: KeyboardEvent, offsetMs: number): number | null {
  const step = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return offsetMs + step;
    case 'ArrowDown':
    case 'ArrowLeft':
      return offsetMs - step;
    case 'PageUp':
      return offsetMs + 100;
    case 'PageDown':
      return offsetMs - 100;
    case 'Home':
      return 0;
    default:
      return null;
  }
}

const clamp = (ms: number): number => Math.max(-OFFSET_MAX_MS, Math.min(OFFSET_MAX_MS, ms));
const angleOf = (ms: number): number => Math.sign(ms) * Math.min(ANGLE_MAX, DEGREES * Math.sqrt(Math.abs(ms)));
const offsetOf = (angle: number): number =>
  Math.sign(angle) * Math.round((Math.min(ANGLE_MAX, Math.abs(angle)) / DEGREES) ** 2);

/** The part of the face between true time and the hand. */
function sector(angle: number): string {
  const end = (angle * Math.PI) / 180;
  const x = 13 * Math.sin(end);
  const y = -13 * Math.cos(end);
  return `M0 0V-13A13 13 0 0 ${angle > 0 ? 1 : 0} ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}
