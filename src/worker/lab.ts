/** The lab behind the protocol: owns the run, answers for it. Knows nothing of messages between threads. */
import { type Run, simulate } from '../core/engine/run.ts';
import { LIMITS } from '../core/engine/scenario.ts';
import { invariant } from '../core/invariant.ts';
import { STRATEGIES } from '../core/strategies/index.ts';
import { SYSTEMS } from '../core/systems/index.ts';
import { fromMs } from '../core/time.ts';
import { stepAt } from '../core/timeline/recording.ts';
import { windowOf } from '../core/timeline/window.ts';
import type { KeyGrowth } from '../core/verdicts/metadata-growth.ts';
import { problemsOfChosen, runInputOf } from '../scenario/settings.ts';
import type { CatalogueEntry, LabWorker, Mark, RunSummary, Session } from './protocol.ts';

/** Steps in a window, and how many of them lie before the step that was asked for. */
const WINDOW_STEPS = 512;
const WINDOW_STEPS_BEFORE = 64;

export function startLab(): LabWorker {
  let loaded: Run | null = null;
  /** Of the loaded run, once it has been asked for. */
  let measured: readonly KeyGrowth[] | null = null;
  const run = (): Run => {
    invariant(loaded !== null, 'a run is loaded before it is asked about');
    return loaded;
  };
  return {
    load(session, onProgress) {
      const input = runInputOf(session);
      const problems = problemsOfChosen(input);
      if (problems.length > 0) return { ok: false, problems };
      loaded = simulate(input, onProgress);
      measured = null;
      return { ok: true, result: summaryOf(loaded, session) };
    },
    window: (step) => windowOf(run(), Math.max(0, step - WINDOW_STEPS_BEFORE), WINDOW_STEPS),
    stepAt: (atUs) => stepAt(run().recording, atUs),
    decisionAfter: async (step) => (await decisions()).decisionAfter(run().recording, step),
    decisionBefore: async (step) => (await decisions()).decisionBefore(run().recording, step),
    async account(step) {
      const asked = run();
      // The stage moves before anybody has an account of it.
      const { accountAfter } = await import('../core/verdicts/account.ts');
      return accountAfter(asked, step);
    },
    async letter(...about) {
      const asked = run();
      return (await import('../core/timeline/letter.ts')).letterSentAt(asked, ...about);
    },
    async clockEffect(...about) {
      const asked = run();
      return (await import('../core/timeline/clocks-now.ts')).clockEffectAt(asked, ...about);
    },
    async growth() {
      if (measured !== null) return measured;
      const asked = run();
      const { metadataGrowth } = await import('../core/verdicts/metadata-growth.ts');
      const growth = metadataGrowth(asked);
      // Another run may have been loaded meanwhile.
      if (asked === loaded) measured = growth;
      return growth;
    },
    async freshness(report) {
      const { scenario } = run().recording.program;
      return await (await slowAnswers()).freshnessOf(scenario, report);
    },
    comparison: async (session, report) => (await slowAnswers()).comparisonOf(session, report),
    plate: async (scenario, about) => (await import('./plate-of.ts')).plateOfScenario(scenario, about),
    catalogue: () => ({
      strategies: STRATEGIES.map((kind) => ({ ...entryOf(kind), concurrency: kind.concurrency })),
      systems: SYSTEMS.map(entryOf),
    }),
  };
}

/** Seldom asked for, so it is fetched then. */
const decisions = () => import('../core/timeline/decisions.ts');
const slowAnswers = () => import('./slow-answers.ts');

const entryOf = ({ id, name, summary, options }: CatalogueEntry): CatalogueEntry => ({ id, name, summary, options });

function summaryOf({ recording, observer, stateHash }: Run, { actions }: Session): RunSummary {
  const { program, steps, final, isCutShort } = recording;
  const { scenario } = program;
  const captions = scenario.captions.map(({ at, text }) => markAt(recording, 'caption', at, text));
  const acts = actions.map((action) => markAt(recording, 'action', action.at, action.do));
  const marks: readonly Mark[] = observer.marks;
  return {
    effective: scenario,
    steps,
    endUs: Math.max(final.nowUs, ...captions.map(({ atUs }) => atUs)),
    stateHash,
    marks: [...marks, ...captions, ...acts].sort((left, right) => left.atUs - right.atUs),
    limitReached: isCutShort
      ? `The run ends after ${LIMITS.steps.toLocaleString('en')} steps, the most that there can be: with fewer commands or replicas it would go on.`
      : null,
    comparesContexts: program.strategy.covers !== undefined,
  };
}

function markAt(recording: Run['recording'], kind: Mark['kind'], atMs: number, text: string): Mark {
  const atUs = fromMs(atMs);
  return { kind, atUs, step: stepAt(recording, atUs), text };
}
