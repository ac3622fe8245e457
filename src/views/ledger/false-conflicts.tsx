/** Siblings that need not have been: of two kept side by side, one had seen the other. */
import { memo } from 'react';
import type { Account } from '../../core/verdicts/verdict.ts';
import { WriteName } from '../../ui/glyph.tsx';

const ROWS = 20;

export const FalseConflicts = memo(function FalseConflicts({
  conflicts,
}: {
  readonly conflicts: Account['falseConflicts'];
}) {
  if (conflicts.length === 0) return null;
  return (
    <section className="false-conflicts">
      <h3>False conflicts</h3>
      <p>Kept side by side, though the second had seen the first:</p>
      <ul>
        {conflicts.slice(0, ROWS).map(({ key, earlier, later, replica }) => (
          <li key={`${replica} ${key} ${earlier} ${later}`}>
            <WriteName write={earlier} size={16} /> and <WriteName write={later} size={16} /> for {key} on {replica}
          </li>
        ))}
      </ul>
      {conflicts.length > ROWS && <p>and {conflicts.length - ROWS} more</p>}
    </section>
  );
});
