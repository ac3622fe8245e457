import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Scenario } from '../core/engine/scenario.ts';
import { clientId, keyOf, replicaId } from '../core/ids.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import type { LabClient } from '../worker/client.ts';
import { startLab } from '../worker/lab.ts';
import { useOpened } from './dialogs.ts';
import { createLab, type Lab } from './lab.ts';
import { createPlayback } from './playback.ts';

/** The real laboratory of the worker, without the worker; and frames that come when the test says so. */
let now = 0;
let frame: ((nowMs: number) => void) | null = null;
let deaths: (() => void)[] = [];
let isRefusing = false;
let isEndless = false;

function connect(onDeath: (...args: never[]) => void): LabClient {
  const lab = startLab();
  deaths.push(onDeath as () => void);
  return {
    load: async (session, onProgress) => {
      if (isEndless) {
        onProgress(16_384);
        return await new Promise<never>(() => {});
      }
      return isRefusing ? { ok: false, problems: [{ path: '', message: 'not today' }] } : lab.load(session, onProgress);
    },
    window: async (step) => lab.window(step),
    stepAt: async (atUs) => lab.stepAt(atUs),
    decisionAfter: async (step) => lab.decisionAfter(step),
    decisionBefore: async (step) => lab.decisionBefore(step),
    account: async (step) => lab.account(step),
    letter: async (message, sentUs) => await lab.letter(message, sentUs),
    clockEffect: async (atUs, node) => await lab.clockEffect(atUs, node),
    growth: async () => lab.growth(),
    freshness: async (report) => await lab.freshness(report),
    comparison: async (...asked) => await lab.comparison(...asked),
    plate: async (scenario, about) => await lab.plate(scenario, about),
    catalogue: async () => lab.catalogue(),
    end: () => {},
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function play(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    now += 50;
    frame?.(now);
  }
  await settle();
}

async function started(scenario: Scenario = FIRST_SCENARIO, hash = ''): Promise<Lab> {
  vi.stubGlobal('location', { hash });
  const frames = {
    request: (callback: (nowMs: number) => void) => {
      frame = callback;
      return 1;
    },
    cancel: () => {
      frame = null;
    },
  };
  const lab = createLab(connect, scenario, createPlayback(frames));
  lab.start();
  await settle();
  return lab;
}

const write = (value: string) => ({ do: 'put', client: clientId('alice'), key: keyOf('title'), value }) as const;
const valuesAt = (lab: Lab, name: string) =>
  lab.store
    .getState()
    .scene.replicas.find(({ id }) => id === replicaId(name))
    ?.keys.flatMap(({ siblings }) => siblings.map(({ value }) => value));

beforeEach(() => {
  now = 0;
  frame = null;
  deaths = [];
  isRefusing = false;
  isEndless = false;
});
afterEach(() => vi.unstubAllGlobals());

test('a scenario plays at once, and stands at its end', async () => {
  const lab = await started();
  expect(lab.store.getState()).toMatchObject({ worker: 'ready', isPlaying: true });
  await play(60_000);
  const { isPlaying, step, run } = lab.store.getState();
  expect(isPlaying).toBe(false);
  expect(step).toBe((run?.steps ?? 0) - 1);
  expect(valuesAt(lab, 'A')).toEqual(valuesAt(lab, 'B'));
});

test('a scenario that is paused before it is there stands at its start', async () => {
  const lab = await started();
  lab.commands.openScenario({ ...FIRST_SCENARIO, title: 'Another' });
  lab.commands.pause();
  await settle();
  expect(lab.store.getState()).toMatchObject({ isPlaying: false, step: -1 });
  lab.commands.openScenario(FIRST_SCENARIO);
  await settle();
  expect(lab.store.getState().isPlaying).toBe(true);
});

test('acting where the run has ended goes on with what comes of it', async () => {
  const lab = await started();
  await play(60_000);
  const endUs = lab.store.getState().run?.endUs ?? 0;
  lab.commands.act(write('Tea'));
  await settle();
  expect(lab.store.getState().isPlaying).toBe(true);
  expect(lab.store.getState().run?.endUs).toBeGreaterThan(endUs);
  await play(60_000);
  expect(valuesAt(lab, 'B')).toContain('Tea');
});

test('siblings that came while the run was being computed are asked about all the same', async () => {
  const alice = clientId('alice');
  const key = keyOf('title');
  const lab = await started({
    ...FIRST_SCENARIO,
    merge: 'ask',
    captions: [],
    script: [
      { at: 0, do: 'put', client: alice, key, value: 'Start' },
      { at: 0, do: 'put', client: clientId('bob'), key, value: 'Welcome' },
      { at: 3_000, do: 'put', client: clientId('bob'), key: keyOf('other'), value: 'later' },
    ],
  });
  await play(12_000);
  expect(lab.store.getState().isPlaying).toBe(true);
  expect(valuesAt(lab, 'A')).toHaveLength(2);
  lab.commands.act({ do: 'get', client: alice, key });
  // The worker's answer comes only when the answer to the read has been passed.
  for (let passed = 0; passed < 10_000; passed += 50) {
    now += 50;
    frame?.(now);
  }
  await settle();
  expect(lab.store.getState().asked).toEqual({ client: alice, key, by: 'rule' });

  // Where the client has not read yet there is nothing to ask about; once it has, it is asked again.
  lab.commands.restart();
  expect(lab.store.getState().asked).toBeNull();
  lab.commands.play();
  await play(60_000);
  expect(lab.store.getState().asked).toEqual({ client: alice, key, by: 'rule' });
});

test('siblings that are passed together with a later read of what has merged them are not asked about', async () => {
  const [alice, bob, key] = [clientId('alice'), clientId('bob'), keyOf('title')];
  const lab = await started({
    ...FIRST_SCENARIO,
    merge: 'ask',
    captions: [],
    script: [
      { at: 0, do: 'put', client: alice, key, value: 'Start' },
      { at: 0, do: 'put', client: bob, key, value: 'Welcome' },
      { at: 300, do: 'get', client: alice, key },
      { at: 300, do: 'get', client: bob, key },
      { at: 600, do: 'put', client: bob, key, value: 'Both' },
      { at: 900, do: 'get', client: alice, key },
    ],
  });
  lab.commands.act({ do: 'put', client: alice, key: keyOf('other'), value: 'mine' });
  await settle();
  lab.commands.seekTime(200_000);
  lab.commands.setSpeed(1_000);
  lab.commands.play();
  await play(60_000);
  const { scene, asked } = lab.store.getState();
  expect(scene.clients.find(({ id }) => id === alice)?.remembered.find((of) => of.key === key)?.siblings).toMatchObject(
    [{ value: 'Both' }],
  );
  expect(asked).toBeNull();
});

test('siblings that were put off are not asked about again, but new ones are; and nobody at work in the settings is asked', async () => {
  const [alice, bob, key] = [clientId('alice'), clientId('bob'), keyOf('title')];
  const lab = await started({
    ...FIRST_SCENARIO,
    merge: 'ask',
    captions: [],
    script: [
      { at: 0, do: 'put', client: alice, key, value: 'Start' },
      { at: 0, do: 'put', client: bob, key, value: 'Welcome' },
      { at: 500, do: 'get', client: alice, key },
    ],
  });
  const asked = () => lab.store.getState().asked;
  // Who only watches is not asked.
  await play(60_000);
  expect(asked()).toBeNull();
  lab.commands.act({ do: 'get', client: alice, key });
  await settle();
  await play(60_000);
  expect(asked()).toMatchObject({ client: alice, key });
  lab.commands.putOff();
  lab.commands.act({ do: 'cut', between: [replicaId('A'), replicaId('B')] });
  await settle();
  lab.commands.undo();
  await settle();
  lab.commands.play();
  await play(60_000);
  expect(asked()).toBeNull();

  useOpened.setState({ form: 'used' });
  lab.commands.act({ do: 'put', client: bob, key, value: 'Hello', context: 'none' });
  await settle();
  await play(60_000);
  lab.commands.act({ do: 'get', client: alice, key });
  await settle();
  await play(60_000);
  expect(asked()).toBeNull();
  useOpened.setState({ form: 'away' });
  lab.commands.act({ do: 'get', client: alice, key });
  await settle();
  await play(60_000);
  expect(asked()).toMatchObject({ client: alice, key });
});

test('an action shows at once where the playhead stands, and can be undone and done again', async () => {
  const lab = await started();
  lab.commands.pause();
  lab.commands.act({ do: 'cut', between: [replicaId('A'), replicaId('B')] });
  await settle();
  expect(lab.store.getState().scene.cuts).toHaveLength(2);
  lab.commands.undo();
  await settle();
  expect(lab.store.getState().scene.cuts).toHaveLength(0);
  lab.commands.redo();
  await settle();
  expect(lab.store.getState().scene.cuts).toHaveLength(2);
});

/** Cuts the link where the playhead stands, in a scenario in which nothing else happens. */
async function startedAndCut(): Promise<Lab> {
  const lab = await started({ ...FIRST_SCENARIO, script: [], captions: [] });
  lab.commands.act({ do: 'cut', between: [replicaId('A'), replicaId('B')] });
  await settle();
  return lab;
}

test('what is done again is seen, though the run without it ends before it', async () => {
  const lab = await startedAndCut();
  lab.commands.undo();
  await settle();
  expect(lab.store.getState()).toMatchObject({ run: { endUs: 0 }, scene: { cuts: [] } });
  lab.commands.redo();
  await settle();
  expect(lab.store.getState().scene.cuts).toHaveLength(2);
});

test('what is undone is seen: the playhead goes on to where it was done', async () => {
  const lab = await started();
  await play(2_000);
  lab.commands.pause();
  lab.commands.act(write('Tea'));
  await settle();
  const doneAtUs = lab.playhead.timeUs();
  lab.commands.restart();
  lab.commands.undo();
  await settle();
  expect(lab.playhead.timeUs()).toBe(doneAtUs);
  expect(lab.store.getState().session.actions).toEqual([]);
});

test('where there is nothing to play the playhead stands', async () => {
  const lab = await startedAndCut();
  expect(lab.store.getState()).toMatchObject({ isPlaying: false, run: { endUs: 1 } });
  lab.commands.undo();
  await settle();
  lab.commands.play();
  expect(lab.store.getState().isPlaying).toBe(false);
});

test('work that is refused is put back as it was, and the notice tells why', async () => {
  const lab = await started();
  const { session, scene } = lab.store.getState();
  isRefusing = true;
  lab.commands.act(write('Tea'));
  // Its words are fetched when they are first needed.
  await vi.waitFor(() => expect(lab.store.getState().notice).not.toBeNull());
  const after = lab.store.getState();
  expect(after.session).toBe(session);
  expect(after.scene).toBe(scene);
  expect(after.notice).toMatchObject({ tone: 'problem', problems: [{ message: 'not today' }] });
});

test('settings that are refused are told of until others are taken, or another scenario is opened', async () => {
  const lab = await started();
  const { session } = lab.store.getState();
  const system = { kind: 'multi-leader', options: { topology: 'edges', edges: 'A>B' } };
  lab.commands.changeSettings({ system });
  await settle();
  expect(lab.store.getState()).toMatchObject({ session, notice: null, refused: { tried: { system } } });
  expect(lab.store.getState().refused?.problems).toMatchObject([{ path: 'system.edges' }]);
  lab.commands.changeSettings({ merge: 'union' });
  await settle();
  expect(lab.store.getState()).toMatchObject({ refused: null });
  lab.commands.changeSettings({ system });
  await settle();
  expect(lab.store.getState().refused).not.toBeNull();
  lab.commands.openScenario({ ...FIRST_SCENARIO, title: 'Another' });
  await settle();
  expect(lab.store.getState()).toMatchObject({ refused: null });
});

test('what was told of refused work is gone with the next work that is taken', async () => {
  const lab = await started();
  isRefusing = true;
  lab.commands.act(write('Tea'));
  await settle();
  expect(lab.store.getState().notice?.tone).toBe('problem');
  isRefusing = false;
  lab.commands.act(write('Tea'));
  await settle();
  expect(lab.store.getState().notice).toBeNull();
});

test('a link opens paused at its moment, with all that was done', async () => {
  const lab = await started();
  await play(2_000);
  lab.commands.pause();
  lab.commands.act(write('Tea'));
  await settle();
  const link = await lab.commands.makeLink();
  const { step, scene } = lab.store.getState();
  const other = await started(FIRST_SCENARIO, link);
  await vi.waitFor(() => expect(other.store.getState()).toMatchObject({ isPlaying: false, step, scene, notice: null }));
  expect(other.playhead.timeUs()).toBe(lab.playhead.timeUs());
});

test('a broken link says so and leaves the work alone', async () => {
  const lab = await started();
  lab.commands.act(write('Tea'));
  await settle();
  const { session } = lab.store.getState();
  lab.commands.openLink('#v1.nonsense');
  await vi.waitFor(() => expect(lab.store.getState().notice?.tone).toBe('problem'));
  expect(lab.store.getState().session).toBe(session);
});

test('a worker that dies is replaced, and all is where it was', async () => {
  const lab = await started();
  await play(2_000);
  lab.commands.pause();
  lab.commands.act(write('Tea'));
  await settle();
  const { step, scene, session } = lab.store.getState();
  deaths.at(-1)?.();
  expect(lab.store.getState().worker).toBe('restarting');
  await settle();
  expect(lab.store.getState()).toMatchObject({ worker: 'ready', step, scene, session, notice: { tone: 'news' } });
});

test('a run that takes too long is stopped, and all is where it was', async () => {
  const lab = await started();
  await play(2_000);
  lab.commands.pause();
  const { step, scene, session } = lab.store.getState();
  isEndless = true;
  lab.commands.act(write('Tea'));
  await settle();
  expect(lab.store.getState()).toMatchObject({ worker: 'computing', computed: { steps: 16_384, canStop: true } });
  isEndless = false;
  lab.commands.stopComputing();
  await settle();
  expect(lab.store.getState()).toMatchObject({
    worker: 'ready',
    computed: null,
    step,
    scene,
    session,
    notice: { title: expect.stringMatching(/^Stopped/) },
  });
});

test('the only run there is cannot be stopped', async () => {
  isEndless = true;
  const lab = await started();
  expect(lab.store.getState().computed).toEqual({ steps: 16_384, canStop: false });
});

test('stepping goes through every step, there and back', async () => {
  const lab = await started();
  lab.commands.pause();
  lab.commands.seekStep(-1);
  const seen: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    lab.commands.stepBy(1);
    seen.push(lab.store.getState().step);
  }
  lab.commands.stepBy(-1);
  expect([...seen, lab.store.getState().step]).toEqual([0, 1, 2, 3, 4, 3]);
});
