/** How strategies make siblings and name them in comparisons. */
import type { VersionVector } from '../causality/version-vector.ts';
import type { ContextView, Operand, Sibling, Tag, Write } from './strategy.ts';

/** A sibling whose tag is of one known kind. */
export type Tagged<Kind extends Tag['kind']> = Sibling & { readonly tag: Extract<Tag, { readonly kind: Kind }> };

/** The value of a write, marked by its strategy. */
export const siblingOf = <T extends Tag>(write: Write, tag: T): Sibling & { readonly tag: T } => ({
  write: write.id,
  value: write.value,
  deleted: write.deleted,
  tag,
});

/** A stored or incoming value as one side of a comparison. */
export const operandOf = <Mark>(sibling: { readonly write: Sibling['write'] }, mark: Mark): Operand<Mark> => ({
  write: sibling.write,
  label: sibling.write,
  mark,
});

/** What the client passed, as the incoming side of a comparison. */
export const contextOperand = (write: Write, context: VersionVector): Operand<VersionVector> => ({
  write: null,
  label: `context of ${write.id}`,
  mark: context,
  passedWith: write.id,
});

export const showVector = (vector: VersionVector): ContextView => ({ kind: 'vector', vector });

/** The context of strategies that hand out none. */
export const showNothing = (): ContextView => ({ kind: 'none' });
