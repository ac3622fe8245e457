/**
 * What the page holds, and what can be done with it. The store keeps what is shown and nothing that the
 * worker can compute; the time of the playhead, which changes every frame, is not here but in `playback.ts`.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Command, Scenario, TimedCommand } from '../core/engine/scenario.ts';
import type { ClientId, Key, MessageId, NodeId, ReplicaId, WriteId } from '../core/ids.ts';
import type { About } from '../core/timeline/decisive.ts';
import type { Plate } from '../core/timeline/plate.ts';
import type { Moment, Scene } from '../core/timeline/scene.ts';
import type { RunWindow } from '../core/timeline/window.ts';
import type { KeyGrowth } from '../core/verdicts/metadata-growth.ts';
import type { Account } from '../core/verdicts/verdict.ts';
import type { InputProblem } from '../scenario/problem.ts';
import type { ScenarioSettings } from '../scenario/settings.ts';
import type { Catalogue, RunSummary, Session } from '../worker/protocol.ts';

/** What the person has picked out. */
export type Selection =
  | { readonly kind: 'replica'; readonly id: ReplicaId }
  | { readonly kind: 'key'; readonly replica: ReplicaId; readonly key: Key }
  | { readonly kind: 'client'; readonly id: ClientId }
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'write'; readonly id: WriteId }
  | { readonly kind: 'link'; readonly from: NodeId; readonly to: NodeId };

export interface Question {
  readonly client: ClientId;
  readonly key: Key;
  /** Who wants an answer: the merge rule, which asks by itself, or the person, who opened it. */
  readonly by: 'rule' | 'person';
}

/** Something to tell the person, that stays until they close it. */
export interface Notice {
  readonly tone: 'news' | 'problem';
  readonly title: string;
  readonly problems: readonly InputProblem[];
}

/** Settings that cannot be run: told where they were chosen, until others are taken. */
export interface RefusedSettings {
  readonly tried: ScenarioSettings;
  readonly problems: readonly InputProblem[];
}

/** A choice of settings, beside the actions that there were when it was made. */
export interface SettingsChange {
  readonly kind: 'settings';
  readonly before: ScenarioSettings;
  readonly after: ScenarioSettings;
  /** How many actions had been done: those were done before it. */
  readonly actions: number;
}

/** Another scenario, link or file was opened, where what was in hand held something of the person's own. */
export interface OpenedOther {
  readonly kind: 'opened';
  readonly before: Work;
  readonly after: Work;
}

/** One thing that can be taken back and done again. */
export type Change = { readonly kind: 'action'; readonly action: TimedCommand } | SettingsChange | OpenedOther;

/** One line of what was done: undone and redone as one. A later line after acting in the past starts another. */
export interface Branch {
  readonly actions: readonly TimedCommand[];
}

export type WorkerState = 'starting' | 'ready' | 'computing' | 'restarting' | 'failed';

/** Whether something else is to be seen before long: a worker that has been given up brings nothing more. */
export const isBusy = ({ worker }: Pick<LabState, 'worker'>): boolean => worker !== 'ready' && worker !== 'failed';

/** Everything that a person would miss if it were lost. */
export type Work = Pick<LabState, 'session' | 'branches' | 'undone' | 'chosen' | 'left'>;

export interface LabState {
  readonly worker: WorkerState;
  readonly catalogue: Catalogue | null;
  readonly session: Session;
  /** The other lines of actions that can be gone back to; the current one is `session.actions`. */
  readonly branches: readonly Branch[];
  /** Taken back and not done again yet; the last taken back comes last. */
  readonly undone: readonly Change[];
  /** The settings chosen since this was opened, each of which can be taken back; the last chosen comes last. */
  readonly chosen: readonly SettingsChange[];
  /** What was in hand before this was opened; null where that held nothing of the person's own. */
  readonly left: Work | null;
  readonly run: RunSummary | null;
  /** How far the run is that is being computed, where it takes long; it can be stopped where there is another. */
  readonly computed: { readonly steps: number; readonly canStop: boolean } | null;
  /** The last step at or before the playhead; -1 before the first. */
  readonly step: number;
  /** What there is to see after that step. */
  readonly scene: Scene;
  /** That step itself; null before the first. */
  readonly moment: Moment | null;
  /** The stretch of the run around the playhead that the page has at hand; null until there is one. */
  readonly window: RunWindow | null;
  /** The verdicts after that step; null until they have come. */
  readonly account: Account | null;
  /** The verdicts at the end of the run. */
  readonly outcome: { readonly run: RunSummary; readonly account: Account } | null;
  readonly isPlaying: boolean;
  /** Times the scenario's own pace. */
  readonly speed: number;
  readonly selection: Selection | null;
  readonly notice: Notice | null;
  readonly refused: RefusedSettings | null;
  /** The sentences told so far up to the playhead, oldest first, at most some hundred. */
  readonly transcript: readonly { readonly step: number; readonly atUs: number; readonly text: string }[];
  /** Siblings that a client has got and that the person is asked about. */
  readonly asked: Question | null;
  /** Questions that were put off: they are not put again by themselves. */
  readonly putOff: readonly string[];
}

export type LabStore = StoreApi<LabState>;

/** Before the first run. */
export const stateBefore = (scenario: Scenario): LabState => ({
  worker: 'starting',
  catalogue: null,
  session: { scenario, settings: {}, actions: [] },
  branches: [],
  undone: [],
  chosen: [],
  left: null,
  run: null,
  computed: null,
  step: -1,
  scene: { replicas: [], clients: [], cuts: [], conditions: [], flights: [] },
  moment: null,
  window: null,
  account: null,
  outcome: null,
  isPlaying: false,
  speed: 1,
  selection: null,
  notice: null,
  refused: null,
  transcript: [],
  asked: null,
  putOff: [],
});

export interface LabCommands {
  /** Does something at the playhead's time; pauses nothing, recomputes the run. */
  act(command: Command): void;
  /** Takes other actions in hand, and leaves the playhead where it is. The refusal names what was tried. */
  change(actions: readonly TimedCommand[], refusal: string): void;
  undo(): void;
  redo(): void;
  switchBranch(index: number): void;
  play(): void;
  /** Goes on from where it is, also at the end: more may be to come. */
  playOn(): void;
  pause(): void;
  setSpeed(speed: number): void;
  /** Goes to just after a step. */
  seekStep(step: number): void;
  seekTime(atUs: number): void;
  stepBy(count: 1 | -1): void;
  /** Goes to the next step, or the last one, in which a replica compared something to decide. */
  seekDecision(where: 'before' | 'after'): void;
  /** The step to which that would go; null where there is none. */
  findDecision(where: 'before' | 'after'): Promise<number | null>;
  restart(): void;
  changeSettings(settings: Partial<ScenarioSettings>): void;
  /** Back to the scenario's own. */
  resetSettings(): void;
  openScenario(scenario: Scenario): void;
  openFile(file: File): void;
  openLink(hash: string): void;
  /** The text of a link to this very moment. */
  makeLink(): Promise<string>;
  /** The run as a file's text: the scenario with settings and actions in it. */
  makeFile(): Promise<string>;
  /** What the strategy keeps beside the values, over the run that is shown. */
  askGrowth(): Promise<readonly KeyGrowth[]>;
  /** The moment that a scenario is about, from a run of its own; null where it cannot be shown. */
  askPlate(scenario: Scenario, about: About | null): Promise<Plate | null>;
  select(selection: Selection | null): void;
  closeNotice(): void;
  /** Leaves off the run that is being computed, and goes back to the one before. */
  stopComputing(): void;
  /** Asks the person about the siblings that a client has got. */
  resolve(client: ClientId, key: Key): void;
  putOff(): void;
}
