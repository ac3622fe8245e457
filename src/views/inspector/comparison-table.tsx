/** A comparison as a well-set table: one side under the other, and between them the signs that decide. */
import { memo } from 'react';
import { nameOf } from '../../core/causality/revision-tree.ts';
import { counterOf } from '../../core/causality/version-vector.ts';
import type { ActorId } from '../../core/ids.ts';
import { assertNever } from '../../core/invariant.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Comparison, Operand } from '../../core/strategies/strategy.ts';
import { showOpId } from '../../core/verdicts/because.ts';
import { MarkedText } from '../../ui/sentence.tsx';
import { stampWords } from '../../ui/tag-chip.tsx';
import { actorsOf } from '../../ui/vector-cells.tsx';
import { conclusionOf, signOf } from './conclusion.ts';
import './comparison-table.css';

interface ComparisonTableProps {
  readonly comparison: Comparison;
  readonly actors: readonly ActorId[];
}

export const ComparisonTable = memo(function ComparisonTable({ comparison, actors }: ComparisonTableProps) {
  const { sign, words } = conclusionOf(comparison);
  return (
    <figure className="comparison">
      <Table comparison={comparison} actors={actors} />
      <figcaption className="conclusion">
        <span className="conclusion-sign mono" aria-hidden="true">
          {sign}
        </span>
        <span>{words}</span>
      </figcaption>
    </figure>
  );
});

function Table({ comparison, actors }: ComparisonTableProps) {
  switch (comparison.kind) {
    case 'vectors':
      return <Vectors comparison={comparison} actors={actors} />;
    case 'dots':
      return <Dot comparison={comparison} actors={actors} />;
    case 'stamps': {
      const { incoming, stored, winner } = comparison;
      const column = (operand: typeof incoming): readonly string[] => [stampWords(operand.mark)];
      return (
        <Plain
          head={['stamp']}
          upper={{ operand: incoming, cells: column(incoming), isDeciding: winner === 'incoming' }}
          lower={{ operand: stored, cells: column(stored), isDeciding: winner === 'stored' }}
        />
      );
    }
    case 'versions': {
      const { passed, stored } = comparison;
      const incoming = { write: null, label: 'passed by the client', mark: passed };
      return (
        <Plain
          head={['version']}
          upper={{ operand: incoming, cells: [passed === 0 ? 'none' : String(passed)], isDeciding: true }}
          lower={{ operand: stored, cells: [String(stored.mark)], isDeciding: true }}
        />
      );
    }
    case 'values': {
      const { incoming, stored } = comparison;
      return (
        <Plain
          head={['value']}
          upper={{ operand: incoming, cells: [valueWords(incoming.mark)], isDeciding: true }}
          lower={{ operand: stored, cells: [valueWords(stored.mark)], isDeciding: true }}
        />
      );
    }
    case 'observed': {
      const { effect, other } = comparison;
      return (
        <Plain
          head={['what it did']}
          sides={[comparison.observed ? 'seen by' : 'not seen by', comparison.side]}
          upper={{
            operand: other,
            cells: [other.mark === null ? 'a change to the same' : valueWords(other.mark)],
            isDeciding: comparison.observed,
          }}
          lower={{ operand: effect, cells: [valueWords(effect.mark)], isDeciding: !comparison.observed }}
        />
      );
    }
    case 'arrival':
      return (
        <Plain
          head={['came']}
          upper={{ operand: comparison.incoming, cells: ['now'], isDeciding: true }}
          lower={{ operand: comparison.stored, cells: ['before'], isDeciding: false }}
        />
      );
    case 'revisions': {
      const { incoming, stored, winner } = comparison;
      return (
        <Plain
          head={['revision']}
          upper={{ operand: incoming, cells: [nameOf(incoming.mark)], isDeciding: winner === 'incoming' }}
          lower={{
            operand: stored,
            cells: [stored.mark === null ? 'none' : nameOf(stored.mark)],
            isDeciding: winner === 'stored',
          }}
        />
      );
    }
    case 'op-ids': {
      const { incoming, stored, winner } = comparison;
      return (
        <Plain
          head={['op id']}
          upper={{ operand: incoming, cells: [showOpId(incoming.mark)], isDeciding: winner === 'incoming' }}
          lower={{ operand: stored, cells: [showOpId(stored.mark)], isDeciding: winner === 'stored' }}
        />
      );
    }
    default:
      return assertNever(comparison);
  }
}

interface VectorsProps {
  readonly comparison: Extract<Comparison, { kind: 'vectors' }>;
  readonly actors: readonly ActorId[];
}

function Vectors({ comparison: { incoming, stored, deciding }, actors }: VectorsProps) {
  const shown = actorsIn([incoming.mark, stored.mark], actors);
  const row = (side: string, operand: typeof incoming) => (
    <tr>
      <Side side={side} operand={operand} />
      {shown.map((actor) => (
        <td key={actor} className={deciding.includes(actor) ? 'is-deciding' : undefined}>
          {counterOf(operand.mark, actor)}
        </td>
      ))}
    </tr>
  );
  return (
    <table className="comparison-table">
      <Columns names={shown} />
      <tbody>
        {row('incoming', incoming)}
        <tr className="comparison-signs">
          <th scope="row">
            <span className="visually-hidden">how they compare</span>
          </th>
          {shown.map((actor) => (
            <td key={actor} className={deciding.includes(actor) ? 'is-deciding' : undefined}>
              {signOf(counterOf(incoming.mark, actor), counterOf(stored.mark, actor))}
            </td>
          ))}
        </tr>
        {row('stored', stored)}
      </tbody>
    </table>
  );
}

interface DotProps {
  readonly comparison: Extract<Comparison, { kind: 'dots' }>;
  readonly actors: readonly ActorId[];
}

/** A dot has one cell, under its actor; the context has all of them. */
function Dot({ comparison: { side, sibling, context }, actors }: DotProps) {
  const dot = sibling.mark;
  const shown = actorsIn([context, ...(dot === null ? [] : [[dot]])], actors);
  const isDots = (actor: ActorId): boolean => actor === dot?.actor;
  const cells = (of: (actor: ActorId) => string | number) =>
    shown.map((actor) => (
      <td key={actor} className={isDots(actor) ? 'is-deciding' : undefined}>
        {of(actor)}
      </td>
    ));
  return (
    <table className="comparison-table">
      <Columns names={shown} />
      <tbody>
        <tr>
          <Side side={`${side} dot`} operand={sibling} />
          {cells((actor) => (isDots(actor) ? (dot?.counter ?? '') : ''))}
        </tr>
        <tr className="comparison-signs">
          <th scope="row">
            <span className="visually-hidden">how they compare</span>
          </th>
          {cells((actor) => (isDots(actor) && dot !== null ? signOf(dot.counter, counterOf(context, actor)) : ''))}
        </tr>
        <tr>
          <th scope="row">context</th>
          {cells((actor) => counterOf(context, actor))}
        </tr>
      </tbody>
    </table>
  );
}

interface PlainSide {
  readonly operand: Operand<unknown>;
  readonly cells: readonly string[];
  readonly isDeciding: boolean;
}

function Plain({
  head,
  upper,
  lower,
  sides: [upperSide, lowerSide] = ['incoming', 'stored'],
}: {
  readonly head: readonly string[];
  readonly sides?: readonly [string, string];
  readonly upper: PlainSide;
  readonly lower: PlainSide;
}) {
  const row = (side: string, { operand, cells, isDeciding }: PlainSide) => (
    <tr>
      <Side side={side} operand={operand} />
      {cells.map((cell, index) => (
        // One column of `head` each.
        <td key={head[index]} className={isDeciding ? 'is-deciding' : undefined}>
          {cell}
        </td>
      ))}
    </tr>
  );
  return (
    <table className="comparison-table is-plain">
      <Columns names={head} />
      <tbody>
        {row(upperSide, upper)}
        {row(lowerSide, lower)}
      </tbody>
    </table>
  );
}

const Columns = ({ names }: { readonly names: readonly string[] }) => (
  <thead>
    <tr>
      <td />
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

/** The head of a row: which side, and whose. */
const Side = ({ side, operand }: { readonly side: string; readonly operand: Operand<unknown> }) => (
  <th scope="row">
    <span className="comparison-side">{side}</span> <MarkedText text={operand.label} />
  </th>
);

/** Only actors with an entry in one of the vectors, in the fixed order. */
function actorsIn(vectors: Parameters<typeof actorsOf>[0], order: readonly ActorId[]): readonly ActorId[] {
  const present = actorsOf(vectors, []);
  return actorsOf(vectors, order).filter((actor) => present.includes(actor));
}
