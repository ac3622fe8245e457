import { completeScenario } from '../complete.ts';
import { potluckFile } from './potluck-script.ts';

export default completeScenario({
  ...potluckFile,
  title: 'One dish short',
  description:
    'A vector with one count for each server is raised by the server that takes a write. Two guests who write at one server, and have not seen each other, come out one after the other: the second seems to have seen the first.',
  source:
    'Preguiça, Baquero, Almeida, Fonte and Gonçalves, “Dotted Version Vectors” (2010), section 3: server ids cannot tell concurrent writes at one server apart',
  strategy: 'version-vectors-server-stamped',
  captions: [
    { at: 0, text: 'Fay enters a salad for tonight on the tablet. Its vector says: one write of the tablet.' },
    { at: 160, text: 'Gil enters a cake on the same tablet. He has not looked, and passes no note.' },
    {
      at: 200,
      text: 'The tablet counts on: two writes of the tablet. Two covers one, so the cake passes for having seen the salad.',
    },
    { at: 240, text: 'The salad is gone, in the kitchen too. Fay was told that it is stored.' },
    { at: 340, text: 'The cook reads: a cake. The vector tells how often a server wrote, not what a guest had seen.' },
  ],
});
