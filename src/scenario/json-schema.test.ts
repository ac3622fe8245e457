import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { jsonSchemaText } from './json-schema.ts';

it('the published JSON Schema is that of the reader', () => {
  expect(readFileSync(new URL('../../public/scenario.schema.json', import.meta.url), 'utf8')).toBe(jsonSchemaText());
});
