/** Two stamps on a short line of time, and under it true time: where the ways between them cross, a clock has lied. */
import type { CSSProperties } from 'react';
import type { Stamp } from '../../core/clocks/stamp.ts';
import { showStamp } from '../../core/clocks/stamp.ts';
import type { Operand } from '../../core/strategies/strategy.ts';
import { Glyph } from '../glyph.tsx';
import { authorOf } from '../identity.ts';
import { MarkedText } from '../sentence.tsx';
import { timeWords } from '../words.ts';
import { type DrawingProps, OperandName } from './parts.tsx';
import { timeLinesOf } from './time-line.ts';

type Side = 'incoming' | 'stored';

export function StampsDrawing({ comparison, size }: DrawingProps<'stamps'>) {
  const { incoming, stored, winner } = comparison;
  const lines = timeLinesOf(incoming, stored);
  const stampOf = (side: Side): string => showStamp(comparison[side].mark);
  const trueOf = (side: Side): string => timeWords(comparison[side].issuedUs ?? 0);
  return (
    <div className="decision-stamps">
      {size === 'large' && (
        <ul className="decision-operands">
          {(['incoming', 'stored'] as const).map((side) => (
            <li key={side}>
              <OperandName
                side={comparison[side].write === null ? 'against' : side}
                operand={comparison[side]}
                size="large"
              />
            </li>
          ))}
        </ul>
      )}
      <div className="decision-lines">
        <Line name="stamp" points={lines.stamps} sides={{ incoming, stored }} winner={winner} words={stampOf} />
        {lines.truth !== null && (
          <>
            <svg className={`decision-ways${lines.isTurned ? ' is-turned' : ''}`} aria-hidden="true">
              {[0, 1].map((side) => (
                <line
                  key={side}
                  x1={`${(lines.stamps[side] ?? 0) * 100}%`}
                  y1="0"
                  x2={`${(lines.truth?.[side] ?? 0) * 100}%`}
                  y2="100%"
                />
              ))}
            </svg>
            <Line name="true time" points={lines.truth} sides={{ incoming, stored }} winner={null} words={trueOf} />
          </>
        )}
      </div>
      {lines.isTurned && <Turned incoming={incoming} stored={stored} winner={winner} size={size} />}
      {size === 'large' && lines.truth !== null && (
        <p className="decision-more">
          True time is when each was really written; no machine in the run can read it.
          {!lines.isOneScale && ' Each line has a scale of its own.'}
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly name: string;
  readonly points: readonly [incoming: number, stored: number];
  readonly sides: { readonly [side in Side]: Operand<Stamp> };
  /** Whose stamp decides; null on the line of true time, by which nothing is decided. */
  readonly winner: Side | null;
  words(side: Side): string;
}

/** One line of time, each point with its words over it: as near as the other's words and the line's ends let them. */
function Line({ name, points: [incoming, stored], sides, winner, words }: LineProps) {
  const order: readonly [Side, Side] = incoming <= stored ? ['incoming', 'stored'] : ['stored', 'incoming'];
  const areOne = incoming === stored;
  const label = (side: Side) => (
    <span
      className={`decision-time${side === winner ? ' is-deciding' : ''}${side === order[0] ? '' : ' is-later'}`}
      data-side={winner === null ? undefined : side}
      data-deciding={side === winner || undefined}
    >
      <span className="visually-hidden">{sides[side].label}: </span>
      {words(side)}
    </span>
  );
  const point = (side: Side, share: number, shift: number) => (
    <span key={side} className="decision-point" style={{ left: `${share * 100}%`, marginLeft: shift }}>
      <PointSign operand={sides[side]} />
    </span>
  );
  return (
    <div className="decision-line">
      <span className="decision-line-name">{name}</span>
      <span className="decision-line-words" style={placesOf([incoming, stored], [words(order[0]), words(order[1])])}>
        {label(order[0])}
        <span className="decision-line-sign" aria-hidden="true">
          {areOne ? '=' : '<'}
        </span>
        {label(order[1])}
      </span>
      <span className="decision-line-way" aria-hidden="true">
        {point('incoming', incoming, areOne ? (order[0] === 'incoming' ? -10 : 10) : 0)}
        {point('stored', stored, areOne ? (order[0] === 'stored' ? -10 : 10) : 0)}
      </span>
    </div>
  );
}

/** For the style sheet: where the points are, and how many characters the words of each have. */
const placesOf = (points: readonly [number, number], [earlier, later]: readonly [string, string]): CSSProperties => ({
  '--earlier': Math.min(...points),
  '--later': Math.max(...points),
  '--earlier-words': earlier.length,
  '--later-words': later.length,
});

const PointSign = ({ operand: { write } }: { readonly operand: Operand<Stamp> }) =>
  write === null ? <span className="decision-clock">◷</span> : <Glyph client={authorOf(write)} size={18} />;

/** By how much the write with the earlier stamp was really made later. */
function Turned({
  incoming,
  stored,
  winner,
  size,
}: {
  readonly incoming: Operand<Stamp>;
  readonly stored: Operand<Stamp>;
  readonly winner: Side;
  readonly size: 'small' | 'large';
}) {
  const loser = winner === 'incoming' ? stored : incoming;
  const gap = timeWords(Math.abs((incoming.issuedUs ?? 0) - (stored.issuedUs ?? 0)));
  return (
    <p className="decision-turned">
      <span aria-hidden="true">⤭ </span>
      {size === 'small' ? (
        'in truth the other way round'
      ) : (
        <MarkedText text={`In truth it was the other way round: ${loser.label} was written ${gap} later.`} />
      )}
    </p>
  );
}
