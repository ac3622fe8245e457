import { completeScenario } from '../complete.ts';
import { potluckFile } from './potluck-script.ts';

export default completeScenario({
  ...potluckFile,
  title: 'Both dishes, a count for each guest',
  description:
    'The same two guests, and vectors with a count for each client instead of each server. Whose write has seen whose is exact, whichever server takes it.',
  source:
    'Preguiça, Baquero, Almeida, Fonte and Gonçalves, “Dotted Version Vectors” (2010), figure 1: version vectors with client ids',
  strategy: 'version-vectors-client',
  captions: [
    { at: 0, text: 'Fay enters a salad on the tablet. Its vector says: one write of Fay.' },
    { at: 160, text: 'Gil enters a cake on the same tablet, without having looked.' },
    { at: 200, text: 'Its vector says: one write of Gil. Each has a count that the other lacks, so both are kept.' },
    { at: 240, text: 'The kitchen comes to the same: neither covers the other.' },
    { at: 340, text: 'The cook reads both. Counting clients, not servers, tells exactly who had seen what.' },
  ],
});
