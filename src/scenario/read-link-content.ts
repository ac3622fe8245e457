/** Reads what a link carries, through the one reader that all scenarios go through. */
import { BUILT_INS, findBuiltIn } from './built-in/index.ts';
import { readSavedRun } from './format.ts';
import { parseJson } from './json-text.ts';
import { isObject, type JsonObject } from './plain-json.ts';
import { type Answer, refusal } from './problem.ts';
import type { SavedRun } from './saved-run.ts';
import { fileOfScenario } from './write.ts';

export async function readContent(text: string): Promise<Answer<SavedRun>> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const packed = json.result;
  return isObject(packed) && Object.hasOwn(packed, 'builtIn') ? readBuiltIn(packed) : readSavedRun(packed);
}

async function readBuiltIn({ builtIn, changes = {}, run = {} }: JsonObject): Promise<Answer<SavedRun>> {
  const entry = typeof builtIn === 'string' ? findBuiltIn(builtIn) : undefined;
  if (entry === undefined)
    return refusal(
      'builtIn',
      `there is no built-in scenario ${String(JSON.stringify(builtIn)).slice(0, 40)}; there are ${BUILT_INS.map(({ id }) => id).join(', ')}`,
    );
  if (!isObject(changes)) return refusal('changes', 'must be an object in { }');
  const fields = Object.entries({ ...fileOfScenario(await entry.load()), ...changes, run });
  return readSavedRun(Object.fromEntries(fields.filter(([, content]) => content !== null)));
}
