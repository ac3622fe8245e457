/** One client: what it remembers of each key, what it waits for, and what it can do. */
import { useLab } from '../../app/store.ts';
import type { ClientId } from '../../core/ids.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ContextCells } from '../../ui/tag-chip.tsx';
import { listed } from '../../ui/words.ts';
import { ClientForm } from './client-form.tsx';
import { ClockPart } from './clock-part.tsx';
import { Absent, Card, NameWords, Part, Siblings, useActors } from './parts.tsx';

export function ClientCard({ id }: { readonly id: ClientId }) {
  const client = useLab((state) => state.scene.clients.find((other) => other.id === id));
  const actors = useActors();
  if (client === undefined) return <Absent>There is no client {id} in this run.</Absent>;
  const { near, clock, remembered, waitingFor } = client;
  return (
    <Card
      kind="Client"
      name={
        <>
          <Glyph client={id} /> {id}
        </>
      }
      state={`talks to ${near}`}
    >
      {waitingFor.length > 0 && <Absent>Waits for the answer to {listed(waitingFor)}.</Absent>}
      {waitingFor.map((name) => (
        <NameWords key={name} name={name} />
      ))}
      <ClientForm client={id} remembered={remembered} />
      <Part title="Last got">
        {remembered.length === 0 && <Absent>nothing yet</Absent>}
        {remembered.map(({ key, siblings, context }) => (
          <div key={key} className="kept-key">
            <span>{key}</span>
            {context.kind !== 'none' && <ContextCells context={context} actors={actors} />}
            <Siblings siblings={siblings} actors={actors} />
          </div>
        ))}
      </Part>
      <ClockPart node={id} clock={clock} />
    </Card>
  );
}
