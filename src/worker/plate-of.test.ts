/** The pictures of the gallery: each is made from a run, and shows what its scenario is about. */
import { describe, expect, test } from 'vitest';
import { DECISIVE } from '../scenario/built-in/decisive.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { BUILT_INS, findBuiltIn } from '../scenario/built-in/index.ts';
import { plateOfScenario } from './plate-of.ts';

const plateOf = async (id: string) => {
  const scenario = await findBuiltIn(id)?.load();
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  return plateOfScenario(scenario, DECISIVE[id] ?? null);
};

/** What each story is about, and what the transcript says of that moment. */
const MOMENTS: { readonly [id: string]: readonly [about: string, text: RegExp] } = {
  'different-orders': ['diverged', /differ about X/],
  'blind-put': ['false-conflict', /waiter#2 beside waiter#1/],
  'slow-clock': ['loss', /^B#1 is lost: N3 did not take it and kept A#1, which had not seen it/],
  'hundred-writes': ['loss', /is lost: c\d+#1 took its place without having seen it/],
  'clock-goes-back': ['loss', /^ann#2 is lost: A did not take it and kept ann#1/],
  'hybrid-clock': ['stored', /^A stores ann#3 and replaces ann#2, which had been seen/],
  'counting-clock': ['stored', /^A stores ann#2 and replaces ben#1, which had been seen/],
  'counted-less': ['loss', /^ben#1 is lost: ann#2/],
  'far-future': ['loss', /^ben#1 is lost: B did not take it and kept ann#1/],
  'bounded-stamp': ['refused', /ann#1 is rejected/],
  'refused-by-slow-clock': ['refused', /ben#2 is rejected/],
  'far-future-delete': ['loss', /^ann#1 is lost: admin#1/],
  'immutable-keys': ['refused', /bob#2 is rejected/],
  'shopping-cart': ['merge', /^c2#2 merges c1#1 and c2#1/],
  'dynamo-versions': ['siblings', /^Sz keeps c#3 and e#1 as siblings/],
  'sibling-explosion': ['stored', /^A keeps C1#51 beside 100 others/],
  'sibling-explosion-dots': ['stored', /siblings now: other#50 and C1#51/],
  'two-leaders': ['siblings', /^B keeps alice#2 and bob#1 as siblings/],
  regions: ['siblings', /^Asia keeps aki#1 and amy#1 as siblings/],
  'broken-ring': ['stale-read', /misses ann#2/],
  star: ['taken over', /^B stores ben#1 and replaces ann#1/],
  'stopped-hub': ['stale-read', /misses ann#2/],
  overtaken: ['diverged', /differ about row/],
  'causal-delivery': ['waiting', /waits, for it came before what it follows from/],
  'slow-replica': ['confirmed', /ann#1 is stored/],
  'hinted-handoff': ['hint kept', /^D keeps ann#2 for B/],
  'flapping-link': ['hint kept', /^A keeps ann#1 for C/],
  'anti-entropy': ['exchanged', /^C stores ann#9/],
  'new-replica': ['moved in', /^D stores ann#3/],
  'mended-by-reading': ['repaired', /^C stores ann#3 and replaces ann#1/],
  'read-repair': ['repaired', /^C keeps what it has/],
  'same-winner': ['siblings', /^South keeps alice#2 and bob#1 as siblings/],
  'changing-replicas': ['non-monotonic-read', /goes back to before alice#1/],
  'same-replica': ['answered', /^bob reads comment: Nice picture!/],
  'cart-last-writer': ['loss', /^alice#3 is lost: bob#1/],
  'cart-multi-value': ['siblings', /alice#2 and bob#1 as siblings/],
  'cart-union-set': ['resurrected-item', /"eggs" is back/],
  'cart-observed-remove': ['converged', /All replicas keep the same/],
  'likes-last-write-wins': ['loss', /^alice#2 is lost: bob#1/],
  'likes-counter': ['converged', /All replicas keep the same/],
  'unseen-correction': ['not-own-write', /does not see its client’s own alice#2/],
  'removed-item': ['resurrected-item', /"eggs" is back in alice#m1/],
  'sloppy-read': ['stale-read', /misses ann#2/],
  'lost-hint': ['loss', /^ann#2 is lost with the disk/],
  'long-pause': ['failed', /ann#2 failed: too few replicas answered/],
  'empty-newcomer': ['stale-read', /misses ann#1/],
  'lost-insert': ['waiting', /waits, for it came before what it follows from/],
  'deleted-and-back': ['resurrected', /keeps again what had been replaced: ann#1/],
  'asked-twice': ['duplicate-effect', /^ann#1~2 takes effect beside ann#1/],
  'asked-twice-identity': ['recognised', /taken this write in before/],
  'delivered-twice': ['nothing new', /covers dot \(C, 1\)/],
  'counted-twice': ['duplicate-effect', /^ann#1~again takes effect beside ann#1/],
  'lost-disk': ['loss', /^jon#1 is lost: phil#1/],
  'lost-disk-new-name': ['siblings', /^A keeps bob#1 and jon#1 and phil#1 as siblings/],
  'three-boards': [
    'nothing new',
    /^Lounge does not take \S+ and keeps what it has: its stamp 100 ms is later than 40 ms/,
  ],
  'creeping-clock': ['loss', /^hugo#2 is lost: B did not take it and kept gina#2/],
  'dragged-ahead': ['loss', /^quinn#1 is lost: ole#1/],
  'same-key-thought-of': ['violation', /was written twice: Stern has mate#1 and pilot#1/],
  'two-counts': ['diverged', /differ about song/],
  'one-dish-short': ['loss', /^fay#1 is lost: gil#1/],
  'both-dishes': ['siblings', /^Tablet keeps fay#1 and gil#1 as siblings/],
  'a-line-for-each': ['siblings', /^Tablet keeps fay#1 and gil#1 as siblings/],
  'everybody-ever': ['stored', /^Box stores fin#1 and replaces eli#1/],
  'same-on-both': ['siblings', /^Phone keeps iris#2 and jules#1 as siblings/],
  'busier-wins': ['siblings', /^Laptop keeps iris#3 and jules#1 as siblings/],
  'one-name-twice': ['siblings', /^Lima keeps ana#1 and rui#1 as siblings/],
  'round-the-ring': ['stored', /^Bex stores jan#1 and replaces ida#1/],
  'two-islands': ['taken over', /^N2 stores kim#1/],
  'cut-cable': ['stale-read', /^sam\?1 is a stale read: it misses kim#2/],
  'stays-deleted': ['exchanged', /^Watch stores mia#2 and replaces mia#1/],
  'asked-on': ['asked on', /^The answer of B lacks what alice was given/],
  'faithful-and-alone': ['given up', /^lena has no answer to lena\?1 and gives up/],
  'nobody-left-to-ask': ['asked on', /^The answer of C lacks what vera was given/],
  'ask-the-next': ['recognised', /taken this write in before/],
  'name-not-there-yet': ['answered', /gets 2 siblings: 50 from Dora and 50 from Dora/],
  'two-temperatures': ['siblings', /^House keeps ina#2 and uwe#1 as siblings/],
  'one-temperature': ['converged', /All replicas keep the same/],
  'added-and-removed': ['taken over', /^Office stores otto#1/],
  'dentist-card': ['converged', /All replicas keep the same/],
  'half-an-address': ['converged', /All replicas keep the same/],
  'two-of-six': ['failed', /max\?2 failed: too few replicas answered in time/],
  'behind-a-slow-one': ['stale-read', /^doctor\?1 is a stale read: it misses nurse#2/],
  'long-tail': ['stale-read', /^cafe\?6 is a stale read: it misses shop#6/],
  'lossy-line': ['exchanged', /^Shore stores mate#2/],
  'mended-if-asked': ['repaired', /^C stores ann#2 and replaces ann#1/],
  'seen-by-one-seen-by-all': ['repaired', /^B stores ann#2 and replaces ann#1/],
  'cart-map': ['answered', /^alice reads cart: eggs: 4, milk: 4/],
  'joined-by-observed-remove': ['merge', /^bob#m1 merges alice#3 and bob#1/],
  'joined-by-last-writer': ['resurrected-item', /"eggs" is back in bob#m1/],
  'greater-number': ['merge', /^nia#m1 merges nia#2 and sol#1/],
  'joined-by-counter': ['merge', /^nia#m1 merges nia#2 and sol#1/],
  'minus-one': ['answered', /^alice reads milk in the cart: -1/],
  'hints-at-one-place': ['stale-read', /^ben\?1 is a stale read: it misses ann#2/],
  'never-among-the-first': ['stale-read', /^ben\?1 is a stale read: it misses ann#2/],
  'held-back-answer': ['failed', /nurse\?1 failed: too few replicas answered in time/],
};

test('the moments are those of built-in scenarios', () => {
  for (const id of Object.keys(DECISIVE)) expect(findBuiltIn(id), id).toBeDefined();
});

describe('the moment of each built-in scenario is the event that it is about', () => {
  test.each(BUILT_INS.map(({ id }) => id))('%s', async (id) => {
    const plate = await plateOf(id);
    const [about, text] = MOMENTS[id] ?? ['', /^$/];
    expect([plate?.about, plate?.text]).toEqual([about, expect.stringMatching(text)]);
    expect(plate?.scene.replicas.length).toBeGreaterThan(0);
  });
});

test('what a moment takes away is in its picture, and what it leaves', async () => {
  const plate = await plateOf('slow-clock');
  expect(plate?.focus).toEqual(['N3']);
  expect(plate?.ghosts).toMatchObject([{ node: 'N3', write: 'B#1', value: 2 }]);
  expect(plate?.scene.replicas[2]?.keys[0]?.siblings).toMatchObject([{ write: 'A#1', value: 1 }]);
});

test('what clients are told and refused is in the picture', async () => {
  expect((await plateOf('sloppy-read'))?.answers).toMatchObject([{ client: 'ben', values: [{ write: 'ann#1' }] }]);
  expect((await plateOf('immutable-keys'))?.ghosts).toMatchObject([{ node: 'bob', write: 'bob#2' }]);
});

test('only links that anything is sent over are drawn', async () => {
  const pairs = (await plateOf('broken-ring'))?.links.map((pair) => pair.join(''));
  expect(pairs).toEqual(['AB', 'AE', 'BC', 'CD', 'DE']);
});

test('a scenario in which nothing is written has no picture', () => {
  expect(plateOfScenario({ ...FIRST_SCENARIO, script: [] }, null)).toBeNull();
  expect(plateOfScenario(FIRST_SCENARIO, { kind: 'loss' })).toBeNull();
});
