/**
 * Who and what is who: the names that stay the same for good.
 *
 * All of them are strings, so a run can be written down, but each has a type of its own: a replica's name
 * cannot be passed where a client's is wanted. The `…Id` functions are the only place where a bare string
 * becomes a name.
 */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A replica, for instance `A`. */
export type ReplicaId = Branded<string, 'ReplicaId'>;
/** A client, for instance `alice`. */
export type ClientId = Branded<string, 'ClientId'>;
/** An end of a link: a replica or a client. The two never share a name within one scenario. */
export type NodeId = ReplicaId | ClientId;
/**
 * The name under which counters are kept in vectors and dots: a replica's, a client's, a replica's new one after it lost
 * its disk, or the one of a write that it took for others.
 */
export type ActorId = Branded<string, 'ActorId'>;
/** A key of the database. */
export type Key = Branded<string, 'Key'>;
/** One operation of one client, in the order in which it was written down: `alice#3`. */
export type OperationId = Branded<string, 'OperationId'>;
/** The operation that stored a value: a write keeps the name of its operation for good. */
export type WriteId = OperationId;
/** One message, named by its cause: `alice#3/replicate/A>B`. */
export type MessageId = Branded<string, 'MessageId'>;

export const replicaId = (name: string): ReplicaId => name as ReplicaId;
export const clientId = (name: string): ClientId => name as ClientId;
export const actorId = (name: string): ActorId => name as ActorId;
/** `C/2`: of the second write that C has taken for others. */
export const standInActor = (actor: ActorId, takings: number): ActorId => actorId(`${actor}/${takings}`);
export const keyOf = (name: string): Key => name as Key;
export const operationId = (name: string): OperationId => name as OperationId;
export const messageId = (name: string): MessageId => name as MessageId;
