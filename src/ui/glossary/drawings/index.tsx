/** The drawings of words, by term, each with what it shows. To add one, draw it in a file here and name it below. */
import type { ComponentType } from 'react';
import { IdentityProvider } from '../../glyph.tsx';
import type { TermId } from '../terms.ts';
import { DriftDrawing, SkewDrawing } from './clocks.tsx';
import { CausalContextDrawing, LastWriteWinsDrawing, VersionVectorDrawing } from './decisions.tsx';
import { DotDrawing, PartitionDrawing, SiblingDrawing, TombstoneDrawing } from './kept.tsx';
import { ConcurrentDrawing, HappensBeforeDrawing } from './order.tsx';
import { PEOPLE } from './parts.tsx';
import {
  AntiEntropyDrawing,
  HintedHandoffDrawing,
  MerkleTreeDrawing,
  QuorumDrawing,
  ReadRepairDrawing,
} from './travel.tsx';

interface TermDrawing {
  readonly Drawing: ComponentType;
  /** What there is to see, for those who do not. */
  readonly name: string;
}

export const DRAWINGS: { readonly [Term in TermId]?: TermDrawing } = {
  concurrent: {
    Drawing: ConcurrentDrawing,
    name: 'Alice and bob both write; word of each write comes to the other only after the other has written.',
  },
  'happens-before': {
    Drawing: HappensBeforeDrawing,
    name: 'Word of alice’s write comes to bob, and then bob writes.',
  },
  sibling: { Drawing: SiblingDrawing, name: 'Replica A keeps milk by alice and eggs by bob side by side.' },
  dot: {
    Drawing: DotDrawing,
    name: 'Two writes come to replica A; it names the first A 1 and the second A 2.',
  },
  'causal-context': {
    Drawing: CausalContextDrawing,
    name: 'The context A 1 covers the dot A 1, which is dropped, and not the dot A 2, which is kept.',
  },
  'version-vector': {
    Drawing: VersionVectorDrawing,
    name: 'The vectors A 1, B 1 and A 2, B 0: each is ahead in one counter, so they are concurrent.',
  },
  quorum: {
    Drawing: QuorumDrawing,
    name: 'Of five replicas A, B and C took the write, and C, D and E are asked: C is among both.',
  },
  'hinted-handoff': {
    Drawing: HintedHandoffDrawing,
    name: 'C is down; A leaves the write for C with B, and B hands it over when C is up again.',
  },
  'read-repair': {
    Drawing: ReadRepairDrawing,
    name: 'At a read A asks B, B answers with the older value, and A brings it the newer one.',
  },
  'anti-entropy': {
    Drawing: AntiEntropyDrawing,
    name: 'A keeps milk and B keeps eggs; each sends the other what it lacks.',
  },
  'merkle-tree': {
    Drawing: MerkleTreeDrawing,
    name: 'Two trees of hashes; only the branch whose hashes differ is followed, down to one leaf.',
  },
  tombstone: {
    Drawing: TombstoneDrawing,
    name: 'A keeps the mark of a delete, so the old value that comes late from B does not come back.',
  },
  skew: { Drawing: SkewDrawing, name: 'Two clocks at the same moment; the hand of B is ahead of that of A.' },
  drift: {
    Drawing: DriftDrawing,
    name: 'Over true time a fast clock shows more and more too much.',
  },
  'last-write-wins': {
    Drawing: LastWriteWinsDrawing,
    name: 'The stamp of alice’s write, 150, is greater than that of bob’s, 130, so hers is kept, though bob wrote later.',
  },
  partition: {
    Drawing: PartitionDrawing,
    name: 'A, B and C on one side and D and E on the other; every link between the sides is cut.',
  },
};

/** The drawing of a word; nothing for a word that has none. */
export function WordDrawing({ term }: { readonly term: TermId }) {
  const drawn = DRAWINGS[term];
  if (drawn === undefined) return null;
  const { Drawing, name } = drawn;
  return (
    <div className="word-drawing" role="img" aria-label={name} data-term={term}>
      <IdentityProvider clients={PEOPLE}>
        <Drawing />
      </IdentityProvider>
    </div>
  );
}
