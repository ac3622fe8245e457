/**
 * The words of this page, each in one plain sentence, with where it is explained at length. Fates and anomalies are
 * told as the ledger counts them: the sentence is our definition, and the source says where the idea is from.
 */

interface TermEntry {
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
}

const DYNAMO = 'DeCandia et al., “Dynamo” (2007)';
const DDIA = 'Kleppmann, Designing Data-Intensive Applications';
const DOTS = 'Preguiça et al., “Dotted Version Vectors” (2010)';
const LAMPORT = 'Lamport, “Time, Clocks, and the Ordering of Events” (1978)';
const SESSIONS = 'Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (1994)';
const CRDTS = 'Shapiro et al., “Conflict-free Replicated Data Types” (2011)';
const OURS = 'This page’s count of what became of each write';

export const TERMS = {
  acknowledged: {
    name: 'Acknowledged',
    sentence: 'The client was told that its write is stored; from then on, losing it breaks a promise.',
    source: `${DDIA}, chapter on replication`,
  },
  acknowledgement: {
    name: 'Acknowledgement',
    sentence: 'The message by which a replica says that it has stored what it was sent.',
    source: `${DYNAMO}, section 4.5`,
  },
  answer: {
    name: 'Answer',
    sentence: 'What a replica tells its client: that a write is stored or rejected, or which values it keeps.',
    source: `${DYNAMO}, section 4.5`,
  },
  'anti-entropy': {
    name: 'Anti-entropy',
    sentence: 'From time to time two replicas compare all that they keep, and each takes over what it lacks.',
    source: 'Demers et al., “Epidemic Algorithms for Replicated Database Maintenance” (1987)',
  },
  'causal-context': {
    name: 'Causal context',
    sentence: 'What a client hands back with a write to show which versions it had seen.',
    source: `${DYNAMO}, section 4.4`,
  },
  clock: {
    name: 'Clock',
    sentence: 'A machine’s own idea of the time, which may run ahead of or behind true time.',
    source: LAMPORT,
  },
  collected: {
    name: 'Collected',
    sentence: 'A delete that was forgotten after its time of grace.',
    source: 'Apache Cassandra’s documentation, on tombstones',
  },
  comparison: {
    name: 'Comparison',
    sentence: 'The two marks that a replica held against each other to decide which value stays.',
    source: OURS,
  },
  concurrent: {
    name: 'Concurrent',
    sentence: 'Two writes of which neither client had seen the other’s write; when they were made does not matter.',
    source: LAMPORT,
  },
  context: {
    name: 'Context',
    sentence: 'Short for causal context: what a reader gets beside the values, and shows again when it writes.',
    source: `${DYNAMO}, section 4.4`,
  },
  copy: {
    name: 'Copy',
    sentence: 'What a replica keeps under a key, sent to another after a write so that it can take the write over.',
    source: `${DDIA}, chapter on replication`,
  },
  coordinator: {
    name: 'Coordinator',
    sentence: 'The replica that takes a client’s request, asks the others and answers for all of them.',
    source: `${DYNAMO}, section 4.5`,
  },
  divergence: {
    name: 'Divergence',
    sentence: 'Nothing is on its way any more, and replicas keep different values.',
    source: CRDTS,
  },
  dot: {
    name: 'Dot',
    sentence: 'The name of one write: the replica that took it in, and a number which that replica uses once.',
    source: DOTS,
  },
  drift: {
    name: 'Drift',
    sentence: 'How much faster or slower a clock runs than true time, in millionths.',
    source: 'Mills, RFC 5905 (Network Time Protocol)',
  },
  'duplicate-effect': {
    name: 'Double effect',
    sentence: 'One wish was taken twice, for its client asked again or the network delivered it twice, and both count.',
    source: 'Helland, “Idempotence Is Not a Medical Condition” (2012)',
  },
  failed: {
    name: 'Failed',
    sentence:
      'Its client was told that it failed, for too few replicas answered in time; some may keep it nevertheless.',
    source: OURS,
  },
  'false-conflict': {
    name: 'False conflict',
    sentence: 'Two values are kept side by side, though the client of one had seen the other.',
    source: DOTS,
  },
  'happens-before': {
    name: 'Happens-before',
    sentence: 'One write happens before another if the other’s client had seen it, at first hand or through others.',
    source: LAMPORT,
  },
  'hinted-handoff': {
    name: 'Hinted handoff',
    sentence: 'A write for a replica that does not answer is kept by another, which hands it over later.',
    source: `${DYNAMO}, section 4.6`,
  },
  hint: {
    name: 'Hint',
    sentence: 'A copy for a replica that does not answer, left with another until it can be handed over.',
    source: `${DYNAMO}, section 4.6`,
  },
  'last-write-wins': {
    name: 'Last write wins',
    sentence: 'Of two values the one with the greater stamp is kept, and the other is thrown away without a word.',
    source: `${DDIA}, chapter on replication`,
  },
  'key-that-moves': {
    name: 'Key that moves',
    sentence: 'What a replica kept under a key, sent to the one that keeps it from now on, since one joined or left.',
    source: `${DYNAMO}, section 4.9`,
  },
  lost: {
    name: 'Lost',
    sentence:
      'The client was told that it is stored, and it is gone: no replica keeps it, nothing carries a copy of it any more, and no write that had seen it took its place.',
    source: OURS,
  },
  'lost-update': {
    name: 'Lost update',
    sentence: 'A client was told that its write is stored; it is gone, and no write that had seen it took its place.',
    source: `${DDIA}, chapter on transactions`,
  },
  merged: {
    name: 'Merged',
    sentence:
      'Replaced, with its siblings, by one write whose client had seen them all; its value need not be in there.',
    source: OURS,
  },
  'merkle-tree': {
    name: 'Merkle tree',
    sentence:
      'A tree of hashes over all keys: where two replicas have the same hash, all that is below it is the same.',
    source: `Merkle, “A Digital Signature Based on a Conventional Encryption Function” (1987); ${DYNAMO}, section 4.7`,
  },
  'non-monotonic-read': {
    name: 'Read that went back',
    sentence: 'A client read, and the answer lacks what an earlier read of its own had already shown.',
    source: SESSIONS,
  },
  'not-own-write': {
    name: 'Own write not read',
    sentence: 'A client read, and the answer lacks a write of its own that had been acknowledged before.',
    source: SESSIONS,
  },
  'operation-name': {
    name: 'Name of a write or a read',
    sentence:
      'Writes and reads are counted by client over the whole script, with what is still to come, so that a name means the same in every replay: alice#3 is alice’s third write, bob?2 bob’s second read, alice#m1 the first merge that alice’s client makes of its own accord.',
    source: OURS,
  },
  overwritten: {
    name: 'Overwritten',
    sentence: 'Thrown away for another write whose client had not seen it; once its last copy is gone, it is lost.',
    source: OURS,
  },
  partition: {
    name: 'Partition',
    sentence: 'Replicas on one side of cut links hear nothing from those on the other, though all of them work.',
    source: 'Gilbert and Lynch, “Brewer’s Conjecture” (2002)',
  },
  pending: {
    name: 'Pending',
    sentence: 'A write whose client has no answer yet.',
    source: OURS,
  },
  question: {
    name: 'Question',
    sentence: 'A coordinator asks another replica what it keeps under a key.',
    source: `${DYNAMO}, section 4.5`,
  },
  quorum: {
    name: 'Quorum',
    sentence: 'As many replicas as have to answer so that every read meets every write: R + W is more than N.',
    source: 'Gifford, “Weighted Voting for Replicated Data” (1979)',
  },
  'read-repair': {
    name: 'Read repair',
    sentence: 'A read that finds a replica with older values brings it the newer ones.',
    source: `${DYNAMO}, section 5`,
  },
  rejected: {
    name: 'Rejected',
    sentence: 'Not taken in by the replica, and its client was told so: nothing is lost.',
    source: OURS,
  },
  replica: {
    name: 'Replica',
    sentence: 'A machine that keeps a copy of the data and decides by itself what to do with each write.',
    source: `${DDIA}, chapter on replication`,
  },
  request: {
    name: 'Request',
    sentence: 'A client asks a replica to store a value, with the context that it has, or to read a key.',
    source: `${DYNAMO}, section 4.1`,
  },
  'request-handed-on': {
    name: 'Request handed on',
    sentence: 'A request that came to a replica which does not keep the key, on its way to one that does.',
    source: `${DYNAMO}, section 4.5`,
  },
  resurrected: {
    name: 'Write that came back',
    sentence: 'A replica had let a write go for one that had seen it, and keeps it again.',
    source: `${DDIA}, chapter on replication`,
  },
  'resurrected-item': {
    name: 'Item that came back',
    sentence: 'An item or field was taken out, and joining put it in again, though nobody had added it anew.',
    source: `${DYNAMO}, section 4.4`,
  },
  sibling: {
    name: 'Sibling',
    sentence: 'A value that is kept beside another because neither of the two writes had seen the other.',
    source: 'Riak’s documentation, on causal context',
  },
  skew: {
    name: 'Skew',
    sentence: 'How far apart two clocks are at the same moment.',
    source: 'Mills, RFC 5905 (Network Time Protocol)',
  },
  'sloppy-quorum': {
    name: 'Sloppy quorum',
    sentence:
      'Where a home of the key does not answer, the answer of another replica counts in its stead; a write that it takes itself it counts under a new name, such as C/1.',
    source: `${DYNAMO}, section 4.6`,
  },
  state: {
    name: 'State',
    sentence: 'The answer to a coordinator’s question: all values that a replica keeps under a key, with their marks.',
    source: `${DYNAMO}, section 4.5`,
  },
  'stale-read': {
    name: 'Stale read',
    sentence: 'The answer lacks a write that had been acknowledged before the read began, though some replica has it.',
    source: 'Bailis et al., “Probabilistically Bounded Staleness” (2012)',
  },
  superseded: {
    name: 'Superseded',
    sentence: 'Replaced by a write whose client had seen it.',
    source: OURS,
  },
  surviving: {
    name: 'Surviving',
    sentence: 'At least one replica still keeps it, or a message or a hint still carries a copy of it.',
    source: OURS,
  },
  tombstone: {
    name: 'Tombstone',
    sentence: 'The mark that a delete leaves, so that a replica which missed it does not bring the value back.',
    source: 'Apache Cassandra’s documentation, on tombstones',
  },
  unknown: {
    name: 'Unknown',
    sentence: 'A write whose client never got an answer and gets none any more, so nothing was promised.',
    source: OURS,
  },
  'version-vector': {
    name: 'Version vector',
    sentence: 'One counter for each replica, or client, which together say how much of each one’s writes was seen.',
    source: 'Parker et al., “Detection of Mutual Inconsistency in Distributed Systems” (1983)',
  },
} as const satisfies { readonly [id: string]: TermEntry };

export type TermId = keyof typeof TERMS;

/** By name, as a dictionary has them. */
export const TERM_LIST: readonly (TermEntry & { readonly id: TermId })[] = (Object.keys(TERMS) as TermId[])
  .map((id) => ({ id, ...TERMS[id] }))
  .sort((one, other) => one.name.localeCompare(other.name, 'en'));
