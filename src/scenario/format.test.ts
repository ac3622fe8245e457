import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../core/engine/scenario.ts';
import { fileWithRun, savedRun } from './fixtures/arbitrary-run.ts';
import { parseSavedRun, parseScenario, readSavedRun, readScenario } from './format.ts';
import { FORMAT_LIMITS } from './format-limits.ts';
import { fileOfRun, fileOfScenario, textOfRun } from './write.ts';

const SMALL = {
  version: 1,
  title: 'Small',
  replicas: ['A', 'B', 'C'],
  clients: ['alice', 'bob'],
  system: 'leaderless',
  strategy: 'dotted-version-vectors',
};
const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 1 };

/** What is wrong with the small scenario where these fields are changed: `path: message`. */
function wrong(changes: object): readonly string[] {
  const answer = parseScenario(JSON.stringify({ ...SMALL, ...changes }));
  return answer.ok ? [] : answer.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('a scenario file', () => {
  it('needs to say little: the rest is filled in', () => {
    const answer = readScenario({ ...SMALL, script: [put] });
    expect(answer).toMatchObject({
      ok: true,
      result: {
        seed: 1,
        merge: 'ask',
        session: 'none',
        pace: 40,
        clients: [
          { id: 'alice', near: 'A' },
          { id: 'bob', near: 'B' },
        ],
        system: { kind: 'leaderless', options: {} },
        network: { latency: { kind: 'fixed', ms: 20 }, lossPercent: 0, whenCut: 'wait', links: [] },
        clocks: [],
        captions: [],
      },
    });
  });

  it('has options beside the kind, as text or number', () => {
    const answer = readScenario({ ...SMALL, system: { kind: 'leaderless', w: 2 } });
    expect(answer).toMatchObject({ ok: true, result: { system: { kind: 'leaderless', options: { w: '2' } } } });
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(savedRun, (saved) => {
        expect(readSavedRun(fileOfRun(saved))).toEqual({ ok: true, result: saved });
        expect(parseSavedRun(textOfRun(saved))).toEqual({ ok: true, result: saved });
        expect(readScenario(fileOfScenario(saved.session.scenario))).toEqual({
          ok: true,
          result: saved.session.scenario,
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('mistakes are told with their place and reason', () => {
  it.each<[object, string]>([
    [{ script: [put, put, put, { ...put, via: 'D' }] }, 'script[3].via: there is no replica D; replicas are A, B, C'],
    [{ script: [{ ...put, client: 'carl' }] }, 'script[0].client: there is no client carl; clients are alice, bob'],
    [{ script: [{ ...put, at: -1 }] }, 'script[0].at: must be at least 0, not -1'],
    [{ script: [{ ...put, at: '5' }] }, 'script[0].at: must be a number, not "5"'],
    [{ script: [{ at: 0, do: 'put', client: 'alice', key: 'k' }] }, 'script[0].value: is missing'],
    [
      { script: [{ ...put, vai: 'A' }] },
      'script[0]: there is no field "vai"; fields here are at, do, client, key, field, value, via, context',
    ],
    [{ script: [7] }, 'script[0]: must be an object in { }, not 7'],
    [
      { script: [{ at: 0, do: 'cut', between: ['A', 'A'] }] },
      'script[0].between: a link joins two different nodes, not A and itself',
    ],
    [
      { script: [{ at: 0, do: 'cut', between: ['alice', 'bob'] }] },
      'script[0].between: alice and bob are both clients; clients have links to replicas only',
    ],
    [
      { script: [{ at: 0, do: 'partition', groups: [['A'], ['A', 'Z']] }] },
      'script[0].groups[1][0]: A is in a group already',
    ],
    [{ script: [{ at: 0, do: 'clock', node: 'A' }] }, 'script[0]: sets neither offsetMs, stepMs nor driftPpm'],
    [
      { script: [{ ...put, value: 'x'.repeat(LIMITS.valueLength) }] },
      'script[0].value: has 65,538 characters; a value has at most 65,536',
    ],
    [
      { network: { links: [{ between: ['A', 'Z'] }] } },
      'network.links[0].between[1]: there is no replica or client Z; there are A, B, C, alice, bob',
    ],
    [
      { network: { latency: { kind: 'uniform', minMs: 9, maxMs: 3 } } },
      'network.latency: minMs is 9, more than maxMs, which is 3',
    ],
    [{ network: { latency: 'slow' } }, 'network.latency: must be a number or an object in { }'],
    [{ network: { latency: { kind: 'fixed' } } }, 'network.latency.ms: is missing'],
    [{ clocks: [{ node: 'A' }, { node: 'A' }] }, 'clocks[1].node: the clock of A is set twice'],
    [{ replicas: ['A', 'A', 'C'] }, 'replicas[1]: there are two replicas named A'],
    [{ replicas: [] }, 'replicas: must have at least 1 entry'],
    [{ replicas: ['A/B'] }, 'replicas[0]: cannot be "A/B"'],
    [{ clients: ['A'] }, 'clients[0]: A is the name of a replica already'],
    [{ clients: [{ id: 'alice', near: 'Z' }] }, 'clients[0].near: there is no replica Z; replicas are A, B, C'],
    [{ strategy: 'lww' }, 'strategy: there is no strategy lww; known are arrival-order, last-write-wins,'],
    [{ system: { kind: 'leaderless', w: 5 } }, 'system.w: W is 5, but only N = 3 replicas keep a key'],
    [{ system: { kind: 'leaderless', w: 'most' } }, 'system.w: cannot be most; possible are majority, all, 1 to 32'],
    [
      { system: { kind: 'leaderless', q: 1 } },
      'system.q: leaderless has no option q; options are n, w, r, read-repair',
    ],
    [{ system: { kind: 'leaderless', constructor: '1' } }, 'system.constructor: leaderless has no option constructor'],
    [{ system: undefined }, 'system: is missing'],
    [{ seed: 1.5 }, 'seed: must be a whole number, not 1.5'],
    [
      { merge: 'unoin' },
      'merge: must be one of ask, union, greatest, first, observed-remove, counter, last-writer, map, not "unoin"',
    ],
    [{ session: 'stiky' }, 'session: must be one of none, sticky, context, not "stiky"'],
    [{ run: { settings: { session: 1 } } }, 'run.settings.session: must be one of none, sticky, context, not 1'],
    [
      {
        network: {
          kinds: [
            { kind: 'hint', latency: 5 },
            { kind: 'hint', latency: 9 },
          ],
        },
      },
      'network.kinds[1].kind: messages of kind hint have a latency already',
    ],
    [{ title: '' }, 'title: must not be empty'],
    [{ version: 2 }, 'version: this file is version 2; this Siblings reads version 1'],
    [{ version: 'one' }, 'version: must be the number 1'],
    [{ run: { settings: { replicaCount: 40 } } }, 'run.settings.replicaCount: must be at most 32, not 40'],
    [{ run: { actions: [{ ...put, via: 'D' }] } }, 'run.actions[0].via: there is no replica D; replicas are A, B, C'],
  ])('case %#', (changes, message) => {
    expect(wrong(changes).join('\n')).toContain(message);
  });

  it('names what was probably meant', () => {
    const answer = readScenario({ ...SMALL, strategy: 'last-write-win', script: [{ ...put, do: 'putt' }] });
    expect(answer).toMatchObject({ ok: false, problems: [{ path: 'script[0].do', hint: 'did you mean put?' }] });
  });

  it('lists twenty and counts the others', () => {
    const problems = wrong({ script: Array.from({ length: 500 }, () => ({ ...put, via: 'D' })) });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe(': and 480 more problems');
  });

  it('tells where text stops being JSON', () => {
    const message = (text: string): string | undefined => {
      const answer = parseScenario(text);
      return answer.ok ? undefined : answer.problems[0]?.message;
    };
    expect(message('{\n  "version": 1,\n  "title": \'x\'\n}')).toBe(
      'this is not JSON: line 3, column 12: texts stand in double quotes, not in single ones',
    );
    expect(message('{ "a": 1, }')).toBe(
      'this is not JSON: line 1, column 11: a field name in double quotes should be here, not }',
    );
    expect(message('{ "a": [1 2] }')).toBe(
      'this is not JSON: line 1, column 11: a comma or a closing bracket should be here, not 2',
    );
    expect(message('{ "a": 1')).toBe(
      'this is not JSON: line 1, column 9: the text ends where a comma or a closing bracket should come',
    );
    expect(message('')).toBe('this is not JSON: line 1, column 1: the text ends where a value should come');
    expect(message('{} // end')).toContain('JSON has no comments');
  });
});

describe('hostile input is refused at once and never throws', () => {
  it.each<[string, string]>([
    ['{"version":1,"__proto__":{"title":"x"}}', 'has a field named __proto__, which is not allowed'],
    ['{"version":1,"seed":1e999}', 'is a number that is too large, or none at all'],
    [`{"version":1,"title":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'is nested more than 32 levels deep'],
    [`{"version":1,"title":[${'0,'.repeat(500_000)}0]}`, 'the file has more than 400,000 values in it'],
    [`{"version":1,"script":[${'0,'.repeat(20_000)}0]}`, 'has 20,001 entries; at most 10,000 are allowed'],
    [' '.repeat(FORMAT_LIMITS.textLength + 1), 'the text has 2,097,153 characters; a scenario has at most 2,097,152'],
    ['null', 'a scenario is an object in { }'],
  ])('case %#', (text, message) => {
    const before = performance.now();
    const answer = parseScenario(text);
    expect(answer).toMatchObject({ ok: false, problems: [{ message }] });
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('whatever the value, whatever the text', () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    for (const json of [
      undefined,
      NaN,
      () => 1,
      Symbol('s'),
      10n,
      new Date(),
      new Map(),
      cyclic,
      { ...SMALL, clients: cyclic },
    ])
      expect(readScenario(json).ok).toBe(false);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (json) => !readScenario(json).ok),
    );
    fc.assert(fc.property(fc.string(), (text) => !parseScenario(text).ok));
    fc.assert(fc.property(fc.json(), (text) => !parseScenario(text).ok));
  });

  it('whatever one place of a good file is replaced by', () => {
    fc.assert(
      fc.property(fileWithRun, fc.nat(), fc.anything(), (file, place, junk) => {
        const answer = readSavedRun(replaceAt(file, place, junk));
        return answer.ok || answer.problems.every(({ message }) => message.length > 0 && !message.includes('Invalid'));
      }),
    );
  });

  it('a very long good file is read in good time', () => {
    const script = Array.from({ length: LIMITS.commands }, (_, index) => ({ ...put, at: index }));
    const before = performance.now();
    expect(readScenario({ ...SMALL, script }).ok).toBe(true);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

/** The JSON with what comes at the n-th place of a walk through it replaced. */
function replaceAt(json: unknown, place: number, junk: unknown): unknown {
  const places: string[] = [];
  JSON.stringify(json, (key, value) => {
    places.push(key);
    return value;
  });
  let left = place % places.length;
  const walk = (value: unknown): unknown => {
    if (left === 0) {
      left -= 1;
      return junk;
    }
    left -= 1;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([field, content]) => [field, walk(content)]));
  };
  return walk(json);
}
