/**
 * The first look at anything that comes from outside, before its shape is looked at: that it is plain JSON, not
 * nested too deeply, not too much, and of a version that can be read. Whatever passes can be gone through safely.
 */
import { LIMITS } from '../core/engine/scenario.ts';
import { FORMAT_LIMITS, FORMAT_VERSION, withCommas } from './format-limits.ts';
import { type Answer, type InputProblem, pathText, refusal, success } from './problem.ts';

export type JsonObject = { readonly [field: string]: unknown };

export const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** The whole file as an object that is safe to go through. */
export function plainObject(json: unknown): Answer<JsonObject> {
  const problem = findUnsafe(json);
  if (problem !== null) return { ok: false, problems: [problem] };
  if (!isObject(json)) return refusal('', 'a scenario is an object in { }');
  const { version } = json;
  if (version === undefined) return refusal('version', 'is missing', `write "version": ${FORMAT_VERSION}`);
  if (version !== FORMAT_VERSION) return refusal('version', wordsForVersion(version));
  const long = findTooLong(json);
  return long === null ? success(json) : { ok: false, problems: [long] };
}

function wordsForVersion(version: unknown): string {
  if (typeof version === 'number')
    return `this file is version ${version}; this Siblings reads version ${FORMAT_VERSION}`;
  return `must be the number ${FORMAT_VERSION}`;
}

/** Lists that are bounded before anything in them is looked at. */
const LIST_LIMITS: readonly { readonly path: readonly string[]; readonly max: number }[] = [
  { path: ['replicas'], max: LIMITS.replicas },
  { path: ['clients'], max: LIMITS.clients },
  { path: ['script'], max: LIMITS.commands },
  { path: ['captions'], max: FORMAT_LIMITS.captions },
  { path: ['clocks'], max: FORMAT_LIMITS.clocks },
  { path: ['network', 'links'], max: FORMAT_LIMITS.links },
  { path: ['run', 'settings', 'network', 'links'], max: FORMAT_LIMITS.links },
  { path: ['run', 'actions'], max: LIMITS.commands },
  { path: ['run', 'branches'], max: FORMAT_LIMITS.branches },
];

function findTooLong(json: JsonObject): InputProblem | null {
  for (const { path, max } of LIST_LIMITS) {
    const list = path.reduce<unknown>(
      (inside, field) => (isObject(inside) && Object.hasOwn(inside, field) ? inside[field] : undefined),
      json,
    );
    if (Array.isArray(list) && list.length > max)
      return {
        path: pathText(path),
        message: `has ${withCommas(list.length)} entries; at most ${withCommas(max)} are allowed`,
      };
  }
  return null;
}

interface Visit {
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

/** The first thing in it that no JSON has or that is too much, found without recursion. */
function findUnsafe(json: unknown): InputProblem | null {
  const open: Visit[] = [{ value: json, path: [] }];
  let seen = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value, path } = visit;
    seen += 1;
    const message =
      path.length > FORMAT_LIMITS.depth
        ? `is nested more than ${FORMAT_LIMITS.depth} levels deep`
        : wordsForUnsafe(value);
    if (message !== null) return { path: pathText(path.slice(0, FORMAT_LIMITS.depth)), message };
    if (typeof value !== 'object' || value === null) continue;
    const inside = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (seen + open.length + inside > FORMAT_LIMITS.values)
      return { path: '', message: `the file has more than ${withCommas(FORMAT_LIMITS.values)} values in it` };
    if (Array.isArray(value))
      for (let index = 0; index < value.length; index += 1) open.push({ value: value[index], path: [...path, index] });
    else for (const [field, content] of Object.entries(value)) open.push({ value: content, path: [...path, field] });
  }
  return null;
}

function wordsForUnsafe(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : 'is a number that is too large, or none at all';
    case 'object':
      if (value === null || Array.isArray(value)) return null;
      if (Object.hasOwn(value, '__proto__')) return 'has a field named __proto__, which is not allowed';
      return isPlain(value) ? null : 'is not JSON';
    default:
      return 'is not JSON';
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
