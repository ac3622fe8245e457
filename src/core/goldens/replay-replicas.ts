/** Runs the steps of a case through one strategy: replicas with keys, what clients keep under labels, the truth. */
import { type CausalHistory, NOTHING_SEEN } from '../causality/causal-history.ts';
import { join, type VersionVector } from '../causality/version-vector.ts';
import { actorId, operationId, replicaId } from '../ids.ts';
import type { PutOutcome, Strategy } from '../strategies/strategy.ts';
import {
  asFlag,
  asObject,
  asText,
  asTexts,
  asVector,
  fail,
  fieldOf,
  optional,
  refuseUnknownFields,
} from './reading.ts';
import type { GoldenCase, Step } from './replay-case.ts';
import { readSingleWrite } from './replay-dots.ts';
import { type Answer, DEFAULT_KEY, type Replicas, type Rules, SINGLE_SERVER, type View } from './replay-seam.ts';
import { type KnownWrite, Truth } from './replay-truth.ts';
import { dotAfter, stampOf, writeOf } from './replay-writes.ts';

/** The key at one replica. */
interface Cell<State> {
  readonly state: State;
  readonly received: CausalHistory;
}

/** What a client passes: its context, the writes that it had been given with it, and those that it should have been. */
interface Passed<Context> {
  readonly context: Context | null;
  readonly given: CausalHistory;
  readonly due: CausalHistory;
}

const NOTHING_PASSED = { context: null, given: NOTHING_SEEN, due: NOTHING_SEEN };

export class CaseReplicas<State, Context> implements Replicas {
  readonly given = new Truth();
  readonly ideal = new Truth();
  readonly #rules: Rules<State, Context>;
  readonly #strategy: Strategy<State, Context>;
  readonly #case: GoldenCase;
  readonly #emptyCell: Cell<State>;
  readonly #cells = new Map<string, Map<string, Cell<State>>>();
  readonly #actors = new Map<string, string>();
  readonly #labels = new Map<string, Passed<Context>>();

  constructor(rules: Rules<State, Context>, goldenCase: GoldenCase) {
    this.#rules = rules;
    this.#strategy = rules.strategy;
    this.#case = goldenCase;
    this.#emptyCell = { state: rules.strategy.empty, received: NOTHING_SEEN };
  }

  view(replica: string, key: string): View {
    return this.#viewOf(this.#cell(replica, key).state);
  }

  names(): readonly string[] {
    return [...this.#cells.keys()];
  }

  received(replica: string, key: string): CausalHistory {
    return this.#cell(replica, key).received;
  }

  run(step: Step): Answer | null {
    const key = optional(step.fields, 'key', asText) ?? DEFAULT_KEY;
    const replica = optional(step.fields, 'replica', asText) ?? SINGLE_SERVER;
    const cell = this.#cell(replica, key);
    switch (step.op) {
      case 'put':
      case 'delete':
        return this.#put(step, replica, key);
      case 'get':
        return this.#answer(step, cell, null);
      case 'read':
        return this.#read(step, key);
      case 'sync':
        this.#sync(step, key);
        return null;
      case 'deliver':
        this.#deliver(step, replica, key);
        return null;
      case 'load':
        this.#load(step, replica, key);
        return null;
      case 'add-path':
        this.#addPath(step, replica, key);
        return null;
      case 'resolve':
        this.#resolve(step, replica, key);
        return null;
      case 'reap':
        if (this.#viewOf(cell.state).siblings.every(({ deleted }) => deleted)) this.#cells.get(replica)?.delete(key);
        return null;
      case 'lose-state':
        this.#cells.get(replica)?.delete(key);
        return null;
      case 'set-actor':
        this.#actors.set(replica, textOf(step, 'actor'));
        return null;
      default:
        return fail(`step ${step.n} has the op ${JSON.stringify(step.op)}, unknown for ${this.#case.strategy}`);
    }
  }

  #put(step: Step, replica: string, key: string): Answer {
    const { stamps } = this.#strategy;
    const write = writeOf(step, stamps);
    const actor = actorId(this.#actors.get(replica) ?? replica);
    const passed = this.#passed(step, key);
    const before = this.#cell(replica, key);
    const stamp = stampOf(step, replica, stamps, this.#case.config);
    const { state, outcome } = this.#strategy.put(before.state, write, passed.context, {
      replica: replicaId(replica),
      actor,
      stamp,
      clockMs: stamp.timeMs,
      stampedBy: replicaId(optional(step.fields, 'writer', asText) ?? replica),
    });
    if (outcome !== 'rejected') {
      const counter = this.#rules.counts === 'clients' ? actorId(write.client) : actor;
      const dot = dotAfter(this.#viewOf(state).context, counter);
      // A last-write-wins delete is a record without a value, so there is none to lose.
      const isAcknowledged = !write.deleted || stamps.clock === 'none';
      this.#learn({ id: write.id, key, value: write.value, dot, isAcknowledged }, passed);
    }
    const received = join(before.received, this.ideal.historyOf([{ write: write.id }]));
    this.#set(replica, key, { state, received });
    return this.#answer(step, { state, received }, outcome);
  }

  #read(step: Step, key: string): Answer {
    const names = asTexts(fieldOf(step.fields, 'replicas'), `replicas of step ${step.n}`);
    const merged = names
      .map((name) => this.#cell(name, key))
      .reduce((all, cell) => this.#join(all, cell), this.#emptyCell);
    return this.#answer(step, merged, null);
  }

  #sync(step: Step, key: string): void {
    const from = textOf(step, 'from');
    const to = textOf(step, 'to');
    const all = this.#rules.syncsAllKeys === true && !Object.hasOwn(step.fields, 'key');
    const keys = all ? [...(this.#cells.get(from)?.keys() ?? [])] : [key];
    for (const each of keys) this.#set(to, each, this.#join(this.#cell(to, each), this.#cell(from, each)));
  }

  #deliver(step: Step, replica: string, key: string): void {
    const id = textOf(step, 'write');
    const fields = this.#case.writes.find((write) => fieldOf(write, 'id') === id);
    const write = readSingleWrite(fields ?? fail(`step ${step.n} delivers the unknown write ${id}`));
    this.#learn({ ...write, key, isAcknowledged: true }, this.#under(key, write.seen));
    const state = this.#forSome(step, this.#rules.deliver)(write);
    const received = this.ideal.historyOf([{ write: write.id }]);
    this.#set(replica, key, this.#join(this.#cell(replica, key), { state, received }));
  }

  #load(step: Step, replica: string, key: string): void {
    const state = this.#forSome(step, this.#rules.load)(fieldOf(step.fields, 'state'));
    const { siblings } = this.#viewOf(state);
    for (const { write, value, tag } of siblings) {
      const dot = tag.kind === 'dot' ? tag : null;
      // Whoever replaced a loaded value may be known by its number alone, so only one without a number can be lost.
      this.#learn({ id: write, key, value, dot, isAcknowledged: dot === null }, NOTHING_PASSED);
    }
    this.#set(replica, key, { state, received: this.ideal.historyOf(siblings) });
  }

  /** A path says that its writer had seen the ancestors; the same path elsewhere is the same write. */
  #addPath(step: Step, replica: string, key: string): void {
    const path = asTexts(fieldOf(step.fields, 'path'), `the path of step ${step.n}`);
    const deleted = optional(step.fields, 'deleted', asFlag) ?? false;
    const [id, ...ancestors] = path.map((name) => operationId(`revision ${name}`)).reverse();
    if (id === undefined) fail(`the path of step ${step.n} is empty`);
    const before = this.#cell(replica, key);
    const state = this.#forSome(step, this.#rules.addPath)(before.state, path, id, deleted);
    const above = ancestors.map((write) => ({ write }));
    const seen = { given: this.given.historyOf(above), due: this.ideal.historyOf(above) };
    this.#learn({ id, key, value: path.at(-1) ?? null, dot: null, isAcknowledged: true }, seen);
    this.#set(replica, key, { state, received: join(before.received, this.ideal.historyOf([{ write: id }])) });
  }

  #resolve(step: Step, replica: string, key: string): void {
    const before = this.#cell(replica, key);
    const folded = operationId(`step ${step.n}`);
    const state = this.#forSome(step, this.#rules.resolve)(before.state, textOf(step, 'how'), folded);
    const made = this.#viewOf(state).siblings.find(({ write }) => write === folded);
    if (made !== undefined) {
      const given = this.given.historyOf(this.#strategy.held(before.state));
      this.#learn(
        { id: folded, key, value: made.value, dot: null, isAcknowledged: false },
        { given, due: before.received },
      );
    }
    this.#set(replica, key, { state, received: join(before.received, this.ideal.historyOf([{ write: folded }])) });
  }

  #passed(step: Step, key: string): Passed<Context> {
    const found = fieldOf(step.fields, 'context') ?? null;
    if (found === null) return NOTHING_PASSED;
    const fields = asObject(found, 'context');
    refuseUnknownFields(fields, ['ref', 'vv'], 'context');
    const label = optional(fields, 'ref', asText);
    if (label !== undefined)
      return this.#labels.get(label) ?? fail(`step ${step.n} refers to the unknown label ${label}`);
    const vector = asVector(fieldOf(fields, 'vv'), 'context.vv');
    return { ...this.#under(key, vector), context: this.#rules.contextOf(vector) };
  }

  /** What a vector written by hand says. */
  #under(key: string, vector: VersionVector): Passed<Context> {
    return { context: null, given: this.given.historyUnder(key, vector), due: this.ideal.historyUnder(key, vector) };
  }

  #learn(write: Omit<KnownWrite, 'truth'>, { given, due }: Omit<Passed<Context>, 'context'>): void {
    this.given.add(write, given);
    this.ideal.add(write, due);
  }

  /** Answers the client, which keeps what it was given where the step has a label. */
  #answer(step: Step, { state, received }: Cell<State>, result: PutOutcome | null): Answer {
    const label = optional(step.fields, 'as', asText);
    const { siblings, context } = this.#strategy.read(state);
    if (label !== undefined) this.#labels.set(label, { context, given: this.given.historyOf(siblings), due: received });
    return { view: this.#viewOf(state), result };
  }

  #join(local: Cell<State>, remote: Cell<State>): Cell<State> {
    return { state: this.#strategy.join(local.state, remote.state), received: join(local.received, remote.received) };
  }

  #cell(replica: string, key: string): Cell<State> {
    return this.#cells.get(replica)?.get(key) ?? this.#emptyCell;
  }

  #set(replica: string, key: string, cell: Cell<State>): void {
    const keys = this.#cells.get(replica) ?? new Map<string, Cell<State>>();
    this.#cells.set(replica, keys.set(key, cell));
  }

  #viewOf(state: State): View {
    const { siblings, context } = this.#strategy.read(state);
    return {
      siblings,
      leaves: this.#rules.leaves?.(state) ?? siblings,
      context: this.#strategy.showContext(context),
      isViolated: this.#strategy.isViolated(state),
    };
  }

  #forSome<Rule>(step: Step, rule: Rule | undefined): Rule {
    return rule ?? fail(`step ${step.n}: ${step.op} is unknown for ${this.#case.strategy}`);
  }
}

const textOf = (step: Step, name: string): string => asText(fieldOf(step.fields, name), `${name} of step ${step.n}`);
