/**
 * The page: where its parts are at every size. The parts come in from outside; what is lazy among them loads
 * when it is first shown.
 */
import { type ReactNode, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { closeDialog, type Opened, openDialog, PHONE, showTab, useOpened } from '../../app/dialogs.ts';
import { usePageSettings } from '../../app/page-settings.ts';
import { isBusy } from '../../app/state.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import { later } from '../../ui/later.tsx';
import '../../ui/tokens.css';
import '../../ui/fonts.css';
import '../../ui/base.css';
import './page.css';
import './landscape.css';
import { Header } from './header.tsx';
import { Side, useSideTab } from './side.tsx';

/** Fetched with the page's leisure, before anybody asks for one. */
const Dialog = later(async () => (await import('../../ui/dialog.tsx')).Dialog);

export interface PageParts {
  readonly stage: ReactNode;
  /** Below the stage; on a phone, in the sheet. */
  readonly diagram: ReactNode;
  readonly captions: ReactNode;
  readonly transport: ReactNode;
  readonly ledger: ReactNode;
  readonly inspector: ReactNode;
  readonly transcript: ReactNode;
  readonly settings: ReactNode;
  /** What is in a dialog, once asked for. */
  readonly dialogs: { readonly [Kind in Exclude<Opened['kind'], 'composer' | 'growth'>]: DialogPart };
  /** Shown while siblings wait for the person's decision. */
  readonly resolve: ReactNode;
  readonly notice: ReactNode;
}

export interface DialogPart {
  readonly title: string;
  readonly width?: 'narrow' | 'wide';
  readonly content: ReactNode;
}

export function Page(parts: PageParts) {
  const kind = useOpened(({ opened }) => opened?.kind ?? null);
  const tab = useSideTab();
  const isAsked = useLab((state) => state.asked !== null);
  const isWaiting = useLab(isBusy);
  const stage = useRef<HTMLElement>(null);
  const isPhone = useMedia(PHONE);
  useHeldTime(kind !== null && HOLDING.has(kind));
  const dialog = kind === null || kind === 'composer' || kind === 'growth' ? null : { kind, ...parts.dialogs[kind] };

  return (
    <div className="page">
      <button type="button" className="skip-link" onClick={() => stage.current?.focus()}>
        Skip to the stage
      </button>
      <Header
        onGallery={() => openDialog({ kind: 'gallery' })}
        onSettings={() => showTab('settings')}
        onShare={() => openDialog({ kind: 'share' })}
      />
      <main className="page-main">
        <section ref={stage} className="page-stage" tabIndex={-1} aria-label="Stage" aria-busy={isWaiting}>
          {parts.stage}
        </section>
        <div className="page-notice">
          <Suspense>{parts.notice}</Suspense>
        </div>
        {!isPhone && <DiagramPart>{parts.diagram}</DiagramPart>}
        {parts.captions}
        {parts.transport}
      </main>
      <Side tab={tab} {...parts} diagram={isPhone ? parts.diagram : null} />
      <Suspense>
        {dialog !== null && (
          <Dialog key={dialog.kind} title={dialog.title} width={dialog.width} onClose={() => closeDialog(dialog.kind)}>
            <Suspense fallback={<Loading />}>{dialog.content}</Suspense>
          </Dialog>
        )}
      </Suspense>
      {isAsked && kind === null && <Suspense>{parts.resolve}</Suspense>}
    </div>
  );
}

/** Over these one reads, and misses what happens meanwhile. */
const HOLDING: ReadonlySet<Opened['kind']> = new Set(['gallery', 'keys', 'words', 'comparison']);

/** Time stands still, and goes on afterwards if it went and another run has not come. */
function useHeldTime(isHeld: boolean): void {
  useEffect(() => {
    const { isPlaying, run } = lab.store.getState();
    if (!isHeld || !isPlaying) return;
    commands.pause();
    return () => {
      if (lab.store.getState().run === run) commands.play();
    };
  }, [isHeld]);
}

/** Not there at first, for the stage comes first; its button stands with those of the transport. */
function DiagramPart({ children }: { readonly children: ReactNode }) {
  const isOpen = usePageSettings((page) => page.diagram) === 'shown';
  if (!isOpen) return null;
  return (
    <section className="page-diagram" aria-label="Space-time diagram">
      <Suspense>{children}</Suspense>
    </section>
  );
}

function useMedia(media: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(media);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => matchMedia(media).matches,
  );
}

const Loading = () => <p className="page-loading">Loading…</p>;
