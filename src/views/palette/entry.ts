/** One thing that can be done from the palette. */
import type { Findable } from '../../ui/search.ts';

export interface Entry extends Findable {
  readonly group: string;
  /** A second, softer line. */
  readonly hint?: string | undefined;
  /** What is so now. */
  readonly isChosen?: boolean;
  pick(): void;
}
