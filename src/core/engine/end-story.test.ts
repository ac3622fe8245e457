import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../narrate/sentence.ts';
import { windowOf } from '../timeline/window.ts';
import { simulate } from './run.ts';
import { type LooseCommand, sampleRun } from './testing/sample.ts';

const STORY = [
  { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' },
  { at: 200, do: 'get', client: 'alice', key: 'cart' },
  { at: 20, after: 'alice?1', do: 'put', client: 'alice', key: 'cart', value: 'eggs' },
  { at: 400, do: 'cut', between: ['A', 'B'] },
  { at: 410, do: 'flap', between: ['A', 'C'], everyMs: 100, times: 3 },
  { at: 900, do: 'put', client: 'bob', key: 'cart', value: 'tea' },
] as const;

function told(script: readonly LooseCommand[], actions: readonly LooseCommand[]): readonly string[] {
  const run = simulate(sampleRun({}, script, actions));
  return windowOf(run, 0, 10_000).moments.flatMap(({ atUs, events }) =>
    events.map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`),
  );
}

const end = (at: number): LooseCommand => ({ at, do: 'end-story' });
const saidAfter = (lines: readonly string[], atMs: number): readonly string[] =>
  lines.filter((line) => Number.parseFloat(line) > atMs);

describe('a story that is ended', () => {
  test('does what it planned before, and says that the rest is left out', () => {
    const lines = told(STORY, [end(450)]);
    expect(lines).toContain('450 The story ends here: what it still planned is left out.');
    expect(lines.filter((line) => /is cut/.test(line)).length).toBe(4);
    expect(saidAfter(lines, 450).join('\n')).not.toMatch(/bob writes|healed|is cut/);
  });

  test('leaves out what would have followed an answer', () => {
    // The read is answered at 300, and the write that follows it is due at 320.
    expect(told(STORY, [end(310)]).join('\n')).not.toMatch(/eggs/);
    expect(told(STORY, [end(250)]).join('\n')).not.toMatch(/eggs/);
    expect(told(STORY, [end(330)]).join('\n')).toMatch(/alice writes .*eggs/);
  });

  test('lets what has begun go on, and the person too', () => {
    const lines = told(STORY, [end(10), { at: 20, do: 'put', client: 'alice', key: 'cart', value: 'mine' }]);
    expect(lines.join('\n')).toMatch(/B stores alice#1/);
    // What was left out keeps its names, so that those of the person stay the same.
    expect(lines.join('\n')).toMatch(/alice writes .*mine.*/);
    expect(lines.join('\n')).toMatch(/alice#3/);
  });

  test('tells no caption after its end', () => {
    const input = sampleRun({}, STORY, [end(100)]);
    const captions = [
      { at: 50, text: 'before' },
      { at: 150, text: 'after' },
    ];
    const run = simulate({ ...input, scenario: { ...input.scenario, captions } });
    expect(run.recording.program.scenario.captions).toEqual([{ at: 50, text: 'before' }]);
  });
});

test('nothing before its end is otherwise than without it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_200 }), (at) => {
      const before = (lines: readonly string[]) => lines.filter((line) => Number.parseFloat(line) < at);
      expect(before(told(STORY, [end(at)]))).toEqual(before(told(STORY, [])));
    }),
  );
});
