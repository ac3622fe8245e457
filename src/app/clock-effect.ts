/** Who will win because of a clock, asked of the worker while the playhead stands; nothing while it moves. */
import { useEffect, useState } from 'react';
import type { NodeId } from '../core/ids.ts';
import { lab, useLab } from './store.ts';

export function useClockEffect(node: NodeId): string | null {
  const run = useLab((state) => state.run);
  const atUs = useLab((state) => state.moment?.atUs ?? 0);
  const isPlaying = useLab((state) => state.isPlaying);
  const [told, setTold] = useState<{ readonly node: NodeId; readonly text: string } | null>(null);
  useEffect(() => {
    if (run === null || isPlaying) return;
    let isWanted = true;
    void lab
      .worker()
      .clockEffect(atUs, node)
      .then((text) => {
        if (isWanted && lab.store.getState().run === run) setTold({ node, text });
      })
      // A worker that dies meanwhile is told of elsewhere.
      .catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [run, atUs, node, isPlaying]);
  return isPlaying || told?.node !== node ? null : told.text;
}
