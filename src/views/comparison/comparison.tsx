/** The run on the screen under each strategy, side by side in effect; a press on a row takes its strategy. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createInquiry, type InquiryState } from '../../app/inquiry.ts';
import { MERGES } from '../../app/setting-words.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import type { Choice, Scenario } from '../../core/engine/scenario.ts';
import { Button } from '../../ui/button.tsx';
import { useCloseDialog } from '../../ui/dialog.tsx';
import { asSentence, counted } from '../../ui/words.ts';
import type { ComparedStrategy, ComparisonProgress } from '../../worker/comparison.ts';
import type { CatalogueEntry, Session } from '../../worker/protocol.ts';
import { EndingRow } from './ending-row.tsx';
import './comparison.css';

type Strategies = readonly ComparedStrategy[];

const { store, ask, stop } = createInquiry<[session: Session], ComparisonProgress, Strategies>(
  async (report, session) => await lab.worker().comparison(session, report),
  { done: 0, strategies: [] },
);

export function Comparison() {
  const session = useLab((state) => state.session);
  const present = useLab((state) => state.run?.effective ?? null);
  const catalogue = useLab((state) => state.catalogue);
  const state = useStore(store);
  const close = useCloseDialog();

  useEffect(() => {
    ask(session);
    return stop;
  }, [session]);
  if (present === null || catalogue === null) return <p>Loading…</p>;

  const take = (strategy: Choice): void => {
    close();
    commands.changeSettings({ strategy });
  };
  const strategies = foundIn(state);
  return (
    <div className="comparison">
      <p className="comparison-soft">{sameWords(present, session)}</p>
      <HowFar state={state} of={catalogue.strategies.length} again={() => ask(session)} />
      <table className="comparison-table">
        <caption className="visually-hidden">How the run ends under each strategy</caption>
        <thead>
          <tr>
            <th scope="col">Strategy</th>
            <th scope="col">What remains</th>
            <th scope="col">Came back</th>
            <th scope="col">Lost</th>
            <th scope="col">Agree?</th>
          </tr>
        </thead>
        <tbody>
          {strategies.map((compared) =>
            compared.kind === 'refused' ? null : (
              <EndingRow
                key={compared.choice.kind}
                name={nameOf(compared.choice, catalogue.strategies)}
                ending={compared.ending}
                isPresent={isSame(compared.choice, present.strategy)}
                onTake={() => take(compared.choice)}
              />
            ),
          )}
        </tbody>
      </table>
      <Refused strategies={strategies} catalogue={catalogue.strategies} />
    </div>
  );
}

type State = InquiryState<ComparisonProgress, Strategies>;

function foundIn(state: State): Strategies {
  switch (state.kind) {
    case 'asked':
    case 'stopped':
      return state.progress.strategies;
    case 'answered':
      return state.result;
    default:
      return [];
  }
}

/** What is the same in every row. */
function sameWords({ merge }: Scenario, { actions }: Session): string {
  const own = actions.length === 0 ? '' : ` with ${counted(actions.length, 'change')} of yours`;
  const label = MERGES.find(({ value }) => value === merge)?.label ?? merge;
  return `Everything but the strategy is as on the stage: the script${own}, the network and its seed, and how clients merge siblings (“${label}”). Each row is a run to its end; strategies that are not on the stage have their first options.`;
}

interface HowFarProps {
  readonly state: State;
  /** So many strategies there are. */
  readonly of: number;
  again(): void;
}

function HowFar({ state, of, again }: HowFarProps) {
  switch (state.kind) {
    case 'unasked':
    case 'asked': {
      const done = state.kind === 'asked' ? state.progress.done : 0;
      return (
        <div className="comparison-progress">
          <progress aria-label="Compared so far" value={done} max={1} />
          <span>{Math.floor(done * 100)} %</span>
          <Button onClick={stop}>Cancel</Button>
        </div>
      );
    }
    case 'answered':
      return (
        <p className="comparison-progress" role="status">
          Press a strategy to take it for the run on the stage. It can be undone.
        </p>
      );
    case 'stopped':
    case 'failed':
      return (
        <div className="comparison-progress">
          <p role="status">
            {state.kind === 'failed'
              ? `They could not be compared: ${state.why}.`
              : `Stopped after ${state.progress.strategies.length} of ${of} strategies.`}
          </p>
          <Button look="main" onClick={again}>
            Compare again
          </Button>
        </div>
      );
  }
}

/** Those under which the run is none. */
function Refused({ strategies, catalogue }: { readonly strategies: Strategies; readonly catalogue: Entries }) {
  const refused = strategies.filter((compared) => compared.kind === 'refused');
  if (refused.length === 0) return null;
  return (
    <ul className="comparison-refused" aria-label="Strategies that cannot run this">
      {refused.map(({ choice, problems }) => (
        <li key={choice.kind}>
          <strong>{nameOf(choice, catalogue)}</strong> {problems.map(({ message }) => asSentence(message)).join(' ')}
        </li>
      ))}
    </ul>
  );
}

type Entries = readonly CatalogueEntry[];

const nameOf = ({ kind }: Choice, catalogue: Entries): string => catalogue.find(({ id }) => id === kind)?.name ?? kind;

const isSame = (one: Choice, other: Choice): boolean =>
  one.kind === other.kind && JSON.stringify(one.options) === JSON.stringify(other.options);
