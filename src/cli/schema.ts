/** Writes the JSON Schema of scenario files, from the schema that reads them; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonSchemaText } from '../scenario/json-schema.ts';

const FILE = fileURLToPath(new URL('../../public/scenario.schema.json', import.meta.url));

function stored(): string | null {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return null;
  }
}

const isFresh = stored() === jsonSchemaText();
if (process.argv.includes('--check')) {
  if (!isFresh) {
    console.error('public/scenario.schema.json is not what src/scenario/schema.ts says: run src/cli/schema.ts');
    process.exitCode = 1;
  }
} else if (!isFresh) {
  writeFileSync(FILE, jsonSchemaText());
}
