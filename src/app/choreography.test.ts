import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChoreography } from './choreography.ts';

const sheets = readdirSync('src', { recursive: true })
  .map((file) => `src/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

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

test('style sheets name only what is in the table, and all that is there for them', () => {
  const named = new Set(
    sheets.flatMap(({ text }) => [...text.matchAll(/var\((--(?:move|ease)-[\w-]+)\)/g)].map(([, name]) => name)),
  );
  for (const name of named) expect(inTable).toContain(name);
});
