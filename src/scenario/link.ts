/**
 * Links: a whole run after the `#` of an address, which browsers never send to a server. What it takes to make
 * and read one is loaded only when it is wanted.
 */
import type { Answer } from './problem.ts';
import type { SavedRun } from './saved-run.ts';

export type LinkContent = SavedRun;

/** What comes after the address of the page: `#v1.…`. */
export async function encodeLink(content: LinkContent): Promise<string> {
  const { packContent } = await import('./link-content.ts');
  const { wrap } = await import('./link-envelope.ts');
  return wrap(JSON.stringify(await packContent(content)));
}

/** Reads what `encodeLink` made, whatever has happened to it on its way. */
export async function decodeLink(hash: string): Promise<Answer<LinkContent>> {
  const { unwrap } = await import('./link-envelope.ts');
  const text = unwrap(hash);
  if (!text.ok) return text;
  const { readContent } = await import('./read-link-content.ts');
  return readContent(text.result);
}
