import { completeScenario } from '../complete.ts';
import { heatingUnder } from './heating-script.ts';

export default completeScenario(
  heatingUnder({
    title: 'A heater with two temperatures',
    description:
      'A multi-value register keeps what was written at the same time side by side, for somebody to decide. A heater is nobody: it asks for one temperature and is given two.',
    source:
      'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 10, on values that are left to the reader; the heater is an example of ours',
    strategy: 'multi-value',
    captions: [
      { at: 0, text: 'Ina sets the heating to 20 degrees. Uwe and the heater read it at home.' },
      { at: 240, text: 'The link between the cloud and the house is cut.' },
      { at: 280, text: 'Ina, on the road, turns it down to 17. Uwe, at home, turns it up to 22.' },
      { at: 480, text: 'The link heals. Neither had seen the other’s wish, so both are kept.' },
      { at: 600, text: 'The heater asks, and is told 17 and 22. It has nobody to ask, and no rule of its own.' },
      { at: 720, text: 'It asks again and is no wiser. Two wishes stay two until a person looks.' },
    ],
  }),
);
