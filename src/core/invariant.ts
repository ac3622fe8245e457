/** A mistake of ours, never of the person's input: it stops the run and is reported as it is. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws unless `condition` holds; kept on in production, for a wrong picture is worse than none. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new InvariantError(why);
}

/** The end of a switch over all kinds: a new kind fails to compile wherever it must be known. */
export function assertNever(value: never): never {
  throw new InvariantError(`no rule for ${JSON.stringify(value)}`);
}
