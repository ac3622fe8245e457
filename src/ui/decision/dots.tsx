/**
 * Siblings' dots over a context: each dot stands in the column of its actor, and says whether the context's cell under
 * it covers it.
 */
import { counterOf } from '../../core/causality/version-vector.ts';
import type { ActorId } from '../../core/ids.ts';
import { Cell, Cover, columnsOf, type DrawingProps, Heads, More, OperandName } from './parts.tsx';

const ROWS_SMALL = 4;

export function DotsDrawing({ comparison, beside = [], actors, size }: DrawingProps<'dots'>) {
  const { context, side } = comparison;
  const all = [comparison, ...beside];
  const rows = size === 'small' ? all.slice(0, ROWS_SMALL) : all;
  const deciding = rows.flatMap(({ sibling: { mark } }) => (mark === null ? [] : [mark.actor]));
  const { shown, left } = columnsOf([context], actors, deciding, size);
  // Of one sibling alone the sentence below says it.
  const hasResults = all.length > 1;
  const isDeciding = (actor: ActorId): boolean => deciding.includes(actor);
  return (
    <>
      <table className="decision-table">
        <Heads names={shown} />
        <tbody>
          {rows.map(({ sibling, covered, result }) => (
            <tr key={`${sibling.label} ${sibling.mark?.actor} ${sibling.mark?.counter}`}>
              <th scope="row">
                <OperandName side={sibling.mark === null ? `${side}, no dot` : side} operand={sibling} size={size} />
                {sibling.mark === null && <Cover isCovered={covered} />}
              </th>
              {shown.map((actor) =>
                actor === sibling.mark?.actor ? (
                  <td key={actor}>
                    <span
                      className="decision-dot is-deciding"
                      data-actor={actor}
                      data-dot={sibling.mark.counter}
                      data-covered={covered}
                    >
                      <span className="decision-dot-sign" aria-hidden="true">
                        •
                      </span>
                      {sibling.mark.counter}
                      <Cover isCovered={covered} />
                      <span className="visually-hidden">{covered ? ' covered' : ' not covered'}</span>
                    </span>
                  </td>
                ) : (
                  <td key={actor} />
                ),
              )}
              {hasResults && <td className={`decision-result is-${result}`}>{result}</td>}
            </tr>
          ))}
          <tr className="decision-base">
            <th scope="row">
              <span className="decision-side">context</span>
            </th>
            {shown.map((actor) => (
              <Cell key={actor} actor={actor} isDeciding={isDeciding(actor)}>
                {counterOf(context, actor)}
              </Cell>
            ))}
            {hasResults && <td />}
          </tr>
        </tbody>
      </table>
      <More count={all.length - rows.length} what="siblings" />
      <More count={left} what="counted" />
    </>
  );
}
