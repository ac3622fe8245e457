/** Every text colour on every paper, in all themes (WCAG 2.2, 1.4.3 and 1.4.6), and clients told apart by all eyes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, distance, SIGHTS, type Sight } from './testing/color.ts';

type Colors = ReadonlyMap<string, string>;

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [desk, rest] = css.split(':root[data-view="projector"]') as [string, string];
const [projector, print] = rest.split('@media print') as [string, string];

/** The colours of a part of the style sheet by name: the light ones or the dark ones. */
const colorsOf = (block: string, at: 0 | 1): Colors =>
  new Map(
    [...block.matchAll(/--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));/g)].map(([, name, light, dark, only]) => [
      name as string,
      only ?? ([light, dark][at] as string),
    ]),
  );

const over = (...layers: readonly Colors[]): Colors => new Map(layers.flatMap((layer) => [...layer]));

const [light, dark] = [colorsOf(desk, 0), colorsOf(desk, 1)];
const THEMES: readonly { readonly name: string; readonly colors: Colors; readonly textMin: number }[] = [
  { name: 'light', colors: light, textMin: 4.5 },
  { name: 'dark', colors: dark, textMin: 4.5 },
  { name: 'light projector', colors: over(light, colorsOf(projector, 0)), textMin: 7 },
  { name: 'dark projector', colors: over(dark, colorsOf(projector, 1)), textMin: 7 },
  { name: 'print', colors: over(light, colorsOf(print, 0)), textMin: 7 },
];

const CLIENTS = Array.from({ length: 8 }, (_, index) => `client-${index}`);
const PAPERS = ['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'accent-wash', 'lost-wash'];
const TEXTS = ['ink', 'ink-soft', 'accent', 'accent-strong', 'lost', 'kept', 'warn', ...CLIENTS];
/** Text on what is filled: buttons, tips, badges, and the letters of glyphs. */
const FILLED = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['paper', 'ink'],
  ['paper-raised', 'lost'],
  ...CLIENTS.map((client) => ['client-ink', client] as const),
] as const;

for (const { name, colors, textMin } of THEMES) {
  const between = (one: string, other: string): number =>
    contrast(colors.get(one) as string, colors.get(other) as string);

  test(`texts, and the letters of glyphs, have ${textMin}:1 in the ${name} theme`, () => {
    for (const paper of PAPERS)
      for (const text of TEXTS)
        expect.soft(between(text, paper), `${text} on ${paper}`).toBeGreaterThanOrEqual(textMin);
    for (const [text, ground] of FILLED)
      expect.soft(between(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(textMin);
  });

  test(`lines of controls have 3:1 in the ${name} theme`, () => {
    for (const paper of ['paper', 'paper-raised'])
      expect(between('line-control', paper), paper).toBeGreaterThanOrEqual(3);
  });
}

// Two clients with one colour still differ in shape and letter; but the colour should be worth looking at.
for (const { name, colors } of THEMES.slice(0, 4)) {
  test(`no two clients have one colour to any eyes in the ${name} theme`, () => {
    for (const sight of Object.keys(SIGHTS) as Sight[])
      CLIENTS.forEach((one, index) => {
        for (const other of CLIENTS.slice(index + 1)) {
          const apart = distance(colors.get(one) as string, colors.get(other) as string, sight);
          expect(apart, `${one} and ${other}, ${sight}`).toBeGreaterThan(5);
        }
      });
  });
}
