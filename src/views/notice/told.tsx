/** Something that the person has to know, until they close it, and the one thing that they can do about it. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import Info from 'lucide-react/icons/info';
import X from 'lucide-react/icons/x';
import { useEffect } from 'react';
import { useOpened } from '../../app/dialogs.ts';
import { problemWithAll, tell } from '../../app/notices.ts';
import type { LabState, Notice, RefusedSettings } from '../../app/state.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import type { InputProblem } from '../../scenario/problem.ts';
import { IconButton } from '../../ui/button.tsx';
import { asSentence } from '../../ui/words.ts';
import { WayOut } from './way-out.tsx';

const PROBLEMS = 5;

export function Told() {
  const notice = useLab(({ notice: told, run, worker }) =>
    told !== null && run === null && worker === 'failed' ? NEVER_STARTED : told,
  );
  const refused = useLab((state) => state.refused);
  const catalogue = useLab((state) => state.catalogue);
  const isFormShown = useOpened(({ form }) => form !== 'away');
  useEffect(tellOfMissingParts, []);
  if (notice !== null) return <NoticeCard {...notice} />;
  return refused !== null && !isFormShown && <NoticeCard {...noticeOf(refused, catalogue)} />;
}

/** Chosen without the form, as by the palette: each problem with the label that its option has there. */
function noticeOf({ tried, problems }: RefusedSettings, catalogue: LabState['catalogue']): Notice {
  const options = catalogue?.systems.find(({ id }) => id === tried.system?.kind)?.options ?? [];
  const labelOf = (path: string): string =>
    options.find(({ name }) => path === `system.${name}`)?.label.concat(':') ?? path;
  return {
    tone: 'problem',
    title: 'This cannot be chosen here',
    problems: problems.map((problem) => ({ ...problem, path: labelOf(problem.path) })),
  };
}

function NoticeCard({ tone, title, problems }: Notice) {
  const isMissing = problems.some(isOfMissingPart);
  return (
    <div className={`notice is-${tone}`}>
      {tone === 'problem' ? <CircleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
      <div className="notice-text">
        <p className="notice-title">{title}</p>
        {problems.length > 0 && (
          <ul>
            {problems
              .slice(0, PROBLEMS)
              .map((problem) => (isOfMissingPart(problem) ? MISSING : problem))
              .map(({ path, message, hint }) => (
                <li key={`${path} ${message}`}>
                  {path !== '' && <span className="notice-path mono">{path} </span>}
                  {asSentence(message)}
                  {hint !== undefined && <span className="notice-hint"> {asSentence(hint)}</span>}
                </li>
              ))}
          </ul>
        )}
        {problems.length > PROBLEMS && <p className="notice-hint">and {problems.length - PROBLEMS} more</p>}
        {tone === 'problem' && <WayOut isPartMissing={isMissing} />}
      </div>
      <IconButton label="Close" icon={<X />} tip="below-left" onClick={() => commands.closeNotice()} />
    </div>
  );
}

/** Nothing could be lost yet. */
const NEVER_STARTED: Notice = {
  tone: 'problem',
  title: 'The computing part of the page cannot be started',
  problems: [problemWithAll('is there a network?', 'then load the page again')],
};

const MISSING = problemWithAll('a part of the page that this takes could not be loaded', 'is there a network?');

/** As the browsers say it, each in its own words. */
const isOfMissingPart = ({ message }: Pick<InputProblem, 'message'>): boolean =>
  /dynamically imported module|module script|preload CSS/i.test(message);

/** Whatever a person asks for may take a part that is still to be loaded. */
function tellOfMissingParts(): () => void {
  const hear = ({ reason }: PromiseRejectionEvent): void => {
    if (!(reason instanceof Error) || !isOfMissingPart(reason)) return;
    // A dialog would hide what is said behind it.
    useOpened.setState({ opened: null });
    tell(lab.store, 'problem', 'That cannot be done now', [problemWithAll(reason.message)]);
  };
  addEventListener('unhandledrejection', hear);
  return () => removeEventListener('unhandledrejection', hear);
}
