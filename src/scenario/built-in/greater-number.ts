import { completeScenario } from '../complete.ts';
import { twoDoorsFile } from './two-doors-script.ts';

export default completeScenario({
  ...twoDoorsFile,
  title: 'The greater number is too small',
  description:
    'Each program reads a number, adds to it and writes the sum. Both sums are kept, and whoever reads them takes the greater. Ten visitors, two and three more: 13, though no write was dropped by the database.',
  source:
    'Derived from DeCandia et al., “Dynamo” (SOSP 2007), section 4.4, on joining by the client; the lost update: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 8 (1st edition, chapter 7)',
  merge: 'greatest',
  captions: [
    { at: 0, text: 'Ten visitors are in a hall with two doors. Nia at the north door enters that.' },
    { at: 240, text: 'Sol at the south door has read it. Now the link is cut.' },
    { at: 290, text: 'Two come in by the north door: 10 and 2 is 12, and Nia’s program writes 12.' },
    { at: 320, text: 'Three come in by the south door. Sol’s program knows of 10, and writes 13.' },
    { at: 500, text: 'The link heals. Neither number had seen the other, and both are kept.' },
    { at: 600, text: 'Nia reads 12 and 13. Her program takes the greater for the newer one.' },
    { at: 690, text: 'It writes 13. There are 15 in the hall: two sums cannot be joined, for each has the ten in it.' },
  ],
});
