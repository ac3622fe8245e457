/** What does not fit the schema, in plain words: one problem for each, at the place where it is. */
import type * as z from 'zod/mini';
import { withCommas } from './format-limits.ts';
import type { InputProblem } from './problem.ts';
import { pathText } from './problem.ts';

type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

/** Message and hint travel as one text through the library, which has room for one only. */
const HINT_MARK = '\n';

/** To be handed to the library: what it says of one issue. */
export const wordsOf = (issue: RawIssue): string => {
  const { message, hint } = wordsFor(issue);
  return hint === undefined ? message : `${message}${HINT_MARK}${hint}`;
};

interface Words {
  readonly message: string;
  readonly hint?: string;
}

function wordsFor(issue: RawIssue): Words {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return { message: 'is missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { message: `must be ${kindWords(issue.expected)}, not ${show(issue.input)}` };
    case 'invalid_value':
      return oneOf(issue.input, issue.values.map(String));
    case 'unrecognized_keys':
      return unknownFields(issue.keys, fieldsOf(issue.inst));
    case 'invalid_union':
      return oneOf(
        issue.input instanceof Object && issue.discriminator !== undefined
          ? Object.entries(issue.input).find(([field]) => field === issue.discriminator)?.[1]
          : issue.input,
        textsIn(issue['options']),
      );
    case 'too_small':
      return { message: sizeWords(issue.origin, 'at least', Number(issue.minimum), issue.input) };
    case 'too_big':
      return { message: sizeWords(issue.origin, 'at most', Number(issue.maximum), issue.input) };
    case 'invalid_format':
      return {
        message: `cannot be ${show(issue.input)}`,
        hint: 'a name begins with a letter or digit and has at most 32 letters, digits, dots, dashes and underscores',
      };
    default:
      return { message: 'does not fit here' };
  }
}

const textsIn = (options: unknown): readonly string[] => (Array.isArray(options) ? options.map(String) : []);

function fieldsOf(schema: unknown): readonly string[] {
  const definition = schema instanceof Object && 'def' in schema ? schema.def : null;
  const shape = definition instanceof Object && 'shape' in definition ? definition.shape : null;
  return shape instanceof Object ? Object.keys(shape) : [];
}

function oneOf(input: unknown, choices: readonly string[]): Words {
  if (input === undefined) return { message: 'is missing', hint: `one of ${choices.join(', ')}` };
  const near = typeof input === 'string' ? nearest(input, choices) : undefined;
  const message =
    choices.length === 1
      ? `must be ${choices[0]}, not ${show(input)}`
      : `must be one of ${choices.join(', ')}, not ${show(input)}`;
  return near === undefined ? { message } : { message, hint: `did you mean ${near}?` };
}

function unknownFields(keys: readonly string[], known: readonly string[]): Words {
  const shown = keys.slice(0, 5).map((key) => JSON.stringify(cut(key)));
  const [first] = keys;
  const near = first === undefined ? undefined : nearest(first, known);
  const message = `there is no field ${shown.join(' or ')}${keys.length > shown.length ? ` or ${keys.length - shown.length} more` : ''}; fields here are ${known.join(', ')}`;
  return near === undefined ? { message } : { message, hint: `did you mean ${near}?` };
}

function kindWords(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'int':
      return 'a whole number';
    case 'array':
    case 'tuple':
      return 'a list';
    case 'object':
      return 'an object in { }';
    default:
      return expected;
  }
}

function sizeWords(origin: string, bound: string, limit: number, input: unknown): string {
  if (origin === 'string')
    return limit === 1 && bound === 'at least'
      ? 'must not be empty'
      : `must have ${bound} ${withCommas(limit)} characters`;
  if (origin === 'array') return `must have ${bound} ${withCommas(limit)} ${limit === 1 ? 'entry' : 'entries'}`;
  return `must be ${bound} ${limit}, not ${show(input)}`;
}

const SHOWN_LENGTH = 40;
const cut = (text: string): string => (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);

/** A value as it stands in the file, cut short. */
export function show(input: unknown): string {
  if (typeof input === 'string') return JSON.stringify(cut(input));
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' && input !== null ? 'an object' : String(input);
}

/** The one of a few words that differs from a mistyped one by no more than two letters. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  if (word.length > SHOWN_LENGTH) return undefined;
  const distances = choices.map((choice) => ({ choice, distance: editDistance(word, choice) }));
  const best = distances.sort((left, right) => left.distance - right.distance)[0];
  return best !== undefined && best.distance <= Math.min(2, word.length - 1) ? best.choice : undefined;
}

/** How many letters to put in, take out or change. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** The library's findings as problems with paths. */
export function problemsFrom(issues: readonly Issue[], above: readonly PropertyKey[] = []): readonly InputProblem[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return problemsOfUnion(issue, path);
    const [message = '', hint] = issue.message.split(HINT_MARK);
    return [{ path: pathText(path), message, ...(hint === undefined ? {} : { hint }) }];
  });
}

/** Of several ways to write it: the one that was meant, where that can be seen; else all of them. */
function problemsOfUnion(
  issue: Issue & { readonly code: 'invalid_union' },
  path: readonly PropertyKey[],
): readonly InputProblem[] {
  const isOtherKind = ([first]: readonly Issue[]): boolean => first?.code === 'invalid_type' && first.path.length === 0;
  const meant = issue.errors.find((branch) => !isOtherKind(branch));
  if (meant !== undefined) return problemsFrom(meant, path);
  const kinds = issue.errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [kindWords(first.expected)] : []));
  const isMissing = issue.errors[0]?.[0]?.message === 'is missing';
  return [{ path: pathText(path), message: isMissing ? 'is missing' : `must be ${kinds.join(' or ')}` }];
}
