/** Every text colour on every paper, in both themes and on a projector: WCAG 2.2, 1.4.3 and 1.4.6. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [desk, projector] = css.split(':root[data-view="projector"]') as [string, string];
const THEMES = ['light', 'dark'] as const;
const PAPERS = ['paper', 'paper-raised', 'paper-sunken', 'paper-hover'];
const TEXTS = ['ink', 'ink-soft', 'accent', 'lost', 'kept', 'warn'];

/** The pairs of colours (light, dark) by name. */
const colorsIn = (block: string): Map<string, readonly string[]> =>
  new Map(
    [...block.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
      name as string,
      [light as string, dark as string],
    ]),
  );

const deskColors = colorsIn(desk);
const projectorColors = new Map([...deskColors, ...colorsIn(projector)]);

THEMES.forEach((theme, at) => {
  const contrastOf = (colors: typeof deskColors, text: string, paper: string): number =>
    contrast(colors.get(text)?.[at] as string, colors.get(paper)?.[at] as string);

  test(`texts have 4.5:1 in the ${theme} theme`, () => {
    for (const paper of PAPERS)
      for (const text of TEXTS)
        expect(contrastOf(deskColors, text, paper), `${text} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    for (const [text, paper] of [
      ['on-accent', 'accent'],
      ['on-accent', 'accent-strong'],
      ['accent-strong', 'accent-wash'],
      ['lost', 'lost-wash'],
      ['ink-soft', 'lost-wash'],
      ['ink-soft', 'accent-wash'],
      ['paper', 'ink'],
    ] as const) {
      expect(contrastOf(deskColors, text, paper), `${text} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`lines of controls have 3:1 in the ${theme} theme`, () => {
    for (const paper of ['paper', 'paper-raised'])
      expect(contrastOf(deskColors, 'line-control', paper), paper).toBeGreaterThanOrEqual(3);
  });

  test(`texts have 7:1 on a projector in the ${theme} theme`, () => {
    for (const paper of PAPERS)
      for (const text of TEXTS)
        expect(contrastOf(projectorColors, text, paper), `${text} on ${paper}`).toBeGreaterThanOrEqual(7);
  });
});

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
