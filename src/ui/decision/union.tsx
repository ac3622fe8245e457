/** What came beside what was here: in a sum the numbers of each client, each change counted once; else the changes. */
import { valueWords } from '../../core/narrate/value-words.ts';
import type { UnionPart } from '../../core/strategies/strategy.ts';
import { Glyph } from '../glyph.tsx';
import { authorOf } from '../identity.ts';
import { conclusionOf } from './conclusion.ts';
import { Pair, type PairSide } from './pair.tsx';
import { type DrawingProps, More } from './parts.tsx';

export function UnionDrawing({ comparison, size }: DrawingProps<'union'>) {
  const { parts, sum } = comparison;
  if (sum !== null) return <SumDrawing parts={parts} sum={sum} size={size} />;
  const came = parts.filter(({ standing }) => standing === 'new');
  const here = parts.filter(({ standing }) => standing !== 'new');
  return (
    <Pair
      left={sideOf('incoming', came, true)}
      sign={conclusionOf(comparison).sign}
      right={sideOf('stored', here, false)}
      size={size}
    />
  );
}

/** Several changes under the name of one, where one client made them all. */
function sideOf(side: string, parts: readonly UnionPart[], isDeciding: boolean): PairSide {
  const writes = new Set(parts.map(({ write }) => write));
  const [first] = parts;
  const operand =
    first !== undefined && writes.size === 1 ? first : { write: null, label: `${writes.size} writes`, mark: null };
  return { side, operand, text: parts.map(({ mark }) => valueWords(mark)).join(', ') || 'nothing', isDeciding };
}

interface SumProps {
  readonly parts: readonly UnionPart[];
  readonly sum: { readonly before: number; readonly after: number };
  readonly size: 'small' | 'large';
}

/** So many clients fit beside a card. */
const CLIENTS_SMALL = 4;

interface Row {
  readonly name: string;
  readonly standings: readonly UnionPart['standing'][];
  readonly sign: string;
  readonly total: number;
}

function SumDrawing({ parts, sum, size }: SumProps) {
  const clients = [...new Set(parts.flatMap(({ write }) => (write === null ? [] : [authorOf(write)])))];
  const isNew = (client: string): boolean =>
    parts.some(({ write, standing }) => standing === 'new' && write !== null && authorOf(write) === client);
  const first = [...clients.filter(isNew), ...clients.filter((client) => !isNew(client))];
  const chosen = size === 'small' ? first.slice(0, CLIENTS_SMALL) : first;
  const shown = clients.filter((client) => chosen.includes(client));
  return (
    <>
      <table className="decision-table">
        <thead>
          <tr>
            <td />
            {shown.map((client) => (
              <th key={client} scope="col" title={client}>
                <Glyph client={client} size={16} />
                <span className="visually-hidden">{client}</span>
              </th>
            ))}
            <th scope="col">sum</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(parts, sum, size).map(({ name, standings, sign, total }) => (
            <tr key={name} className={name === 'now' ? 'decision-base' : undefined}>
              <th scope="row">
                <span className="decision-side">{name}</span>
              </th>
              {shown.map((client) => {
                const own = parts.filter(
                  ({ write, standing }) => write !== null && authorOf(write) === client && standings.includes(standing),
                );
                const isDeciding = name === 'new' && own.length > 0;
                return (
                  <td key={client}>
                    {own.length > 0 && (
                      <span
                        className={`decision-cell${isDeciding ? ' is-deciding' : ''}`}
                        data-actor={client}
                        data-deciding={isDeciding || undefined}
                      >
                        {sign}
                        {sumOf(own)}
                        {isDeciding && <span className="visually-hidden"> (decides)</span>}
                      </span>
                    )}
                  </td>
                );
              })}
              <td className="mono">
                {sign}
                {total}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={clients.length - shown.length} what={clients.length - shown.length === 1 ? 'client' : 'clients'} />
    </>
  );
}

/** What was here, what came of it once more, what is new, what is over, and what that makes. */
function rowsOf(parts: readonly UnionPart[], sum: SumProps['sum'], size: SumProps['size']): readonly Row[] {
  const totalOf = (wanted: UnionPart['standing']): number => sumOf(parts.filter(({ standing }) => standing === wanted));
  const has = (wanted: UnionPart['standing']): boolean => parts.some(({ standing }) => standing === wanted);
  // In a small drawing what came once more has its number in the heading, unless nothing else came.
  const hasKnown = has('known') && (size === 'large' || !has('new'));
  return [
    { name: 'stored', standings: ['stored', 'known'], sign: '', total: totalOf('stored') + totalOf('known') },
    ...(hasKnown ? [{ name: 'came again', standings: ['known'] as const, sign: '=', total: totalOf('known') }] : []),
    ...(has('new') ? [{ name: 'new', standings: ['new'] as const, sign: '+', total: totalOf('new') }] : []),
    ...(has('ended') ? [{ name: 'over', standings: ['ended'] as const, sign: '', total: totalOf('ended') }] : []),
    { name: 'now', standings: ['stored', 'known', 'new'], sign: '', total: sum.after },
  ];
}

const sumOf = (parts: readonly UnionPart[]): number =>
  parts.reduce((sum, { mark }) => (typeof mark === 'number' ? sum + mark : sum), 0);
