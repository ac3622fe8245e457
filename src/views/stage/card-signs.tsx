/**
 * Small signs on a card: what is out of the ordinary with it, each an icon with a figure and said in words.
 * New kinds of them are one line in the list that makes them.
 */
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Inbox from 'lucide-react/icons/inbox';
import Pause from 'lucide-react/icons/pause';
import Power from 'lucide-react/icons/power';
import Snail from 'lucide-react/icons/snail';
import StickyNote from 'lucide-react/icons/sticky-note';
import type { ComponentType } from 'react';
import { toMs } from '../../core/time.ts';
import type { ReplicaScene } from '../../core/timeline/scene.ts';

export interface CardSign {
  readonly name: string;
  readonly Icon: ComponentType<{ readonly 'aria-hidden': 'true' }>;
  /** Shown beside the icon. */
  readonly figure?: string;
  readonly words: string;
  readonly isGrave: boolean;
}

type Out = Pick<ReplicaScene, 'isUp' | 'isPaused' | 'isMember' | 'slowUs' | 'hints'>;

/** What is out of the ordinary with a replica for which so many messages wait. */
export function replicaSigns(replica: Out, waiting: number): readonly CardSign[] {
  const { isUp, isPaused, isMember, slowUs, hints } = replica;
  const signs: readonly (CardSign | false)[] = [
    !isUp && isMember && { name: 'crashed', Icon: Power, words: 'Crashed', isGrave: true },
    !isMember && { name: 'apart', Icon: CircleDashed, words: 'Not part of the database', isGrave: false },
    isPaused && { name: 'paused', Icon: Pause, words: 'Paused', isGrave: true },
    slowUs > 0 && { name: 'slow', Icon: Snail, words: `${toMs(slowUs)} ms slower`, isGrave: false },
    hints.length > 0 && {
      name: 'hints',
      Icon: StickyNote,
      figure: String(hints.length),
      words: `Keeps ${hints.map(({ home, key }) => `${key} for ${home}`).join(', ')}`,
      isGrave: false,
    },
    waiting > 0 && {
      name: 'waiting',
      Icon: Inbox,
      figure: String(waiting),
      words: waiting === 1 ? '1 message waits for it' : `${waiting} messages wait for it`,
      isGrave: false,
    },
  ];
  return signs.filter((sign) => sign !== false);
}

export function CardSigns({ signs }: { readonly signs: readonly CardSign[] }) {
  if (signs.length === 0) return null;
  return (
    <span className="card-signs">
      {signs.map(({ name, Icon, figure, words, isGrave }) => (
        <span key={name} className={`card-sign${isGrave ? ' is-grave' : ''}`} title={words}>
          <Icon aria-hidden="true" />
          {figure !== undefined && <span aria-hidden="true">{figure}</span>}
          <span className="visually-hidden">{words}</span>
        </span>
      ))}
    </span>
  );
}
