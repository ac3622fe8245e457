import { completeScenario } from '../complete.ts';
import { joinedCartFile } from './joined-cart-script.ts';

export default completeScenario({
  ...joinedCartFile,
  title: 'The client joins the carts, and the flour is gone',
  description:
    'The database lost nothing: it kept both carts and gave both to the client. But the client’s way of joining is to take the later of the two. The flour is gone and the eggs are back, and to the database all is in order.',
  source:
    'Derived from Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 8, done by the client',
  merge: 'last-writer',
  captions: [
    { at: 0, text: 'Alice puts milk and eggs in a cart. Her program stores it with the time of its clock.' },
    { at: 240, text: 'Bob has read it. Now the link between the two leaders is cut.' },
    { at: 280, text: 'Alice takes the eggs out.' },
    { at: 380, text: 'Alice puts flour in. Bob, 20 ms later, puts ham in the cart that he had seen.' },
    { at: 520, text: 'The link heals. The database takes neither cart for the newer one, and keeps both.' },
    { at: 620, text: 'Bob reads, and his program is given both carts, the flour and all.' },
    {
      at: 710,
      text: 'It keeps the later one and writes it back. Flour gone, eggs back: the database had saved what the client threw away.',
    },
  ],
});
