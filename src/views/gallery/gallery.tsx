/** All built-in scenarios by the idea that each shows, each with a picture of its decisive moment, and files of one's own. */
import Download from 'lucide-react/icons/download';
import FlaskConical from 'lucide-react/icons/flask-conical';
import FolderOpen from 'lucide-react/icons/folder-open';
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { openEmptyLab } from '../../app/empty-lab.ts';
import { createPlates } from '../../app/plates.ts';
import { commands, lab, useLab } from '../../app/store.ts';
import type { Plate } from '../../core/timeline/plate.ts';
import { BUILT_INS, type BuiltIn } from '../../scenario/built-in/index.ts';
import { EMPTY_LAB } from '../../scenario/empty-lab-words.ts';
import { Button } from '../../ui/button.tsx';
import { useCloseDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { PlateFigure } from '../../ui/plate/plate.tsx';
import { fileNameOf, saveFile } from '../../ui/save-file.ts';
import { counted } from '../../ui/words.ts';
import { groupedByIdea, isWanted, wantedOf } from './by-idea.ts';
import { nextCard } from './next-card.ts';
import './gallery.css';

/** Kept while the page is open: a picture is made once. */
const plates = createPlates(commands.askPlate);

export function Gallery() {
  const current = useLab((state) => state.session.scenario.title);
  const [wanted, setWanted] = useState('');
  const gallery = useRef<HTMLDivElement>(null);
  const found = wantedOf(BUILT_INS, wanted);
  const isEmptyWanted = isWanted(EMPTY, wanted);
  const made = useStore(plates.store);
  /** The one card that Tab leads to: the last that had the focus, else the scenario that is open, else the first. */
  const [last, setLast] = useState<string | null>(null);
  const isFound = (id: string | undefined): boolean => found.some((entry) => entry.id === id);
  const open = BUILT_INS.find(({ title }) => title === current)?.id;
  const stop = last !== null && isFound(last) ? last : isFound(open) ? open : found[0]?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another search finds others
  useEffect(() => {
    plates.want([...found, ...BUILT_INS]);
  }, [wanted]);
  useEffect(() => plates.rest, []);
  useEffect(() => {
    // After the dialog has put the focus where dialogs have it; a finger has not asked for a keyboard.
    const frame = requestAnimationFrame(() => {
      const isTouched = matchMedia('(pointer: coarse)').matches;
      const dialog = gallery.current?.closest('dialog');
      dialog?.querySelector<HTMLElement>(isTouched ? '.dialog-title' : 'input[type="search"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const cards = [...(gallery.current?.querySelectorAll<HTMLElement>('.gallery-card') ?? [])];
    const from = cards.indexOf(event.target as HTMLElement);
    const isSearch = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (from < 0 && !(isSearch && event.key === 'ArrowDown')) return;
    const boxes = cards.map((card) => card.getBoundingClientRect());
    const to = from < 0 ? 0 : nextCard(boxes, from, event.key);
    if (to === null) return;
    event.preventDefault();
    cards[to]?.focus();
    cards[to]?.scrollIntoView({ block: 'nearest' });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/noNoninteractiveElementInteractions: the cards in it have roles and keys; arrows lead among them
    <div ref={gallery} className="gallery" onKeyDown={walk}>
      <div className="gallery-top">
        <TextField
          label="Search"
          type="search"
          placeholder="a word from title, idea or source"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Files />
      </div>
      <p className="visually-hidden" role="status">
        {counted(found.length, 'scenario')}
      </p>
      {isEmptyWanted && <EmptyLab />}
      {found.length === 0 && !isEmptyWanted && (
        <p className="gallery-nothing">
          No scenario has all of these words. <Button onClick={() => setWanted('')}>Show all</Button>
        </p>
      )}
      {groupedByIdea(found).map(({ idea, entries }) => (
        <section key={idea} className="gallery-idea" aria-label={idea}>
          <h3>{idea}</h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry.id}>
                <Card
                  entry={entry}
                  plate={made.get(entry.id)}
                  isCurrent={entry.title === current}
                  isStop={entry.id === stop}
                  onFocus={() => setLast(entry.id)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface CardProps {
  readonly entry: BuiltIn;
  /** Undefined until it has been made. */
  readonly plate: Plate | null | undefined;
  readonly isCurrent: boolean;
  readonly isStop: boolean;
  onFocus(): void;
}

function Card({ entry, plate, isCurrent, isStop, onFocus }: CardProps) {
  const close = useCloseDialog();
  const open = async (): Promise<void> => {
    commands.openScenario(await entry.load());
    close();
  };
  return (
    <button
      type="button"
      className="gallery-card"
      tabIndex={isStop ? 0 : -1}
      aria-current={isCurrent ? 'true' : undefined}
      data-scenario={entry.id}
      onFocus={onFocus}
      onClick={() => void open()}
    >
      <span className="gallery-plate">
        {plate == null ? (
          <span className="gallery-blank">{plate === null ? 'no picture' : ''}</span>
        ) : (
          <PlateFigure plate={plate} />
        )}
      </span>
      <span className="gallery-text">
        <span className="gallery-title">
          {entry.title}
          {isCurrent && <span className="gallery-current"> open now</span>}
        </span>
        <span>{entry.summary}</span>
        {plate != null && <span className="gallery-moment">In the picture: {plate.text}</span>}
      </span>
      <span className="gallery-source">{entry.source}</span>
    </button>
  );
}

/** By which words the empty lab is found. */
const EMPTY = {
  idea: 'own blank sandbox without script',
  title: EMPTY_LAB.title,
  summary: EMPTY_LAB.description,
  source: '',
};

/** Nobody's story: set apart from them. */
function EmptyLab() {
  const close = useCloseDialog();
  const open = async (): Promise<void> => {
    await openEmptyLab(lab.store.getState(), commands);
    close();
  };
  return (
    <p className="gallery-empty">
      <Button icon={<FlaskConical aria-hidden="true" />} onClick={() => void open()}>
        {EMPTY_LAB.title}
      </Button>
      <span>
        Replicas A, B and C, clients alice and bob, system and strategy as chosen now. {EMPTY_LAB.description}
      </span>
    </p>
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
