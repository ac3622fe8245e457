import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChoreography } from './choreography.ts';

const sheets = readdirSync('src', { recursive: true })
  .map((file) => `src/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

const sources = readdirSync('src/views', { recursive: true })
  .map((file) => `src/views/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const inTable = new Set<string>();
applyChoreography({ style: { setProperty: (name: string) => inTable.add(name) } } as unknown as HTMLElement);

test('no style sheet has a duration or an easing of its own', () => {
  const own = sheets.flatMap(({ file, text }) =>
    (
      text.match(/\b[1-9][\d.]*m?s\b|\b0\.\d+s\b|cubic-bezier|(?<!--)\bease(-in|-out)?\b(?!-)|\blinear\b(?!-)/g) ?? []
    ).map((found) => `${file}: ${found}`),
  );
  expect(own).toEqual([]);
});

/** Milliseconds of a scenario, not of the person's: what a command says or a field takes. */
const SIMULATED = /\b(OFFSET_MAX|ARRIVAL_MAX|SLOW|STEP|FLAP)_MS\b/;

test('no view or part of one has a time to wait of its own', () => {
  const own = sources.flatMap(({ file, text }) =>
    (
      text.match(
        /\b\w*_MS\s*(?::\s*\w+\s*)?=\s*[\d_.]+|\bset(?:Timeout|Interval)\([^;]*,\s*[\d_]+,?\s*\)|\},\s*[\d_]+,?\s*\)/g,
      ) ?? []
    )
      .filter((found) => !SIMULATED.test(found))
      .map((found) => `${file}: ${found}`),
  );
  expect(own).toEqual([]);
});

test('style sheets name only what is in the table, and all that is there for them', () => {
  const named = new Set(
    sheets.flatMap(({ text }) => [...text.matchAll(/var\((--(?:move|ease)-[\w-]+)\)/g)].map(([, name]) => name)),
  );
  for (const name of named) expect(inTable).toContain(name);
});
