/** What fonts weigh, and that letters of other scripts stay at home. */
import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('fonts.css', import.meta.url), 'utf8');
const files = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, file]) => file as string);

test('one sans and one mono ship, latin only, in at most 60 kB', () => {
  expect(files).toHaveLength(2);
  for (const file of files) expect(file).toMatch(/-latin-wght-normal\.woff2$/);
  const bytes = files.map((file) => statSync(new URL(`../../node_modules/${file}`, import.meta.url)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

test('no font holds text up, and each is measured', () => {
  const faces = css.split('@font-face').slice(1);
  for (const face of faces) {
    if (face.includes('url(')) expect(face).toContain('font-display: swap');
    for (const measure of ['size-adjust', 'ascent-override', 'descent-override', 'line-gap-override'])
      expect(face).toContain(measure);
  }
});

/** Where the line of a face is, in parts of the size that a style sheet asks for. */
test('the stand-ins have the lines of the real ones', () => {
  const measures = [
    ...css.matchAll(
      /font-family: "(Siblings (?:Sans|Mono))[^}]*size-adjust: ([\d.]+)%;\s+ascent-override: ([\d.]+)%;\s+descent-override: ([\d.]+)%/g,
    ),
  ];
  const linesOf = ([, , size, ascent, descent]: RegExpMatchArray) =>
    [ascent, descent].map((part) => (Number(size) * Number(part)) / 10_000);
  expect(measures).toHaveLength(6);
  for (const measure of measures) {
    const real = measures.find(([, family]) => family === measure[1]) as RegExpMatchArray;
    linesOf(measure).forEach((part, index) => {
      expect(part).toBeCloseTo(linesOf(real)[index] as number, 2);
    });
  }
});
