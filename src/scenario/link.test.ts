import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import { FIRST_SCENARIO } from './built-in/first.ts';
import { savedRun } from './fixtures/arbitrary-run.ts';
import { LINK_V1, LINK_V1_CONTENT } from './fixtures/link-v1.ts';
import { decodeLink, encodeLink } from './link.ts';
import { wrap } from './link-envelope.ts';
import type { SavedRun } from './saved-run.ts';
import { runInputOf } from './settings.ts';

const atStart: SavedRun = {
  session: { scenario: FIRST_SCENARIO, settings: {}, actions: [] },
  playheadUs: 0,
  stateHash: null,
};

async function refusalOf(link: string): Promise<string> {
  const answer = await decodeLink(link);
  return answer.ok ? 'opened' : (answer.problems[0]?.message ?? '');
}

describe('a link', () => {
  it('brings back the run that it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(savedRun, async (saved) => {
        expect(await decodeLink(await encodeLink(saved))).toEqual({ ok: true, result: saved });
      }),
      { numRuns: 30 },
    );
  });

  it('is short for a built-in scenario, changed or not', async () => {
    expect((await encodeLink(atStart)).length).toBeLessThan(80);
    const changed: SavedRun = {
      ...atStart,
      session: { ...atStart.session, scenario: { ...FIRST_SCENARIO, pace: 50 } },
    };
    const link = await encodeLink(changed);
    expect(link.length).toBeLessThan(120);
    expect(await decodeLink(link)).toEqual({ ok: true, result: changed });
  });

  it('of version 1 opens for good', async () => {
    const answer = await decodeLink(LINK_V1);
    expect(answer).toEqual({ ok: true, result: LINK_V1_CONTENT });
    if (answer.ok) expect(simulate(runInputOf(answer.result.session)).recording.steps).toBeGreaterThan(10);
  });
});

describe('a link that came to harm', () => {
  it('tells how much of it is there', async () => {
    const link = await encodeLink(LINK_V1_CONTENT);
    expect(await refusalOf(link.slice(0, 60))).toBe(`this link is cut at 60 of ${link.length} characters`);
    expect(await refusalOf(link.slice(0, 10))).toBe(
      'this link is too short: most of it is missing after the first 10 characters',
    );
  });

  it('opens nevertheless where something was put behind it, or lines were broken', async () => {
    const link = await encodeLink(LINK_V1_CONTENT);
    expect(await refusalOf(`${link}).`)).toBe('opened');
    expect(await refusalOf(`${link.slice(0, 40)}\n ${link.slice(40)}`)).toBe('opened');
  });

  it('never opens with a character changed', async () => {
    const link = await encodeLink(LINK_V1_CONTENT);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: link.length - 2 }),
        fc.constantFrom(...'AZaz09-_'),
        async (at, character) => {
          if (link[at] === character) return;
          expect(await refusalOf(link.slice(0, at) + character + link.slice(at + 1))).toMatch(
            /^this link (is cut at|was changed on its way)/,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['#v9.abc', 'this link is version 9; this Siblings reads version 1'],
    ['#lesson-2', 'this is not a link of Siblings'],
    ['', 'this is not a link of Siblings'],
    ['#v1.AAAA%20', 'this link was changed on its way: character 9 is "%", which no link has'],
    [wrap('{"builtIn":"nowhere"}'), 'there is no built-in scenario "nowhere"; there are different-orders'],
    [
      wrap('{"builtIn":"two-leaders","changes":{"version":2}}'),
      'this file is version 2; this Siblings reads version 1',
    ],
    [wrap('{"builtIn":"two-leaders","changes":{"__proto__":{}}}'), 'has a field named __proto__, which is not allowed'],
    [wrap('{"builtIn":"two-leaders","changes":7}'), 'must be an object in { }'],
    [wrap('{"version":1'), 'this is not JSON'],
    [wrap(`"${'x'.repeat(30_000_000)}"`), 'what is in this link is too large: more than 2,097,152 bytes'],
  ])('case %#', async (link, message) => {
    expect(await refusalOf(link)).toContain(message);
  });

  it('never throws, whatever comes', async () => {
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => !(await decodeLink(text)).ok));
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => !(await decodeLink(wrap(text))).ok));
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 64 }),
        async (bytes) => !(await decodeLink(`#v1.${Buffer.from(bytes).toString('base64url')}`)).ok,
      ),
    );
  });
});
