/**
 * What the page and the worker say to each other. The worker owns the run; the page asks for windows of it.
 */
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { Freshness, FreshnessProgress } from '../core/explore/freshness.ts';
import type { MessageId, NodeId, WriteId } from '../core/ids.ts';
import type { Concurrency, OptionSpec } from '../core/strategies/strategy.ts';
import type { About } from '../core/timeline/decisive.ts';
import type { LetterRecord } from '../core/timeline/letter.ts';
import type { MarkKind } from '../core/timeline/marks.ts';
import type { Plate } from '../core/timeline/plate.ts';
import type { RunWindow } from '../core/timeline/window.ts';
import type { KeyGrowth } from '../core/verdicts/metadata-growth.ts';
import type { Account } from '../core/verdicts/verdict.ts';
import type { Answer } from '../scenario/problem.ts';
import type { ScenarioSettings } from '../scenario/settings.ts';
import type { ComparedStrategy, ComparisonProgress } from './comparison.ts';
import type { GoOn } from './in-slices.ts';

/** What a person has in hand; all that a link carries besides the playhead. */
export interface Session {
  /** The scenario as written; the settings are laid over it. */
  readonly scenario: Scenario;
  readonly settings: ScenarioSettings;
  readonly actions: readonly TimedCommand[];
}

/** A run, told in short. */
export interface RunSummary {
  /** The scenario with the settings laid over it: what really ran. */
  readonly effective: Scenario;
  readonly steps: number;
  readonly endUs: number;
  readonly stateHash: string;
  readonly marks: readonly Mark[];
  readonly limitReached: string | null;
  /** Whether clients can compare the contexts that the strategy gives them. */
  readonly comparesContexts: boolean;
}

/** A moment worth a mark on the scrubber; captions and the person's own actions are marked too. */
export interface Mark {
  readonly kind: MarkKind | 'caption' | 'action';
  readonly atUs: number;
  readonly step: number;
  readonly text: string;
  /** For `loss`: the write that is lost. */
  readonly write?: WriteId;
}

/** The worker's side. */
export interface LabWorker {
  /** Runs a session; input that cannot be run is refused with its problems, told in words. */
  load(session: Session, onProgress: (steps: number) => void): Answer<RunSummary>;
  /** A window of the loaded run around the given step. */
  window(step: number): RunWindow;
  /** The last step at or before a time; -1 before the first. */
  stepAt(atUs: number): number;
  /** The next step in which a replica compared something to decide; null where there is none. */
  decisionAfter(step: number): Promise<number | null>;
  /** The last such step before one. */
  decisionBefore(step: number): Promise<number | null>;
  /** The verdicts after a step. */
  account(step: number): Promise<Account>;
  /** What is behind the message that was sent at a time, and has arrived at another, if it has; null where there is none. */
  letter(message: MessageId, sentUs: number, arrivedUs?: number | null): Promise<LetterRecord | null>;
  /** Who will win because of a node’s clock, as it is at a time or as it would be if set then, in a sentence. */
  clockEffect(atUs: number, node: NodeId, offsetMs?: number): Promise<string>;
  /** What the strategy keeps beside the values, key by key, over the whole run. */
  growth(): Promise<readonly KeyGrowth[]>;
  /**
   * How fresh the reads of the loaded run are. Tells now and then how far it is, and stops, with null, when it is told
   * to; other requests are answered meanwhile.
   */
  freshness(report: (progress: FreshnessProgress) => Promise<GoOn>): Promise<Freshness | null>;
  /** How a session ends under each strategy of the catalogue, told and stopped in the same way. */
  comparison(
    session: Session,
    report: (progress: ComparisonProgress) => Promise<GoOn>,
  ): Promise<readonly ComparedStrategy[] | null>;
  /**
   * The moment that a scenario is about, from a run of its own beside the loaded one; null where it cannot be run, or
   * nothing is decided in it.
   */
  plate(scenario: Scenario, about: About | null): Promise<Plate | null>;
  /** What can be chosen. */
  catalogue(): Catalogue;
}

export interface Catalogue {
  readonly strategies: readonly StrategyEntry[];
  readonly systems: readonly CatalogueEntry[];
}

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
}

export interface StrategyEntry extends CatalogueEntry {
  readonly concurrency: Concurrency;
}
