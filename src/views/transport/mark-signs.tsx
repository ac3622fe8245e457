/** The marks on the scrubber: weighty ones by a sign of their own above the line, the rest by a tick. */
import { memo } from 'react';
import type { Mark } from '../../worker/protocol.ts';
import type { ShownMark } from './marks.ts';

/** In a box of 12 by 12, drawn with a line; `is-…` classes give the colour. */
export const SIGNS: { readonly [Kind in Mark['kind']]?: string } = {
  loss: 'M2 2L10 10M10 2L2 10',
  violation: 'M6 1V7M6 10V11',
  siblings: 'M4 1.5V10.5M8 1.5V10.5',
  merge: 'M2 1.5L6 6L10 1.5M6 6V11',
  cut: 'M3 1.3A1.6 1.6 0 1 1 3 4.5A1.6 1.6 0 1 1 3 1.3M3 7.5A1.6 1.6 0 1 1 3 10.7A1.6 1.6 0 1 1 3 7.5M4.4 4L11 9.5M4.4 8L11 2.5',
  heal: 'M2 6H10',
  crash: 'M3 3H9V9H3Z',
  recover: 'M2 6.5L5 9.5L10 3',
  pause: 'M6 .9A5.1 5.1 0 1 1 6 11.1A5.1 5.1 0 1 1 6 .9M4.6 4.2V7.8M7.4 4.2V7.8',
  resume: 'M4 2L9.5 6L4 10Z',
  join: 'M6 2V10M2 6H10',
  leave: 'M5 1.5H1.5V10.5H5M4.5 6H10.5M8 3.5L10.5 6L8 8.5',
  clock: 'M6 2.5V6L8.5 8M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1',
  link: 'M1 6C2.5 1.5 4.5 1.5 6 6S9.5 10.5 11 6',
  converged: 'M2 5H10M2 8H10',
  'stale-read': 'M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1M6 3V6L4 7.5',
  'not-own-write': 'M2 2H10V10H2ZM1 11L11 1',
  'non-monotonic-read': 'M10.5 10V7A3 3 0 0 0 7.5 4H2M4.5 1.5L2 4L4.5 6.5',
  resurrected: 'M6 11V2M2.5 5.5L6 2L9.5 5.5',
  'resurrected-item': 'M1.5 2.5H6M1.5 6H5M8.5 10.5V5M6 7.5L8.5 5L11 7.5',
  'duplicate-effect': 'M1.5 1.5H7.5V7.5H1.5ZM4.5 7.5V10.5H10.5V4.5H7.5',
  'false-conflict': 'M4 1.5V10.5M8 1.5V10.5M4 6H8',
  diverged: 'M1 6H4.5L10.5 2M4.5 6L10.5 10',
};

interface MarkSignsProps {
  readonly marks: readonly ShownMark[];
  readonly hovered: ShownMark | null;
}

export default function MarkSigns({ marks, hovered }: MarkSignsProps) {
  return marks.map(({ mark, share, others }) => (
    <MarkSign
      key={`${mark.step} ${mark.kind}`}
      kind={mark.kind}
      share={share}
      isHovered={hovered?.mark === mark}
      isSeveral={others.length > 0}
    />
  ));
}

interface MarkSignProps {
  readonly kind: Mark['kind'];
  readonly share: number;
  readonly isHovered: boolean;
  /** Whether others stand there too, which only the tip tells. */
  readonly isSeveral: boolean;
}

const MarkSign = memo(function MarkSign({ kind, share, isHovered, isSeveral }: MarkSignProps) {
  const sign = SIGNS[kind];
  return (
    <span
      className={`scrubber-mark is-${kind}${isHovered ? ' is-hovered' : ''}${isSeveral && sign !== undefined ? ' is-several' : ''}`}
      style={{ '--at': share }}
    >
      {sign !== undefined && <MarkDrawing sign={sign} />}
    </span>
  );
});

export const MarkDrawing = ({ sign }: { readonly sign: string }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d={sign} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
