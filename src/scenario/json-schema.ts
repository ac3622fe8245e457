/** The JSON Schema of scenario files, for editors that complete and check as people type. */
import * as z from 'zod/mini';
import { scenarioFile } from './schema.ts';

/** `unrepresentable`: a value may be any JSON, which a schema says by saying nothing. */
export function jsonSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(scenarioFile, { io: 'input', unrepresentable: 'any', reused: 'ref' });
  return `${JSON.stringify({ $schema, title: 'Siblings scenario, version 1', ...schema }, null, 2)}\n`;
}
