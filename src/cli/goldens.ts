/**
 * `npm run goldens -- FILE…`: replays golden cases from any files of the format and says what failed.
 * A `.json` file has a list `cases`; a `.jsonl` file has one case or one merge triple a line.
 */
import { readFileSync } from 'node:fs';
import { replayCase } from '../core/goldens/replay.ts';

const FORMAT = 'concurrent-writes-golden/1';

/** A case as it stands in a file, or why it cannot be read. */
type Found = { readonly id: string; readonly parsed: unknown } | { readonly id: string; readonly problem: string };

/** The cases of a file; a file that cannot be read counts as one case that failed. */
function readCases(file: string): readonly Found[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return [{ id: 'the file', problem: `cannot be read: ${messageOf(error)}` }];
  }
  return file.endsWith('.jsonl') ? readLines(text) : readList(text);
}

function readLines(text: string): readonly Found[] {
  const found = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `line ${index + 1}`)]));
  return found.length > 0 ? found : [{ id: 'the file', problem: 'has no case' }];
}

function readList(text: string): readonly Found[] {
  const file = parse(text, 'the file');
  if ('problem' in file) return [file];
  const format = fieldOf(file.parsed, 'format');
  const cases = fieldOf(file.parsed, 'cases');
  if (format !== undefined && format !== FORMAT) return [{ id: 'the file', problem: `is not of the format ${FORMAT}` }];
  if (fieldOf(file.parsed, 'kind') === 'numeric-table')
    return [{ id: 'the file', problem: 'is a table of numbers: `npm run quorum-staleness` measures them' }];
  if (!Array.isArray(cases) || cases.length === 0)
    return [{ id: 'the file', problem: 'has no list "cases" with a case in it' }];
  return cases.map((parsed: unknown, index) => ({ id: idOf(parsed) ?? `case ${index + 1}`, parsed }));
}

function parse(text: string, place: string): Found {
  try {
    const parsed: unknown = JSON.parse(text);
    return { id: idOf(parsed) ?? place, parsed };
  } catch (error) {
    return { id: place, problem: `is not JSON: ${messageOf(error)}` };
  }
}

const fieldOf = (parsed: unknown, name: string): unknown =>
  typeof parsed === 'object' && parsed !== null
    ? Object.entries(parsed).find(([field]) => field === name)?.[1]
    : undefined;

function idOf(parsed: unknown): string | undefined {
  const id = fieldOf(parsed, 'id');
  return typeof id === 'string' ? id : undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  for (const found of readCases(file)) {
    const failures = 'problem' in found ? [found.problem] : replayCase(found.parsed).failures;
    for (const failure of failures) console.log(`FAILED ${file} ${found.id}: ${failure}`);
    if (failures.length === 0) passed += 1;
    else failed += 1;
  }
}
if (passed + failed === 0) console.log('No cases. Name the files: npm run goldens -- FILE…');
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
