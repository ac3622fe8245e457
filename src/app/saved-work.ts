/** What goes into links and files, and what is made of one that is opened. Loaded with the first that is wanted. */
import { parseSavedRun } from '../scenario/format.ts';
import { type Answer, refusal } from '../scenario/problem.ts';
import type { Panels, SavedRun } from '../scenario/saved-run.ts';
import { PHONE, type SideTab, showTab, useOpened } from './dialogs.ts';
import { opened } from './history.ts';
import { usePageSettings } from './page-settings.ts';
import type { Player } from './player.ts';
import type { Runs } from './runs.ts';
import type { LabState, LabStore } from './state.ts';

export { decodeLink as readLink, encodeLink as linkOf } from '../scenario/link.ts';
export { textOfRun as textOf } from '../scenario/write.ts';

const FILE_MAX_BYTES = 8_000_000;

/** This moment, and all that it takes to come back to it. */
export function savedNow({ session, branches, step, run, selection }: LabState, timeUs: number): SavedRun {
  const { tab } = useOpened.getState();
  // What was picked out a while ago and is told nowhere now is no part of the moment.
  const isTold = tab === 'inspector' || (selection?.kind === 'write' && (tab === 'ledger' || tab === 'diagram'));
  const panels = panelsNow(tab);
  return {
    session,
    branches,
    playheadUs: Math.floor(timeUs),
    stateHash: run?.stateHash ?? null,
    ...(step < 0 ? {} : { step }),
    ...(selection === null || !isTold ? {} : { open: selection }),
    ...(Object.keys(panels).length === 0 ? {} : { panels }),
  };
}

/** On a phone the diagram is a tab. */
const panelsNow = (tab: SideTab): Panels => ({
  ...(tab === 'ledger' || tab === 'diagram' ? {} : { tab }),
  ...(tab === 'diagram' || usePageSettings.getState().diagram === 'shown' ? { diagram: 'shown' } : {}),
});

/** For as long as the page is open, and not kept. */
function openPanels({ tab, diagram }: Panels): void {
  const shown = tab ?? (diagram === 'shown' && matchMedia(PHONE).matches ? 'diagram' : undefined);
  if (shown !== undefined) showTab(shown);
  if (diagram !== undefined) usePageSettings.setState({ diagram });
}

export async function readFile(file: File): Promise<Answer<SavedRun>> {
  if (file.size > FILE_MAX_BYTES)
    return refusal('', `It has ${file.size} bytes; a scenario has at most ${FILE_MAX_BYTES}.`);
  return parseSavedRun(await file.text());
}

/** Paused at the moment that was kept; a scenario with nothing done to it plays from its start. */
export function show(
  { session, branches = [], playheadUs, step, stateHash, open: selection, panels = {} }: SavedRun,
  refused: string,
  store: LabStore,
  runs: Runs,
  player: Player,
): void {
  const isUntouched = playheadUs === 0 && step === undefined && session.actions.length === 0;
  if (!isUntouched) player.pause();
  store.setState({ selection: selection ?? null, asked: null, notice: null });
  openPanels(panels);
  runs.take(
    opened(store.getState(), session, branches),
    isUntouched ? { kind: 'start' } : { kind: 'at', timeUs: playheadUs, step },
    refused,
    stateHash,
  );
}
