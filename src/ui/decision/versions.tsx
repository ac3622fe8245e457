/** The version number that was passed, over the numbers stored. */
import { valueWords } from '../../core/narrate/value-words.ts';
import { signOf } from './conclusion.ts';
import { Cover, type DrawingProps, More, OperandName } from './parts.tsx';

const COLUMNS_SMALL = 4;

export function VersionsDrawing({ comparison, beside = [], size }: DrawingProps<'versions'>) {
  const { passed } = comparison;
  const all = [comparison, ...beside];
  const shown = size === 'small' ? all.slice(0, COLUMNS_SMALL) : all;
  return (
    <>
      <table className="decision-table">
        <tbody>
          <tr>
            <th scope="row">
              <span className="decision-side">passed</span>
            </th>
            <td colSpan={shown.length}>
              <span className="decision-cell is-deciding is-wide" data-passed={passed} data-deciding>
                {passed === 0 ? 'none' : valueWords(passed)}
              </span>
            </td>
          </tr>
          <tr className="decision-signs">
            <th scope="row">
              <span className="visually-hidden">how they compare</span>
            </th>
            {shown.map(({ stored }) => (
              <td key={stored.label} className="is-deciding">
                {signOf(passed, stored.mark)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <span className="decision-side">stored</span>
            </th>
            {shown.map(({ stored }) => (
              <td key={stored.label}>
                <span className="decision-cell is-deciding" data-stored={stored.mark} data-deciding>
                  {stored.mark}
                </span>
              </td>
            ))}
          </tr>
          <tr className="decision-feet">
            <td />
            {shown.map(({ stored, result }) => (
              <td key={stored.label}>
                <OperandName side="" operand={stored} size={size} />
                <span className="decision-foot">
                  <Cover isCovered={result === 'stored dropped'} /> {result === 'stored dropped' ? 'dropped' : 'kept'}
                </span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <More count={all.length - shown.length} what="stored" />
    </>
  );
}
