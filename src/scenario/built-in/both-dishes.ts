import { completeScenario } from '../complete.ts';
import { potluckFile } from './potluck-script.ts';

export default completeScenario({
  ...potluckFile,
  title: 'Both dishes, under one vector',
  description:
    'The same two guests. One vector for all values together is held against what a client has seen: if that does not cover it, the new value is put beside the others, and nothing is lost.',
  source:
    'Derived from what Riak did before version 2, as told in the README of ricardobcl/Dotted-Version-Vectors: one version vector for all siblings',
  strategy: 'version-vectors-server-merged',
  captions: [
    { at: 0, text: 'Fay enters a salad on the tablet. The vector of the key says: one write of the tablet.' },
    { at: 160, text: 'Gil enters a cake on the same tablet, without having looked.' },
    { at: 200, text: 'What he passes does not cover that one write. So the cake is put beside the salad.' },
    { at: 240, text: 'The kitchen gets both, under one vector: two writes of the tablet.' },
    {
      at: 340,
      text: 'The cook reads both. It is when somebody wants to replace one of them that one vector is too few.',
    },
  ],
});
