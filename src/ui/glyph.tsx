/** The mark of a client and of its writes: the one component that draws it. */
import { createContext, memo, type ReactNode, use, useMemo } from 'react';
import type { ClientId, WriteId } from '../core/ids.ts';
import { authorOf, type Identity, identitiesOf, strangerOf } from './identity.ts';
import './identity.css';

const Identities = createContext<ReadonlyMap<ClientId, Identity>>(new Map());

/** Tells everything inside which clients there are, in the scenario's order. */
export function IdentityProvider({
  clients,
  children,
}: {
  readonly clients: readonly ClientId[];
  readonly children: ReactNode;
}) {
  const names = clients.join('\n');
  const identities = useMemo(() => identitiesOf(names === '' ? [] : (names.split('\n') as ClientId[])), [names]);
  return <Identities value={identities}>{children}</Identities>;
}

export function useIdentity(client: ClientId): Identity {
  return use(Identities).get(client) ?? strangerOf(client);
}

export const useIdentities = (): ReadonlyMap<ClientId, Identity> => use(Identities);

/** Type that reads at 11 px in a glyph of 18; two characters have room for it in a glyph of this size only. */
const TYPE = 16;
const TYPE_OF_TWO = 13;
const TWO_MIN = 24;

/** Decoration beside a name; a reader of screens hears the name. It grows with the type of the page. */
export const Glyph = memo(function Glyph({ client, size = 20 }: { readonly client: ClientId; readonly size?: number }) {
  const identity = useIdentity(client);
  const letter = size < TWO_MIN ? identity.initial : identity.letter;
  return (
    <svg className="glyph" style={{ '--glyph': `${size}px` }} viewBox="-1 -1 26 26" aria-hidden="true">
      <path d={identity.shape} fill={identity.color} />
      <text
        x="12"
        y={identity.letterY}
        fill={identity.ink}
        fontSize={letter.length > 1 ? TYPE_OF_TWO : TYPE}
        fontWeight="700"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {letter}
      </text>
    </svg>
  );
});

interface WriteNameProps {
  readonly write: WriteId;
  readonly size?: number;
  /** What the name says, where there is room to tell. */
  readonly tip?: string | null;
}

/** A write by its mark and its name: `◯ alice#3`. */
export function WriteName({ write, size = 18, tip }: WriteNameProps) {
  const client = authorOf(write);
  const { color } = useIdentity(client);
  return (
    <span className="write-name" style={{ color }} title={tip ?? undefined}>
      <Glyph client={client} size={size} />
      {write}
    </span>
  );
}
