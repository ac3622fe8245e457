import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'The guard whose own clock is wrong',
  description:
    'A replica refuses stamps that are too far ahead of its own clock. When it is that clock which is wrong, it refuses everybody else.',
  source: 'Derived from Kulkarni et al., “Logical Physical Clocks” (2014), which bounds how far clocks may be apart',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'client', bound: 500 },
  network: { latency: 30 },
  script: [
    { at: 0, do: 'put', client: 'ben', key: 'price', value: 12 },
    { at: 150, do: 'clock', node: 'B', stepMs: -800 },
    { at: 250, do: 'put', client: 'ben', key: 'price', value: 15 },
    { at: 420, do: 'put', client: 'ben', key: 'price', value: 15, via: 'C' },
    { at: 560, do: 'get', client: 'ann', key: 'price' },
  ],
  captions: [
    { at: 0, text: 'Replicas refuse stamps that are more than half a second ahead of their clocks. Ben’s is not.' },
    { at: 150, text: 'By mistake the clock of B is set back by eight tenths of a second.' },
    { at: 280, text: 'For B, Ben now lives in the future. His clock is right, and his write is refused.' },
    { at: 420, text: 'C takes the same write at once. Its copy waits at B until the clock of B has come up to it.' },
    { at: 560, text: 'Ann reads 15. Nothing is lost, but Ben had to find somebody who believed him.' },
  ],
  pace: 38,
});
