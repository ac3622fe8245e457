import { completeScenario } from '../complete.ts';
import { heatingUnder } from './heating-script.ts';

export default completeScenario(
  heatingUnder({
    title: 'A heater with one temperature',
    description:
      'The same two wishes in a last-writer register. The later one is kept, the other is lost, and the heater always has a temperature that somebody wanted.',
    source:
      'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 8; the heater is an example of ours',
    strategy: 'last-writer',
    captions: [
      { at: 0, text: 'Ina sets the heating to 20 degrees. Uwe and the heater read it at home.' },
      { at: 240, text: 'The link between the cloud and the house is cut.' },
      { at: 280, text: 'Ina, on the road, turns it down to 17. Uwe, at home, turns it up to 22 a little later.' },
      { at: 480, text: 'The link heals. Uwe’s stamp is the later one: 22 is kept, in the cloud too.' },
      { at: 600, text: 'The heater asks, is told 22, and heats. Where one value is needed, the other has to go.' },
      { at: 720, text: 'It asks again: 22. Ina’s wish is lost without a word, and she may be surprised at the bill.' },
    ],
  }),
);
