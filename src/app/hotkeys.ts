/** Keys of the whole page: those of video players, undo, and what opens dialogs. One table for the listener and for people. */
import { showWhole, zoomIn, zoomOut } from './camera.ts';
import { openDialog, useOpened } from './dialogs.ts';
import { markFocused } from './partitions.ts';
import { SPEEDS } from './speeds.ts';
import type { LabCommands, LabState } from './state.ts';
import { keepTyped } from './typed-ahead.ts';

export interface Hotkey {
  /** As an event gives it, letters small; `mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[];
  readonly label: string;
  /** Also where somebody types. */
  readonly isEverywhere?: boolean;
  press(commands: LabCommands, state: LabState): void;
}

export const HOTKEYS: readonly Hotkey[] = [
  {
    keys: [' ', 'k'],
    label: 'Play or pause',
    press: (commands, { isPlaying }) => (isPlaying ? commands.pause() : commands.play()),
  },
  { keys: ['ArrowLeft'], label: 'Step back', press: (commands) => commands.stepBy(-1) },
  { keys: ['ArrowRight'], label: 'Step on', press: (commands) => commands.stepBy(1) },
  // Some keyboards have brackets behind AltGr.
  { keys: ['[', 'alt+['], label: 'Decision before', press: (commands) => commands.seekDecision('before') },
  { keys: [']', 'alt+]'], label: 'Next decision', press: (commands) => commands.seekDecision('after') },
  { keys: ['Home'], label: 'Restart', press: (commands) => commands.restart() },
  {
    keys: ['<', ','],
    label: 'Slower',
    press: (commands, { speed }) => commands.setSpeed(SPEEDS.findLast((other) => other < speed) ?? speed),
  },
  {
    keys: ['>', '.'],
    label: 'Faster',
    press: (commands, { speed }) => commands.setSpeed(SPEEDS.find((other) => other > speed) ?? speed),
  },
  { keys: ['mod+z'], label: 'Undo', press: (commands) => commands.undo() },
  { keys: ['mod+shift+z', 'mod+y'], label: 'Redo', press: (commands) => commands.redo() },
  { keys: ['+', '='], label: 'The stage nearer', press: zoomIn },
  { keys: ['-'], label: 'The stage further away', press: zoomOut },
  { keys: ['0'], label: 'The whole stage', press: showWhole },
  { keys: ['x'], label: 'Mark the replica that has the focus, to cut it off with others', press: markFocused },
  {
    keys: ['mod+k'],
    label: 'Do anything: actions, settings, scenarios',
    isEverywhere: true,
    press: () => openDialog({ kind: 'palette' }),
  },
  { keys: ['?'], label: 'All keys', press: () => openDialog({ kind: 'keys' }) },
];

/** Where anything typed is a text, or stands before the page. */
const TEXTS = 'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, [contenteditable], dialog';
/** What is over the page, and has keys of its own; brackets have no other meaning there. */
const OVERLAYS = '[role="menu"], [popover]';
/** Where keys that move choose something. Tabs take theirs by themselves. */
const MOVABLE = 'input, [role="slider"]';
const MOVES = /^(Arrow|Home|End|Page)/;
/** Where the space bar presses what is focused. */
const PRESSABLE = 'button, a, summary, input, [role="button"]';

export function listenForHotkeys(commands: LabCommands, state: () => LabState): void {
  keepTyped();
  addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const pressed = keyOf(event);
    const hotkey = HOTKEYS.find(({ keys }) => keys.includes(pressed));
    if (hotkey === undefined || event.defaultPrevented) return;
    if (hotkey.isEverywhere !== true && (isCovered() || (target !== null && isOwn(target, event)))) return;
    event.preventDefault();
    hotkey.press(commands, state());
  });
}

/** Whether a dialog is asked for that stands before the page; it may still have to come. */
function isCovered(): boolean {
  const kind = useOpened.getState().opened?.kind;
  return kind !== undefined && kind !== 'composer' && kind !== 'growth';
}

/** Whether the key means something else where it is pressed. */
function isOwn(target: Element, { key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const isIn = (places: string): boolean => target.closest(places) !== null;
  if (isIn(TEXTS)) return true;
  if (isIn(OVERLAYS)) return !/[[\]]/.test(key);
  // A list of choices goes to the one that begins with the letter.
  if (isIn('select')) return !(ctrlKey || metaKey);
  return (MOVES.test(key) && isIn(MOVABLE)) || (key === ' ' && isIn(PRESSABLE));
}

function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (altKey) return `alt+${name}`;
  if (ctrlKey || metaKey) return `mod+${shiftKey ? 'shift+' : ''}${name}`;
  return name;
}
