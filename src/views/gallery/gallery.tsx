/** All built-in scenarios by the idea that each shows, and files of one's own. */
import Download from 'lucide-react/icons/download';
import FolderOpen from 'lucide-react/icons/folder-open';
import { type ChangeEvent, useRef, useState } from 'react';
import { commands, useLab } from '../../app/store.ts';
import { BUILT_INS } from '../../scenario/built-in/index.ts';
import { Button } from '../../ui/button.tsx';
import { useCloseDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { fileNameOf, saveFile } from '../../ui/save-file.ts';
import { counted } from '../../ui/words.ts';
import { groupedByIdea, isWanted } from './by-idea.ts';
import './gallery.css';

export function Gallery() {
  const current = useLab((state) => state.session.scenario.title);
  const [wanted, setWanted] = useState('');
  const found = BUILT_INS.filter((entry) => isWanted(entry, wanted));
  return (
    <div className="gallery">
      <Files />
      <TextField
        label="Search"
        type="search"
        placeholder="a word from title, summary, idea or source"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <p className="visually-hidden" role="status">
        {counted(found.length, 'scenario')}
      </p>
      {found.length === 0 && <p>No scenario has all of these words.</p>}
      {groupedByIdea(found).map(({ idea, entries }) => (
        <section key={idea} className="gallery-idea">
          <h3>{idea}</h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} isCurrent={entry.title === current} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry, isCurrent }: { readonly entry: (typeof BUILT_INS)[number]; readonly isCurrent: boolean }) {
  const close = useCloseDialog();
  const open = async (): Promise<void> => {
    commands.openScenario(await entry.load());
    close();
  };
  return (
    <button
      type="button"
      className="gallery-entry"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => void open()}
    >
      <span className="gallery-text">
        <span className="gallery-title">
          {entry.title}
          {isCurrent && <span className="gallery-current"> open now</span>}
        </span>
        <span>{entry.summary}</span>
      </span>
      <span className="gallery-source">{entry.source}</span>
    </button>
  );
}

function Files() {
  const title = useLab((state) => state.session.scenario.title);
  const close = useCloseDialog();
  const picker = useRef<HTMLInputElement>(null);
  const open = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    commands.openFile(file);
    close();
  };
  return (
    <div className="gallery-files">
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Scenario file"
        onChange={open}
      />
      <Button icon={<FolderOpen aria-hidden="true" />} onClick={() => picker.current?.click()}>
        Open file…
      </Button>
      <Button
        icon={<Download aria-hidden="true" />}
        onClick={() => void saveFile(fileNameOf(title), commands.makeFile())}
      >
        Save as a file
      </Button>
      <p>You can also drop a scenario’s file anywhere on the page.</p>
    </div>
  );
}
