import { completeScenario } from '../complete.ts';
import { cartUnder } from './types-script.ts';

export default completeScenario(
  cartUnder({
    title: 'One cart: multi-value register',
    description:
      'The register knows nothing of what is in a cart. It keeps both carts side by side and leaves the rest to whoever reads them. No write is lost, and nothing is joined.',
    source:
      'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 10',
    strategy: 'multi-value',
    captions: [
      { at: 0, text: 'Alice puts milk and eggs in a cart that she shares with Bob.' },
      { at: 240, text: 'Bob has read it. Now the link between the two leaders is cut.' },
      { at: 280, text: 'Alice takes the eggs out: she writes a new cart in place of the one that she had seen.' },
      { at: 380, text: 'Alice puts flour in. Bob puts ham in the cart that he had seen: milk, eggs and ham.' },
      { at: 520, text: 'The link heals. Neither of the two carts had seen the other, so both leaders keep both.' },
      { at: 640, text: 'Alice and Bob each get two carts. One has no eggs, one has no flour: somebody has to decide.' },
    ],
  }),
);
