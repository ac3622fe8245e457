/** What lies over the ground and explains it; all of it comes with the page's leisure. */
import type { ActorId } from '../../core/ids.ts';
import type { StageLayout } from './cast.ts';
import ClockWords from './clock-words.tsx';
import Decisions from './decisions.tsx';
import Disagreement from './disagreement.tsx';
import type { Box } from './geometry.ts';
import Legend from './legend.tsx';
import LetterTip from './letter-tip.tsx';
import type { Link } from './links.ts';

interface OverGroundProps {
  readonly layout: StageLayout;
  readonly names: readonly Box[];
  readonly links: readonly Link[];
  readonly actors: readonly ActorId[];
}

export default function OverGround(props: OverGroundProps) {
  return (
    <>
      <Legend layout={props.layout} names={props.names} links={props.links} />
      <Disagreement layout={props.layout} links={props.links} />
      <Decisions {...props} />
      <LetterTip {...props} />
      <ClockWords layout={props.layout} />
    </>
  );
}
