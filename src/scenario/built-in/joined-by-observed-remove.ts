import { completeScenario } from '../complete.ts';
import { joinedCartFile } from './joined-cart-script.ts';

export default completeScenario({
  ...joinedCartFile,
  title: 'The client joins the carts, and the eggs stay out',
  description:
    'The database keeps both carts and knows nothing of what is in them. What a client stores says more than the items: which add put each one in, and which of those a remove took out. So whoever reads both can join them without bringing anything back.',
  source:
    'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 15; that clients join what they read: DeCandia et al., “Dynamo” (SOSP 2007), section 4.4',
  merge: 'observed-remove',
  captions: [
    { at: 0, text: 'Alice puts milk and eggs in a cart. Her program stores a set that names each add.' },
    { at: 240, text: 'Bob has read it. Now the link between the two leaders is cut.' },
    { at: 280, text: 'Alice takes the eggs out: her program stores that this add of eggs is over.' },
    { at: 380, text: 'Alice puts flour in. Bob, who knows nothing of it, puts ham in: milk, eggs and ham.' },
    { at: 520, text: 'The link heals. To the database these are two values, and it keeps both.' },
    { at: 620, text: 'Bob reads, and his program is given two carts.' },
    {
      at: 710,
      text: 'It joins them: milk, flour and ham. That add of eggs is over, says Alice’s cart, and so the eggs stay out.',
    },
  ],
});
