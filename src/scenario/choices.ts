/** What a scenario chose of the registered strategies and systems: checked, and filled in. */
import type { Choice, Scenario } from '../core/engine/scenario.ts';
import { findStrategy, STRATEGIES } from '../core/strategies/index.ts';
import type { OptionSpec } from '../core/strategies/strategy.ts';
import { findSystem, SYSTEMS } from '../core/systems/index.ts';
import type { InputProblem } from './problem.ts';
import { nearest } from './schema-words.ts';

/** The two registries, as far as choosing goes. */
const REGISTRIES = {
  strategy: { find: findStrategy, all: STRATEGIES },
  system: { find: findSystem, all: SYSTEMS },
} as const;

export type Registry = keyof typeof REGISTRIES;

/** The choice with each option that was left open set to its first possibility, in the order of the registry. */
export function fillChoice(registry: Registry, { kind, options }: Choice): Choice {
  const specs = REGISTRIES[registry].find(kind)?.options ?? [];
  return {
    kind,
    options: Object.fromEntries(
      specs.map(({ name, choices }) => [name, optionOf(options, name) ?? choices[0]?.value ?? '']),
    ),
  };
}

const optionOf = (options: Choice['options'], name: string): string | undefined =>
  Object.hasOwn(options, name) ? options[name] : undefined;

/** What is unknown in a choice; `path` is where it stands. */
export function problemsOfChoice(registry: Registry, { kind, options }: Choice, path: string): readonly InputProblem[] {
  const { find, all } = REGISTRIES[registry];
  const found = find(kind);
  if (found === undefined) {
    const known = all.map(({ id }) => id);
    return [
      withHint(
        { path, message: `there is no ${registry} ${kind}; known are ${known.join(', ')}` },
        nearest(kind, known),
      ),
    ];
  }
  return Object.entries(options).flatMap(([name, value]) =>
    problemsOfOption(found.options, { name, value, path, owner: found.id }),
  );
}

interface ChosenOption {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly owner: string;
}

function problemsOfOption(
  specs: readonly OptionSpec[],
  { name, value, path, owner }: ChosenOption,
): readonly InputProblem[] {
  const spec = specs.find((candidate) => candidate.name === name);
  if (spec === undefined) {
    const names = specs.map((candidate) => candidate.name);
    const known = names.length === 0 ? 'it has none' : `options are ${names.join(', ')}`;
    return [
      withHint({ path: `${path}.${name}`, message: `${owner} has no option ${name}; ${known}` }, nearest(name, names)),
    ];
  }
  if (spec.freeText !== undefined || spec.choices.some((choice) => choice.value === value)) return [];
  return [{ path: `${path}.${name}`, message: `cannot be ${value}; possible are ${choicesText(spec)}` }];
}

/** The possibilities; a long row of numbers is told by its ends. */
function choicesText({ choices }: OptionSpec): string {
  const values = choices.map(({ value }) => value);
  const numbers = values.filter((value) => /^\d+$/.test(value));
  if (numbers.length < 5) return values.join(', ');
  return [...values.filter((value) => !numbers.includes(value)), `${numbers[0]} to ${numbers.at(-1)}`].join(', ');
}

/** What the chosen system says of its options with these replicas; both are known to exist. */
export function problemsOfSystem({
  system,
  replicas,
  absent,
}: Pick<Scenario, 'system' | 'replicas' | 'absent'>): readonly { readonly option: string; readonly message: string }[] {
  return findSystem(system.kind)?.problems(fillChoice('system', system).options, replicas, absent) ?? [];
}

const withHint = (problem: InputProblem, near: string | undefined): InputProblem =>
  near === undefined ? problem : { ...problem, hint: `did you mean ${near}?` };
