/**
 * Parts of the page that are loaded when they are first shown. One that cannot be, as without a network, is said to
 * be missing where it would stand, and can be tried again; nothing else suffers.
 */
import { type ComponentType, createContext, lazy, type ReactNode, use, useEffect, useReducer, useState } from 'react';

const Again = createContext<() => void>(() => {});

/** `Missing` stands in for what could not be loaded. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Missing: () => ReactNode = MissingPart,
): ComponentType<Props> {
  const attempt = (): ComponentType<Props> =>
    lazy<ComponentType<Props>>(async () => ({ default: await load().catch(() => Missing) }));
  let Part = attempt();
  return function Later(props: Props) {
    const [, redraw] = useReducer((tries: number) => tries + 1, 0);
    const again = (): void => {
      fetchStylesAgain();
      Part = attempt();
      redraw();
    };
    return (
      <Again value={again}>
        <Part {...props} />
      </Again>
    );
  };
}

/**
 * A part that is fetched at once, for it is needed before long, and drawn as soon as it is there: what React itself
 * waits for it holds back for a third of a second.
 */
export function soon<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Ready: ComponentType<Props> | null = null;
  const settled = load()
    .catch(() => later(load))
    .then((Part) => {
      Ready = Part;
    });
  return function Soon(props: Props) {
    const [Part, setPart] = useState(() => Ready);
    useEffect(() => {
      if (Part === null) void settled.then(() => setPart(() => Ready));
    }, [Part]);
    return Part === null ? null : <Part {...props} />;
  };
}

function MissingPart() {
  return (
    <div className="missing" role="alert">
      <p>This part of the page could not be loaded. Is there a network?</p>
      <button type="button" className="button" onClick={use(Again)}>
        Try again
      </button>
    </div>
  );
}

/** In place of what only adorns: nobody waits for it, and it comes when there is a network again. */
export function Unseen(): null {
  const again = use(Again);
  useEffect(() => {
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  });
  return null;
}

/** What styles a part is not asked for twice, also where it did not come. */
function fetchStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    try {
      void link.sheet?.cssRules;
    } catch {
      // A failed answer counts as one from elsewhere, which may not be looked into.
      link.replaceWith(link.cloneNode());
    }
}
