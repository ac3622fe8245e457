/**
 * What a link carries: the file of the run, or in place of the scenario the name of the built-in one and the
 * fields in which it differs. The name keeps links short: most runs begin from a built-in scenario.
 */
import { BUILT_INS } from './built-in/index.ts';
import type { SavedRun } from './saved-run.ts';
import type { RunFile, ScenarioFile } from './schema.ts';
import { fileOfScenario, runFile } from './write.ts';

export type PackedRun = ScenarioFile | PackedBuiltIn;

export interface PackedBuiltIn {
  readonly builtIn: string;
  /** Fields of the file that differ; null for one that is not there. */
  readonly changes?: { readonly [field: string]: unknown };
  readonly run: RunFile;
}

export async function packContent(saved: SavedRun): Promise<PackedRun> {
  const file = fileOfScenario(saved.session.scenario);
  const run = runFile(saved);
  const whole = { ...file, run };
  // A changed scenario that has kept its title is told by its differences, where that is shorter.
  const entry = BUILT_INS.find(({ title }) => title === file.title);
  if (entry === undefined) return whole;
  const changes = differences(fileOfScenario(await entry.load()), file);
  const packed = Object.keys(changes).length === 0 ? { builtIn: entry.id, run } : { builtIn: entry.id, changes, run };
  return JSON.stringify(packed).length < JSON.stringify(whole).length ? packed : whole;
}

function differences(from: ScenarioFile, to: ScenarioFile): { readonly [field: string]: unknown } {
  const old = new Map<string, unknown>(Object.entries(from));
  const now = new Map<string, unknown>(Object.entries(to));
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  const isDifferent = (field: string): boolean => JSON.stringify(old.get(field)) !== JSON.stringify(now.get(field));
  return Object.fromEntries(fields.filter(isDifferent).map((field) => [field, now.get(field) ?? null]));
}
