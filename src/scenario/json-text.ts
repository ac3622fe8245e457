/**
 * Text into JSON, with mistakes told by line and column. `JSON.parse` does the reading; only where it fails does
 * the scan below look for the place, since what engines say about it differs from one to another.
 */
import { FORMAT_LIMITS, withCommas } from './format-limits.ts';
import { type Answer, refusal, success } from './problem.ts';

const WHOLE_FILE = '';

export function parseJson(text: string): Answer<unknown> {
  const { textLength } = FORMAT_LIMITS;
  if (text.length > textLength) {
    return refusal(
      WHOLE_FILE,
      `the text has ${withCommas(text.length)} characters; a scenario has at most ${withCommas(textLength)}`,
    );
  }
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return success(JSON.parse(withoutMark));
  } catch {
    const { at, message } = findMistake(withoutMark);
    const before = withoutMark.slice(0, at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return refusal(WHOLE_FILE, `this is not JSON: line ${before.length}, column ${column}: ${message}`);
  }
}

interface Mistake {
  readonly at: number;
  readonly message: string;
}

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[[\]{}:,]/uy;
const PUNCTUATION = new Set(['[', ']', '{', '}', ':', ',']);

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' | 'nothing';

const EXPECTED_WORDS: { readonly [E in Expected]: string } = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a field name in double quotes',
  'name or }': 'a field name in double quotes or }',
  colon: 'a colon',
  'comma or end': 'a comma or a closing bracket',
  nothing: 'nothing more',
};

/** The first place at which the text stops being JSON. */
function findMistake(text: string): Mistake {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    if (at === text.length)
      return {
        at,
        message:
          expected === 'nothing' ? 'it cannot be read' : `the text ends where ${EXPECTED_WORDS[expected]} should come`,
      };
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return { at, message: wordsForStray(text, at, expected) };
    const next: Expected | null = follow(token, expected, open);
    if (next === null)
      return { at, message: `${EXPECTED_WORDS[expected]} should be here, not ${token.length > 20 ? 'this' : token}` };
    expected = next;
    at += token.length;
  }
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
}

function wordsForStray(text: string, at: number, expected: Expected): string {
  const character = text[at];
  if (character === '"') return 'this text in double quotes is not closed on its line, or has a stray backslash in it';
  if (character === "'") return 'texts stand in double quotes, not in single ones';
  if (character === '/') return 'JSON has no comments';
  return `${EXPECTED_WORDS[expected]} should be here`;
}

/** What may come after a token; null where the token itself may not come. */
function follow(token: string, expected: Expected, open: ('[' | '{')[]): Expected | null {
  const isScalar = !PUNCTUATION.has(token);
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  switch (expected) {
    case 'value':
    case 'value or ]':
      if (token === '[' || token === '{') {
        open.push(token);
        return token === '[' ? 'value or ]' : 'name or }';
      }
      if (token === ']' && expected === 'value or ]') {
        open.pop();
        return afterValue();
      }
      return isScalar ? afterValue() : null;
    case 'name':
    case 'name or }':
      if (token === '}' && expected === 'name or }') {
        open.pop();
        return afterValue();
      }
      return token.startsWith('"') ? 'colon' : null;
    case 'colon':
      return token === ':' ? 'value' : null;
    case 'comma or end': {
      const inside = open.at(-1);
      if (token === ',') return inside === '[' ? 'value' : 'name';
      if (token !== (inside === '[' ? ']' : '}')) return null;
      open.pop();
      return afterValue();
    }
    case 'nothing':
      return null;
  }
}
