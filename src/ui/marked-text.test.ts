import { describe, expect, it } from 'vitest';
import { kindOf, partsOf } from './marked-text.ts';

const writesIn = (text: string) => partsOf(text).filter((part) => kindOf(part) === 'write');

describe('the names of writes in a text', () => {
  it.each([
    'alice#3',
    'alice#m1',
    'alice#3~2',
    'alice#3~again',
    'alice#3~2~again',
    'alice#3~again-São',
    'alice#3~also-A-C',
    'zoë.k-2#14',
  ])('%s is one, whole, wherever it stands', (name) => {
    expect(writesIn(`overwritten by ${name}`)).toEqual([name]);
    expect(writesIn(`${name} says the same as (${name}), ${name}: and ${name}.`)).toEqual([name, name, name, name]);
  });

  it('are told from comparisons', () => {
    const parts = partsOf('overwritten by bob#1 because 105 > 102').filter((part) => kindOf(part) !== 'text');
    expect(parts.map((part) => [kindOf(part), part])).toEqual([
      ['write', 'bob#1'],
      ['comparison', '105 > 102'],
    ]);
  });
});
