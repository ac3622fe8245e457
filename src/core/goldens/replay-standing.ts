/**
 * "A replica that is not mentioned after a step has not changed": what was last expected of it stands.
 *
 * Some cases look only now and then (after 101 writes, say). A case counts as told step by step if it mentions a
 * replica after each step that is bound to change it: what overrides a state, any write for strategies that count, and
 * for the others the first write at a replica.
 */
import { asText, optional } from './reading.ts';
import type { Check, GoldenCase, Step } from './replay-case.ts';
import { DEFAULT_KEY, type Replicas, SINGLE_SERVER } from './replay-seam.ts';
import { complaintAbout, STATE_FIELDS } from './replay-views.ts';

const WRITING = ['put', 'delete', 'deliver', 'add-path'];
const OVERRIDING = ['load', 'resolve', 'reap', 'lose-state'];
/** Their writes may leave all as it is: older, equal or refused ones, paths that are there. */
const MAY_IGNORE = ['lww', 'write-once', 'arrival-order', 'dvv-deliver', 'rev-tree'];

export function isToldStepByStep(goldenCase: GoldenCase): boolean {
  const mentioned = new Set<string>();
  for (const step of goldenCase.steps) {
    const now = goldenCase.checks.filter(({ after }) => after === step.n).flatMap((check) => placeOf(check) ?? []);
    const place = placeText(step.fields);
    const mayIgnore = MAY_IGNORE.includes(goldenCase.strategy) && mentioned.has(place);
    const mustChange = OVERRIDING.includes(step.op) || (WRITING.includes(step.op) && !mayIgnore);
    if (mustChange && !now.includes(place)) return false;
    for (const each of now) mentioned.add(each);
  }
  return true;
}

/** What is expected of each replica and key until it is mentioned again. */
export class Standing {
  readonly #checks = new Map<string, Check>();
  readonly #isEnforced: boolean;

  constructor(isEnforced: boolean) {
    this.#isEnforced = isEnforced;
  }

  /** Takes in what a step's checks say, and gives the complaints about replicas that they do not mention. */
  after(step: Step, checks: readonly Check[], replicas: Replicas): readonly string[] {
    if (!this.#isEnforced) return [];
    for (const check of checks) {
      const place = placeOf(check);
      if (place !== null) this.#checks.set(place, check);
    }
    return [...this.#checks.values()]
      .filter((check) => check.after < step.n)
      .flatMap((check) => this.#complaints(check, replicas))
      .map((complaint) => `after step ${step.n}, which should not have changed it, ${complaint}`);
  }

  #complaints({ fields }: Check, replicas: Replicas): readonly string[] {
    const replica = optional(fields, 'replica', asText) ?? SINGLE_SERVER;
    const view = replicas.view(replica, optional(fields, 'key', asText) ?? DEFAULT_KEY);
    return Object.entries(fields).flatMap(([field, expected]) => {
      const complaint = STATE_FIELDS.includes(field) ? complaintAbout(field, expected, view) : null;
      return complaint === null ? [] : `${replica}: ${complaint}`;
    });
  }
}

/** The replica and key that a check mentions; `null` where it does not speak of a state. */
const placeOf = ({ fields }: Check): string | null =>
  STATE_FIELDS.some((name) => Object.hasOwn(fields, name)) ? placeText(fields) : null;

const placeText = (fields: Check['fields']): string =>
  JSON.stringify([
    optional(fields, 'replica', asText) ?? SINGLE_SERVER,
    optional(fields, 'key', asText) ?? DEFAULT_KEY,
  ]);
