/** Something that the person has to know, over the stage until they close it. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import Info from 'lucide-react/icons/info';
import X from 'lucide-react/icons/x';
import { commands, useLab } from '../../app/store.ts';
import type { InputProblem } from '../../scenario/problem.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { asSentence } from '../../ui/words.ts';
import './notice.css';

const PROBLEMS = 5;

export function NoticeBar() {
  const notice = useLab((state) => state.notice);
  // The alert is there before it has something to say: some readers do not announce one that comes with its text.
  return <div role="alert">{notice !== null && <NoticeCard {...notice} />}</div>;
}

interface NoticeCardProps {
  readonly tone: 'news' | 'problem';
  readonly title: string;
  readonly problems: readonly InputProblem[];
}

function NoticeCard({ tone, title, problems }: NoticeCardProps) {
  const hasLink = tone === 'problem' && location.hash.length > 1;
  return (
    <div className={`notice is-${tone}`}>
      {tone === 'problem' ? <CircleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
      <div className="notice-text">
        <p className="notice-title">{title}</p>
        {problems.length > 0 && (
          <ul>
            {problems.slice(0, PROBLEMS).map(({ path, message, hint }) => (
              <li key={`${path} ${message}`}>
                {path !== '' && <span className="notice-path mono">{path} </span>}
                {asSentence(message)}
                {hint !== undefined && <span className="notice-hint"> {asSentence(hint)}</span>}
              </li>
            ))}
          </ul>
        )}
        {problems.length > PROBLEMS && <p className="notice-hint">and {problems.length - PROBLEMS} more</p>}
        {hasLink && <Button onClick={goHome}>Go to the home page</Button>}
      </div>
      <IconButton label="Close" icon={<X />} tip="below-left" onClick={() => commands.closeNotice()} />
    </div>
  );
}

/** The page without what stands after the `#`. */
function goHome(): void {
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}
