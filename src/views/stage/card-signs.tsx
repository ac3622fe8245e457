/**
 * Small signs on a card: what is out of the ordinary with it, each an icon with a figure and said in words.
 * New kinds of them are one line in the list that makes them.
 */
import Inbox from 'lucide-react/icons/inbox';
import Power from 'lucide-react/icons/power';
import type { ComponentType } from 'react';

export interface CardSign {
  readonly name: string;
  readonly Icon: ComponentType<{ readonly 'aria-hidden': 'true' }>;
  /** Shown beside the icon. */
  readonly figure?: string;
  readonly words: string;
  readonly isGrave: boolean;
}

/** What a small card says by signs; a large one has words of its own for a crash. */
export function replicaSigns({
  isUp,
  waiting,
}: {
  readonly isUp: boolean;
  readonly waiting: number;
}): readonly CardSign[] {
  return [
    ...(isUp ? [] : [{ name: 'crashed', Icon: Power, words: 'Crashed', isGrave: true }]),
    ...(waiting > 0
      ? [
          {
            name: 'waiting',
            Icon: Inbox,
            figure: String(waiting),
            words: waiting === 1 ? '1 message waits for it' : `${waiting} messages wait for it`,
            isGrave: false,
          },
        ]
      : []),
  ];
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
