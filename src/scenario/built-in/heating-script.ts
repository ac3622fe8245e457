/** Two wishes for one heater on both sides of a cut: the same commands for two types of register. */
import type { CommandFile, ScenarioFile } from '../schema.ts';

const HEATING: readonly CommandFile[] = [
  { at: 0, do: 'put', client: 'ina', key: 'degrees', value: 20 },
  { at: 120, do: 'get', client: 'heater', key: 'degrees' },
  { at: 130, do: 'get', client: 'uwe', key: 'degrees' },
  { at: 240, do: 'cut', between: ['Cloud', 'House'] },
  { at: 280, do: 'put', client: 'ina', key: 'degrees', value: 17 },
  { at: 310, do: 'put', client: 'uwe', key: 'degrees', value: 22 },
  { at: 480, do: 'heal', between: ['Cloud', 'House'] },
  { at: 600, do: 'get', client: 'heater', key: 'degrees' },
  { at: 720, do: 'get', client: 'heater', key: 'degrees' },
];

export const heatingUnder = (
  telling: Pick<ScenarioFile, 'title' | 'strategy'> &
    Partial<Pick<ScenarioFile, 'description' | 'source' | 'captions'>>,
): ScenarioFile => ({
  version: 1,
  replicas: ['Cloud', 'House'],
  clients: [
    { id: 'ina', near: 'Cloud' },
    { id: 'uwe', near: 'House' },
    { id: 'heater', near: 'House' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  network: { latency: 40 },
  script: [...HEATING],
  pace: 42,
  ...telling,
});
