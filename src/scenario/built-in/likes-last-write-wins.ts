import { completeScenario } from '../complete.ts';
import { likesUnder } from './types-script.ts';

export default completeScenario(
  likesUnder({
    title: 'Fifteen likes, counted as thirteen',
    description:
      'A program that reads a number, adds to it and writes the sum back loses what others added meanwhile. Ten likes, two and three more: 13 are left.',
    source:
      'Derived from last write wins; the lost update is in Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 8 (1st edition, chapter 7)',
    strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'coordinator', tie: 'greater-value' },
    captions: [
      { at: 0, text: 'A picture has ten likes. Alice’s program writes 10, and Bob’s reads it.' },
      { at: 240, text: 'The link between the two leaders is cut.' },
      { at: 300, text: 'Two more likes reach Alice’s program: 10 and 2 is 12, and it writes 12.' },
      { at: 330, text: 'Three more reach Bob’s program. It knows of 10, and writes 13.' },
      { at: 520, text: 'The link heals. The stamp of 13 is the later, so 12 is dropped at both leaders.' },
      { at: 640, text: '13 likes. There were 15: the two that Alice’s program added are gone.' },
    ],
  }),
);
