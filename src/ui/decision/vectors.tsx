/** Two version vectors, cell under cell, with the sign of each pair between them and that of the whole beside them. */
import { counterOf } from '../../core/causality/version-vector.ts';
import { conclusionOf, signOf } from './conclusion.ts';
import { Cell, columnsOf, type DrawingProps, Heads, More, OperandName } from './parts.tsx';

export function VectorsDrawing({ comparison, actors, size }: DrawingProps<'vectors'>) {
  const { incoming, stored, deciding } = comparison;
  const { shown, left } = columnsOf([incoming.mark, stored.mark], actors, deciding, size);
  const row = (side: string, operand: typeof incoming) => (
    <tr>
      <th scope="row">
        <OperandName side={side} operand={operand} size={size} />
      </th>
      {shown.map((actor) => (
        <Cell key={actor} actor={actor} isDeciding={deciding.includes(actor)}>
          {counterOf(operand.mark, actor)}
        </Cell>
      ))}
      {side === 'incoming' && (
        <td className="decision-whole" rowSpan={3}>
          <span aria-hidden="true">{conclusionOf(comparison).sign}</span>
        </td>
      )}
    </tr>
  );
  return (
    <>
      <table className="decision-table">
        <Heads names={shown} />
        <tbody>
          {row('incoming', incoming)}
          <tr className="decision-signs">
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
      <More count={left} what="that do not decide" />
    </>
  );
}
