import { completeScenario } from '../complete.ts';
import { cartUnder } from './types-script.ts';

export default completeScenario(
  cartUnder({
    title: 'One cart: last-writer register',
    description:
      'The cart with the latest stamp is kept. Bob’s milk, eggs and ham remain. Alice’s flour is lost, and the eggs that she took out are in the cart. Both writes of hers had been acknowledged.',
    source:
      'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 8; Riak’s registers',
    strategy: 'last-writer',
    captions: [
      { at: 0, text: 'Alice puts milk and eggs in a cart that she shares with Bob.' },
      { at: 240, text: 'Bob has read it. Now the link between the two leaders is cut.' },
      {
        at: 280,
        text: 'Alice takes the eggs out. Leader A stamps her cart with its clock and tells her that it is stored.',
      },
      { at: 380, text: 'Alice puts flour in. Bob puts ham in, 20 ms later.' },
      { at: 520, text: 'The link heals. The stamp of Bob’s cart is 20 ms later than that of Alice’s.' },
      { at: 640, text: 'Only Bob’s cart is left. The flour is lost, and the eggs are there as if never taken out.' },
    ],
  }),
);
