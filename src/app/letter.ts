/** What is behind a message, asked of the worker once somebody looks at it, and asked anew of every other run. */
import { useEffect, useState } from 'react';
import type { MessageId } from '../core/ids.ts';
import type { LetterRecord } from '../core/timeline/letter.ts';
import type { Flight, Scene } from '../core/timeline/scene.ts';
import type { RunSummary } from '../worker/protocol.ts';
import type { LabState } from './state.ts';
import { lab, useLab } from './store.ts';

interface Known {
  readonly message: MessageId;
  readonly run: RunSummary;
  readonly record: LetterRecord | null;
}

/**
 * Null where it cannot be told; undefined as long as it is asked for. What another run said of it holds till then, and
 * what was known before it came.
 */
export function useLetter(
  message: MessageId | null,
  sentUs: number,
  arrivedUs: number | null = null,
): LetterRecord | null | undefined {
  const run = useLab((state) => state.run);
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (message === null || run === null) return;
    let isWanted = true;
    const told = (record: LetterRecord | null): void => {
      // What the worker has loaded may be another run by now: then that one will be asked.
      if (isWanted && lab.store.getState().run === run) setKnown({ message, run, record });
    };
    // A worker that dies meanwhile is told of elsewhere.
    lab
      .worker()
      .letter(message, sentUs, arrivedUs)
      .then(told, () => told(null));
    return () => {
      isWanted = false;
    };
  }, [message, sentUs, arrivedUs, run]);
  return known?.message === message ? known.record : undefined;
}

/** A message as it is at the playhead, or as it came to its end; undefined before it was sent. */
export function flightOf({ scene, window, step }: Pick<LabState, 'scene' | 'window' | 'step'>, message: MessageId) {
  const flight = findIn(scene.flights, message);
  if (flight !== undefined || window === null) return flight;
  const passed = window.moments.slice(0, Math.max(0, step - window.first + 1));
  const last = passed.findLast(({ changes }) => findIn(changes.flights, message) !== undefined);
  return findIn(last?.changes.flights ?? [], message);
}

const findIn = (flights: Scene['flights'], name: MessageId): Flight | undefined =>
  flights.find(({ message }) => message === name);
