/**
 * The wrapping of a link: `#v1.` and base64url of
 *
 *     ┌────────────────┬──────────────────┬─────────────────────┐
 *     │ length, 4 byte │ checksum, 4 byte │ text, deflate (raw) │
 *     └────────────────┴──────────────────┴─────────────────────┘
 *
 * Length and checksum (CRC-32) are those of the deflated bytes, most significant byte first, so that a link
 * that was cut or changed on its way can be told from one that is whole.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { FORMAT_LIMITS, withCommas } from './format-limits.ts';
import { LINK_VERSION, versionOfLink } from './link-version.ts';
import { type Answer, refusal, success } from './problem.ts';

const PREFIX = `#v${LINK_VERSION}.`;
const HEADER_BYTES = 8;
const HEADER_CHARACTERS = 11;
/** Far more than any browser's address bar takes. */
const LINK_CHARACTERS_MAX = 4_000_000;
const TEXT_BYTES_MAX = FORMAT_LIMITS.textLength;
/** So much is inflated at a time: a bomb swells a thousandfold, so it is caught at a few megabytes. */
const INFLATE_CHUNK_BYTES = 1_024;
const WHOLE_LINK = '';

export function wrap(text: string): string {
  const deflated = deflateSync(strToU8(text), { level: 9 });
  const bytes = new Uint8Array(HEADER_BYTES + deflated.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, deflated.length);
  header.setUint32(4, checksum(deflated));
  bytes.set(deflated, HEADER_BYTES);
  return PREFIX + toBase64Url(bytes);
}

export function unwrap(link: string): Answer<string> {
  if (link.length > LINK_CHARACTERS_MAX)
    return refusal(
      WHOLE_LINK,
      `this link has ${withCommas(link.length)} characters; at most ${withCommas(LINK_CHARACTERS_MAX)} can be read`,
    );
  // Mail programs break long lines, and some hands take the address without its #.
  const compact = link.replace(/\s+/g, '').replace(/^#?/, '#');
  const version = versionOfLink(compact);
  if (version === null)
    return refusal(WHOLE_LINK, 'this is not a link of Siblings', `such a link has ${PREFIX} after the address`);
  if (version !== LINK_VERSION)
    return refusal(
      WHOLE_LINK,
      `this link is version ${version}; this Siblings reads version ${LINK_VERSION}`,
      'open it with a newer Siblings',
    );
  return unwrapBody(compact.slice(PREFIX.length));
}

function unwrapBody(body: string): Answer<string> {
  const here = PREFIX.length + body.length;
  const header = fromBase64Url(body.slice(0, HEADER_CHARACTERS));
  if (header === null) return strayCharacter(body);
  if (header.length < HEADER_BYTES)
    return refusal(
      WHOLE_LINK,
      `this link is too short: most of it is missing after the first ${withCommas(here)} characters`,
      'copy the whole link again',
    );
  const view = new DataView(header.buffer);
  const length = view.getUint32(0);
  const bodyLength = Math.ceil(((HEADER_BYTES + length) * 4) / 3);
  const whole = PREFIX.length + bodyLength;
  if (whole > LINK_CHARACTERS_MAX)
    return refusal(WHOLE_LINK, 'this link was changed on its way: the length in it cannot be right');
  // What a chat or a mail program put behind the link is not part of it.
  const bytes = fromBase64Url(body.slice(0, bodyLength));
  if (bytes === null) return strayCharacter(body);
  if (body.length < bodyLength)
    return refusal(
      WHOLE_LINK,
      `this link is cut at ${withCommas(here)} of ${withCommas(whole)} characters`,
      'copy the whole link again',
    );
  const deflated = bytes.subarray(HEADER_BYTES);
  if (checksum(deflated) !== view.getUint32(4))
    return refusal(
      WHOLE_LINK,
      'this link was changed on its way: its checksum does not fit',
      'copy the link again from where it was made',
    );
  return inflate(deflated);
}

function strayCharacter(body: string): Answer<never> {
  const at = body.search(/[^A-Za-z0-9_-]/);
  return refusal(
    WHOLE_LINK,
    `this link was changed on its way: character ${withCommas(PREFIX.length + at + 1)} is ${JSON.stringify(body[at] ?? '')}, which no link has`,
  );
}

/** Inflates bit by bit, and stops as soon as there is more than any run needs. */
function inflate(deflated: Uint8Array): Answer<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isFinished = false;
  const stream = new Inflate((chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    isFinished = final;
  });
  try {
    for (let at = 0; at < deflated.length && size <= TEXT_BYTES_MAX; at += INFLATE_CHUNK_BYTES) {
      const end = at + INFLATE_CHUNK_BYTES;
      stream.push(deflated.subarray(at, end), end >= deflated.length);
    }
  } catch {
    isFinished = false;
  }
  if (size > TEXT_BYTES_MAX)
    return refusal(WHOLE_LINK, `what is in this link is too large: more than ${withCommas(TEXT_BYTES_MAX)} bytes`);
  if (!isFinished) return refusal(WHOLE_LINK, 'what is in this link cannot be unpacked');
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return success(strFromU8(bytes));
}

/** CRC-32 (ISO 3309), bit by bit: links are short. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const BYTES_AT_ONCE = 8_192;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE)
    binary += String.fromCharCode(...bytes.subarray(at, at + BYTES_AT_ONCE));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Null where a character is none of base64url. A rest of less than a byte is left aside. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (/[^A-Za-z0-9_-]/.test(text)) return null;
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  const binary = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
