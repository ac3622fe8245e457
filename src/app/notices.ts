/** What went wrong, or is worth knowing, told to the person. */
import type { InputProblem } from '../scenario/problem.ts';
import type { LabStore, Notice } from './state.ts';

export function tell(
  { setState }: LabStore,
  tone: Notice['tone'],
  title: string,
  problems: readonly InputProblem[] = [],
): void {
  setState({ notice: { tone, title, problems } });
}

/** A problem with the whole of something, not with a part that has a path. */
export const problemWithAll = (message: string, hint?: string): InputProblem => ({
  path: '',
  message,
  ...(hint === undefined ? {} : { hint }),
});

export const problemOf = (error: unknown): InputProblem =>
  problemWithAll(error instanceof Error ? error.message : String(error));
