import { completeScenario } from '../complete.ts';
import { standInFile, standInScript } from './hinted-handoff.ts';

export default completeScenario({
  ...standInFile,
  title: 'The hint that went with its holder',
  description:
    'The same two replicas are down, and neighbours stand in again. But before they hand over, one neighbour and the only replica that had the write lose their disks. A confirmed write is gone, though two of three had answered.',
  source: 'Derived from the rules of DeCandia et al., “Dynamo” (SOSP 2007), section 4.6',
  script: [
    ...standInScript,
    { at: 520, do: 'crash', replica: 'A' },
    { at: 530, do: 'crash', replica: 'D' },
    { at: 540, do: 'crash', replica: 'E' },
    { at: 600, do: 'recover', replica: 'A', disk: 'lost', identity: 'new' },
    { at: 610, do: 'recover', replica: 'D', disk: 'lost', identity: 'new' },
    { at: 620, do: 'recover', replica: 'E', disk: 'lost', identity: 'new' },
    { at: 640, do: 'recover', replica: 'B' },
    { at: 650, do: 'recover', replica: 'C' },
    { at: 700, do: 'get', client: 'ben', key: 'lamp' },
  ],
  captions: [
    { at: 0, text: 'Ann orders one lamp, and three replicas keep it.' },
    { at: 200, text: 'Two of them go down, and Ann orders two lamps.' },
    { at: 430, text: 'Neighbours stand in with hints. Ann is told that her order is stored.' },
    { at: 520, text: 'The three machines that know of two lamps share one rack, and the rack burns.' },
    { at: 600, text: 'They come back with empty disks. With them the write and both hints are gone.' },
    { at: 640, text: 'The two others come back with their disks, from before.' },
    { at: 760, text: 'Ben reads: one lamp. A hint makes a write possible; it does not make it safe.' },
  ],
});
