/** Each mechanism has a scenario that shows why it exists and one that shows where it fails, and the README says which. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '../../core/strategies/index.ts';
import { withSettings } from '../settings.ts';
import { findBuiltIn } from './index.ts';
import { MECHANISMS } from './mechanisms.ts';
import { scenarioOf } from './testing/end-of.ts';

/** With the options that the file leaves out. */
const wholeScenario = async (id: string) => withSettings(await scenarioOf(id), {});

const titleOf = (id: string): string | undefined => findBuiltIn(id)?.title;

describe('each mechanism', () => {
  it.each(MECHANISMS)('$name: $why shows why, $fails where it fails, and both use it', async (mechanism) => {
    const { why, fails, isUsed } = mechanism;
    expect(why).not.toBe(fails);
    for (const id of [why, fails]) expect(isUsed(await wholeScenario(id)), id).toBe(true);
  });

  it('has a name of its own, and tells scenarios that use it from those that do not', async () => {
    expect(new Set(MECHANISMS.map(({ name }) => name)).size).toBe(MECHANISMS.length);
    const plain = await wholeScenario('blind-put');
    const used = MECHANISMS.filter(({ isUsed }) => isUsed(plain)).map(({ name }) => name);
    expect(used).toEqual(['Dotted version vectors']);
  });

  it('is among them for each strategy and data type', async () => {
    const shown = await Promise.all(MECHANISMS.map(async ({ why }) => (await wholeScenario(why)).strategy.kind));
    expect(STRATEGIES.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
  });
});

/** The cells of each line of a table, whatever their padding. */
const tableIn = (text: string): readonly (readonly string[])[] =>
  text.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('the README has the table of mechanisms as it is here', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const start = readme.indexOf('| mechanism ');
  const [header, , ...rows] = tableIn(readme.slice(start, readme.indexOf('\n\n', start)));
  expect(header).toEqual(['mechanism', 'shows why', 'shows where it fails']);
  expect(rows).toEqual(MECHANISMS.map(({ name, why, fails }) => [name, titleOf(why), titleOf(fails)]));
});
