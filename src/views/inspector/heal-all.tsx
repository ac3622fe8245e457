/** The way back from any number of cuts. */
import { commands, useLab } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/words.ts';
import { Actions } from './parts.tsx';

export function HealAll() {
  const cuts = useLab((state) => new Set(state.scene.cuts.map(({ from, to }) => [from, to].sort().join('\n'))).size);
  if (cuts === 0) return null;
  return (
    <Actions>
      <Button onClick={() => commands.act({ do: 'heal-all' })}>
        Heal all links ({counted(cuts, 'is cut', 'are cut')})
      </Button>
    </Actions>
  );
}
