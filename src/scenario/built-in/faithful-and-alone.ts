import { completeScenario } from '../complete.ts';
import { recipeScript } from './recipe-script.ts';

export default completeScenario({
  ...recipeScript,
  title: 'True to one that is down',
  description:
    'A client that keeps to one replica never sees an older state than before. While that replica is down it sees nothing at all, though two others have what it asks for.',
  source:
    'Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (PDIS 1994): guarantees against availability',
  session: 'sticky',
  captions: [
    { at: 0, text: 'Lena writes a recipe at A. Her session keeps to A, so that she always finds what she wrote.' },
    { at: 60, text: 'B and C get copies.' },
    { at: 150, text: 'A stops.' },
    { at: 200, text: 'Lena wants to look something up, and asks A.' },
    { at: 350, text: 'After 150 ms without an answer she tries again. Being true to A, she asks A.' },
    { at: 500, text: 'She gives up and cooks from memory. Ole, who keeps to B, has read the recipe meanwhile.' },
    { at: 580, text: 'A is back.' },
    { at: 650, text: 'Lena asks once more, and gets her recipe. Keeping to one means depending on it.' },
  ],
});
