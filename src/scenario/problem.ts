/** A mistake in someone's input, as a value that the page can show. */
export interface InputProblem {
  /** Where it is: `script[3].via`; empty for the whole. */
  readonly path: string;
  /** What is wrong, in words. */
  readonly message: string;
  /** What would be right, where that can be said. */
  readonly hint?: string;
}

/** What was asked for, or what is wrong with what was given. */
export type Answer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

export const success = <Result>(result: Result): Answer<Result> => ({ ok: true, result });

export const refusal = (path: string, message: string, hint?: string): Answer<never> => ({
  ok: false,
  problems: [hint === undefined ? { path, message } : { path, message, hint }],
});

/** A longer list helps nobody; the rest is counted. */
const PROBLEMS_LISTED_MAX = 20;

/** Refuses with at most so many problems as a person reads, and the number of the others. */
export function refusalOf(problems: readonly InputProblem[]): Answer<never> {
  const listed = problems.slice(0, PROBLEMS_LISTED_MAX).map(short);
  const more = problems.length - listed.length;
  if (more === 0) return { ok: false, problems: listed };
  return {
    ok: false,
    problems: [...listed, { path: '', message: `and ${more} more ${more === 1 ? 'problem' : 'problems'}` }],
  };
}

/** What someone wrote may be quoted in a problem, but not at any length. */
const TEXT_SHOWN_MAX = 1_000;

const short = (problem: InputProblem): InputProblem => ({
  ...problem,
  path: problem.path.slice(0, TEXT_SHOWN_MAX),
  message: problem.message.length > TEXT_SHOWN_MAX ? `${problem.message.slice(0, TEXT_SHOWN_MAX)}…` : problem.message,
});

/** A path as people write it: `script[3].via`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
