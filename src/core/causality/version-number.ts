/**
 * Version numbers: one counter a key, on one server.
 * Kleppmann, "Designing Data-Intensive Applications" (2017), chapter 5, "Capturing the happens-before relationship".
 *
 * A number says "all writes up to this one": whoever passes 3 back has been given what versions 1 to 3 left.
 * It says nothing about which server counted, so it means something only where one server does.
 */

/** How many writes of the key the server has taken; the n-th write is version n. */
export type VersionNumber = number;

/** What a client passes that has read nothing, and the version of a key never written. */
export const NO_VERSION: VersionNumber = 0;

/** The version of the next write. */
export const nextVersion = (current: VersionNumber): VersionNumber => current + 1;

/** Whether a client that passes `passed` has seen, or seen replaced, the write of that version. */
export const isSeen = (version: VersionNumber, passed: VersionNumber): boolean => version <= passed;
