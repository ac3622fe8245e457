import { completeScenario } from '../complete.ts';
import { cartUnder } from './types-script.ts';

export default completeScenario(
  cartUnder({
    title: 'One cart: observed-remove set',
    description:
      'Clients send what they want done, and a remove takes out the adds that its client had seen. Milk, flour and ham remain, the eggs stay out, and no write is lost.',
    source:
      'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 15; Riak’s sets',
    strategy: 'observed-remove',
    captions: [
      { at: 0, text: 'Alice puts milk and eggs in a cart that she shares with Bob.' },
      { at: 240, text: 'Bob has read it. Now the link between the two leaders is cut.' },
      {
        at: 280,
        text: 'Alice takes the eggs out. Her request says just that, and which add of eggs she had seen: her own, alice#1.',
      },
      { at: 380, text: 'Alice puts flour in. Bob puts ham in. His request says “ham” and nothing of eggs.' },
      { at: 520, text: 'The link heals. Leader B learns that the add of eggs is over, and lets it go.' },
      {
        at: 640,
        text: 'Milk, flour and ham: what each of the two wanted. Had Bob put eggs in anew, Alice had not seen that add, and it would have stayed.',
      },
    ],
  }),
);
