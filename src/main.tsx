/** Starts the page and the worker, and puts the parts of the screen into their places. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDialog } from './app/dialogs.ts';
import { listenForFiles } from './app/file-drop.ts';
import { listenForHotkeys } from './app/hotkeys.ts';
import { applyPageSettings } from './app/page-settings.ts';
import { commands, lab, useLab } from './app/store.ts';
import { TermOpener } from './ui/glossary/term-opener.ts';
import { IdentityProvider } from './ui/glyph.tsx';
import { later, Unseen } from './ui/later.tsx';
import { Captions } from './views/captions/captions.tsx';
import { Page } from './views/frame/page.tsx';
import { Stage } from './views/stage/index.ts';
import { Transport } from './views/transport/transport.tsx';

/** Loaded when they are first opened. */
const Ledger = later(async () => (await import('./views/ledger/ledger.tsx')).Ledger);
const Transcript = later(async () => (await import('./views/transcript/transcript.tsx')).Transcript);
const Inspector = later(async () => (await import('./views/inspector/inspector.tsx')).Inspector);
const Gallery = later(async () => (await import('./views/gallery/gallery.tsx')).Gallery);
const Palette = later(async () => (await import('./views/palette/palette.tsx')).Palette);
const Keys = later(async () => (await import('./views/keys/keys.tsx')).Keys);
const Words = later(async () => (await import('./views/words/words.tsx')).Words);
const Share = later(async () => (await import('./views/share/share.tsx')).Share);
const Spacetime = later(async () => (await import('./views/spacetime/spacetime.tsx')).Spacetime);
const Settings = later(async () => (await import('./views/settings/settings.tsx')).Settings);
const Staleness = later(async () => (await import('./views/staleness/staleness.tsx')).Staleness);
const Comparison = later(async () => (await import('./views/comparison/comparison.tsx')).Comparison);
const NoticeBar = later(async () => (await import('./views/notice/notice.tsx')).NoticeBar, Unseen);
const Resolve = later(async () => (await import('./views/resolve/resolve.tsx')).Resolve);

function App() {
  const clients = useLab((state) => state.run?.effective.clients ?? state.session.scenario.clients);
  return (
    <IdentityProvider clients={clients.map(({ id }) => id)}>
      <TermOpener value={openWord}>
        <Page
          stage={<Stage />}
          diagram={<Spacetime />}
          captions={<Captions />}
          transport={<Transport />}
          ledger={<Ledger />}
          inspector={<Inspector />}
          transcript={<Transcript />}
          notice={<NoticeBar />}
          dialogs={{
            gallery: { title: 'Scenarios', width: 'wide', content: <Gallery /> },
            share: { title: 'Share this moment', content: <Share /> },
            palette: { title: 'Do anything', content: <Palette /> },
            keys: { title: 'Keys', content: <Keys /> },
            words: { title: 'Words', content: <Words /> },
            comparison: { title: 'The same run under each strategy', width: 'wide', content: <Comparison /> },
          }}
          settings={<Settings staleness={<Staleness />} />}
          resolve={<Resolve />}
        />
      </TermOpener>
    </IdentityProvider>
  );
}

const openWord = (term: string): void => openDialog({ kind: 'words', term });

/** What the page can do without, where it cannot be had. */
const bring = (load: () => Promise<unknown>): void => void load().catch(() => {});

applyPageSettings();
lab.start();
listenForHotkeys(commands, lab.store.getState);
// At once: a browser takes a file that nobody listens for in place of the page.
listenForFiles(commands.openFile);
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#v')) commands.openLink(location.hash);
});
// With the page's leisure; a dialog before anybody asks for one.
addEventListener('load', () => {
  bring(async () => (await import('./leisure.ts')).atLeisure(lab));
  bring(() => import('./ui/dialog.tsx'));
});

const root = document.getElementById('root') as HTMLElement;
const onUncaughtError = (error: unknown): void =>
  void import('./app/broken-page.ts').then(({ showBroken }) => showBroken(root, lab, error));

createRoot(root, { onUncaughtError }).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
