/** A scenario in which so many messages are on their way at once, slowly, for frames to be counted by. */

const LATENCY_MS = 20_000;

/** As JSON; each write of a leader sends one message to every other. */
export function crowded(flights: number, replicas: number): unknown {
  const names = Array.from({ length: replicas }, (_, index) => `R${index + 1}`);
  const writes = Math.ceil(flights / (replicas - 1));
  const clients = names.slice(0, Math.min(8, replicas)).map((near, index) => ({ id: `client${index + 1}`, near }));
  return {
    version: 1,
    title: `${flights} messages on ${replicas} replicas`,
    description: 'Made to measure how smoothly the page draws.',
    seed: 1,
    replicas: names,
    clients,
    system: { kind: 'multi-leader' },
    strategy: { kind: 'last-write-wins' },
    network: {
      latency: LATENCY_MS,
      links: clients.flatMap(({ id }) => names.map((name) => ({ between: [id, name], latency: 1 }))),
    },
    script: Array.from({ length: writes }, (_, index) => ({
      at: 1 + (index * 100) / writes,
      do: 'put',
      client: clients[index % clients.length]?.id,
      via: names[index % names.length],
      key: `k${index % 20}`,
      value: `v${index}`,
    })),
    pace: 1_000,
  };
}
