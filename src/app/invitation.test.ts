import { expect, test } from 'vitest';
import { fromMs } from '../core/time.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { invitation } from './invitation.ts';

test('whoever still has the first steps before them is invited, until the story cuts the link itself', () => {
  expect(invitation(FIRST_SCENARIO, 0, 'told')).toBe('Press the line between A and B at any time to cut it.');
  expect(invitation(FIRST_SCENARIO, fromMs(259), 'told')).not.toBeNull();
  expect(invitation(FIRST_SCENARIO, fromMs(260), 'told')).toBeNull();
});

test('who has done them, or does not want them, is not invited again', () => {
  expect(invitation(FIRST_SCENARIO, 0, 'ending')).toBeNull();
  expect(invitation(FIRST_SCENARIO, 0, 'done')).toBeNull();
});

test('other scenarios invite nobody, and no caption of the first does', () => {
  expect(invitation({ ...FIRST_SCENARIO, title: 'Another' }, 0, 'told')).toBeNull();
  for (const { text } of FIRST_SCENARIO.captions) expect(text).not.toContain('Press');
});
