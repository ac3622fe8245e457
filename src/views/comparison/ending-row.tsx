/** One strategy and how the run ends under it. On a narrow page each cell names what it says. */
import type { CameBack, Ending, KeyEnding, Shown, Side } from '../../core/explore/ending.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { Value } from '../../core/values.ts';
import type { Convergence, Fate } from '../../core/verdicts/verdict.ts';
import { WriteName } from '../../ui/glyph.tsx';
import { ValueChip } from '../../ui/value-chip.tsx';
import { listed } from '../../ui/words.ts';

interface EndingRowProps {
  readonly name: string;
  readonly ending: Ending;
  /** Whether it is the one on the stage. */
  readonly isPresent: boolean;
  onTake(): void;
}

export function EndingRow({ name, ending, isPresent, onTake }: EndingRowProps) {
  const { keys, keyCount, cameBack, cameBackCount, lost, counts, convergence } = ending;
  return (
    <tr className={isPresent ? 'is-present' : undefined} aria-current={isPresent ? 'true' : undefined}>
      <th scope="row">
        {isPresent ? (
          <span className="comparison-name">{name}</span>
        ) : (
          <button type="button" className="comparison-name" onClick={onTake}>
            {name}
          </button>
        )}
        {isPresent && <span className="comparison-mark"> on the stage</span>}
        <span className="comparison-counts">{countWords(counts)}</span>
      </th>
      <td data-label="What remains">
        {ending.isCutShort && (
          <p className="comparison-short">{`Too long: stopped after ${ending.steps.toLocaleString('en')} steps.`}</p>
        )}
        {keys.map((key) => (
          <Kept key={key.key} ending={key} isNamed={keyCount > 1} />
        ))}
        <More of={keyCount} shown={keys.length} what="keys" />
      </td>
      <td data-label="Came back" className={cameBackCount === 0 ? 'is-none' : undefined}>
        {cameBackCount === 0 ? <Nothing /> : cameBack.map((back) => <Back key={nameOfBack(back)} back={back} />)}
        <More of={cameBackCount} shown={cameBack.length} />
      </td>
      <td data-label="Lost" className={counts.lost === 0 ? 'is-none' : undefined}>
        {counts.lost === 0 ? <Nothing /> : lost.map((write) => <Lost key={write.write} {...write} />)}
        <More of={counts.lost} shown={lost.length} />
      </td>
      <td data-label="Agree?">
        <Agreement convergence={convergence} />
      </td>
    </tr>
  );
}

/** What was acknowledged, and then what was not. */
const COUNTED: readonly Fate[] = [
  'surviving',
  'merged',
  'superseded',
  'collected',
  'lost',
  'rejected',
  'failed',
  'pending',
  'unknown',
];

function countWords(counts: Ending['counts']): string {
  const words = COUNTED.filter((fate) => counts[fate] > 0).map((fate) => `${counts[fate]}\u00a0${fate}`);
  return words.join(', ');
}

interface KeptProps {
  readonly ending: KeyEnding;
  /** Whether there is another key. */
  readonly isNamed: boolean;
}

/** One line where the replicas show the same, else one a side. */
function Kept({ ending: { key, sides }, isNamed }: KeptProps) {
  return (
    <div className="comparison-key">
      {isNamed && <span className="comparison-key-name">{key} </span>}
      <div className="comparison-sides">
        {sides.map((side) => (
          <SideLine key={side.replicas.join(' ')} side={side} isAlone={sides.length === 1} />
        ))}
      </div>
    </div>
  );
}

function SideLine({
  side: { replicas, values, valueCount },
  isAlone,
}: {
  readonly side: Side;
  readonly isAlone: boolean;
}) {
  return (
    <p className="comparison-side">
      {!isAlone && (
        <span className="comparison-replicas">
          {listed(replicas)}
          <span className="visually-hidden">: </span>
        </span>
      )}
      <span className="comparison-values">
        {valueCount === 0 && <span className="comparison-soft">nothing</span>}
        {values.map(({ write, value, deleted }, index) => (
          <span key={write} className="comparison-value">
            {index > 0 && <span className="visually-hidden"> beside </span>}
            <ValueChip write={write} value={readable(value)} deleted={deleted} isWhole />
          </span>
        ))}
        <More of={valueCount} shown={values.length} />
      </span>
    </p>
  );
}

function Back({ back }: { readonly back: CameBack }) {
  return <p className="comparison-back">{back.kind === 'item' ? back.item : <WriteName write={back.write} />}</p>;
}

const nameOfBack = (back: CameBack): string => (back.kind === 'item' ? `${back.key} ${back.item}` : back.write);

function Lost({ write, value, deleted }: Shown) {
  return (
    <p className="comparison-lost">
      <WriteName write={write} /> <span>{deleted ? 'deleted' : valueWords(readable(value))}</span>
    </p>
  );
}

const Nothing = () => (
  <span className="comparison-soft">
    <span aria-hidden="true">–</span>
    <span className="visually-hidden">nothing</span>
  </span>
);

function More({ of, shown, what = '' }: { readonly of: number; readonly shown: number; readonly what?: string }) {
  if (of <= shown) return null;
  return <span className="comparison-soft">{` and ${of - shown} more${what === '' ? '' : ` ${what}`}`}</span>;
}

const AGREEMENTS: { readonly [Kind in Convergence['kind']]: string } = {
  converged: 'yes',
  diverged: 'no',
  replicating: 'not yet',
};

const Agreement = ({ convergence: { kind } }: { readonly convergence: Convergence }) => (
  <span className={`comparison-agreement is-${kind}`}>{AGREEMENTS[kind]}</span>
);

const WORDS_MAX = 120;

/** A long value is cut where nobody would read on in a table. */
function readable(value: Value): Value {
  const words = valueWords(value);
  return words.length <= WORDS_MAX ? value : `${words.slice(0, WORDS_MAX)}…`;
}
