/** Which links are opened: known also where links themselves are not read. */

/** The version of links that this Siblings makes and opens. */
export const LINK_VERSION = 1;

/** What a link says of its version; null where it is none of Siblings. */
export function versionOfLink(link: string): number | null {
  const version = /^#v(\d{1,9})\./.exec(link)?.[1];
  return version === undefined ? null : Number(version);
}
