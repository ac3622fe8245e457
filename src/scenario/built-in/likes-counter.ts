import { completeScenario } from '../complete.ts';
import { likesUnder } from './types-script.ts';

export default completeScenario(
  likesUnder({
    title: 'Fifteen likes, counted as fifteen',
    description:
      'With a counter a program does not write the sum, it sends what is to be added. Ten likes, two and three more: 15, and none is lost.',
    source:
      'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 7; Riak’s counters',
    strategy: 'counter',
    captions: [
      { at: 0, text: 'A picture has ten likes. The counter starts with one increment of 10.' },
      { at: 240, text: 'The link between the two leaders is cut.' },
      { at: 300, text: 'Two more likes: Alice’s program sends “2 more”, and leader A now counts 12.' },
      { at: 330, text: 'Three more likes: Bob’s program sends “3 more”, and leader B counts 13.' },
      { at: 520, text: 'The link heals. Each leader gets the increments that it lacks, and counts each once.' },
      {
        at: 640,
        text: '15 likes at both. Increments need no order and know no conflict; only what is sent has changed.',
      },
    ],
  }),
);
