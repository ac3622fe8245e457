import { completeScenario } from '../complete.ts';
import { noteFile } from './same-on-both.ts';

export default completeScenario({
  ...noteFile,
  title: 'Whoever types more',
  description:
    'The count in an id grows with each write that was seen. Between writes that have not seen each other it tells who had written more, not who was right or later: whoever typed three times is shown.',
  source:
    'Derived from the Automerge documentation, “Conflicts”, and Lamport (1978): the order of concurrent events is arbitrary',
  script: [
    { at: 0, do: 'put', client: 'iris', key: 'meeting', value: 'at ten' },
    { at: 120, do: 'get', client: 'jules', key: 'meeting' },
    { at: 230, do: 'cut', between: ['Laptop', 'Phone'] },
    { at: 260, do: 'put', client: 'iris', key: 'meeting', value: 'At ten' },
    { at: 360, do: 'put', client: 'iris', key: 'meeting', value: 'At ten.' },
    { at: 460, do: 'put', client: 'jules', key: 'meeting', value: 'cancelled' },
    { at: 620, do: 'heal', between: ['Laptop', 'Phone'] },
    { at: 740, do: 'get', client: 'jules', key: 'meeting' },
  ],
  captions: [
    { at: 0, text: 'Iris writes on her laptop when they meet: at ten.' },
    { at: 120, text: 'Jules reads it on the phone.' },
    { at: 230, text: 'The link is cut.' },
    { at: 260, text: 'Iris gives it a capital letter. That is 2, of the laptop.' },
    { at: 360, text: 'And a full stop: 3.' },
    { at: 460, text: 'Later Jules calls the meeting off. On the phone that is the second write: 2.' },
    { at: 630, text: 'The link has healed. 3 is more than 2, so both devices will show “At ten.” first.' },
    { at: 740, text: 'Jules reads. “Cancelled” was the last word, and is kept, but it is not what is shown.' },
  ],
});
