/** How the empty lab is called where it is offered; apart from it, so that offering it loads no engine. */
export const EMPTY_LAB = {
  title: 'An empty lab',
  description:
    'Nothing is scripted here: you write, read, cut, crash and set the clocks, and the run goes on from that.',
} as const;
