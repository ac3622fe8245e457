import { completeScenario } from '../complete.ts';
import { cartUnder } from './types-script.ts';

export default completeScenario(
  cartUnder({
    title: 'One cart: union set',
    description:
      'Each write is the whole cart as its client knows it; of carts written at the same time the union is taken. Milk, flour and ham remain. The eggs, which Alice took out, come back. No write is lost.',
    source:
      'DeCandia et al., “Dynamo” (SOSP 2007), section 4.4; Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 11',
    strategy: 'union-set',
    captions: [
      { at: 0, text: 'Alice puts milk and eggs in a cart that she shares with Bob.' },
      { at: 240, text: 'Bob has read it. Now the link between the two leaders is cut.' },
      { at: 280, text: 'Alice takes the eggs out. Her program writes the cart that is left: milk.' },
      { at: 380, text: 'Alice puts flour in. Bob, who knows nothing of it, puts ham in: milk, eggs and ham.' },
      { at: 520, text: 'The link heals. Each leader takes the union of the two carts.' },
      { at: 640, text: 'The eggs are back: Bob’s cart had them, and a union cannot tell “still in” from “put in”.' },
    ],
  }),
);
