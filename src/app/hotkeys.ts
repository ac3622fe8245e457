/** Keys of the whole page: those of video players, undo, and what opens dialogs. One table for the listener and for people. */
import { showWhole, zoomIn, zoomOut } from './camera.ts';
import { openDialog } from './dialogs.ts';
import { markFocused } from './partitions.ts';
import type { LabCommands, LabState } from './state.ts';

export interface Hotkey {
  /** As an event gives it, letters small; `mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[];
  readonly label: string;
  /** Also where somebody types. */
  readonly isEverywhere?: boolean;
  press(commands: LabCommands, state: LabState): void;
}

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 8] as const;

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

/** Where keys have a meaning of their own. */
const OWN_KEYS =
  'input, select, textarea, [contenteditable], [role="slider"], [role="tab"], [role="menu"], dialog, [popover]';
/** Where anything typed is a text: brackets have no other meaning elsewhere. */
const TEXTS = 'input, select, textarea, [contenteditable], dialog';
/** Where the space bar presses what is focused. */
const PRESSABLE = 'button, a, summary, [role="button"]';

export function listenForHotkeys(commands: LabCommands, state: () => LabState): void {
  addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const pressed = keyOf(event);
    const hotkey = HOTKEYS.find(({ keys }) => keys.includes(pressed));
    if (hotkey === undefined || event.defaultPrevented) return;
    if (!hotkey.isEverywhere && target?.closest(/[[\]]/.test(event.key) ? TEXTS : OWN_KEYS)) return;
    if (event.key === ' ' && target?.closest(PRESSABLE)) return;
    event.preventDefault();
    hotkey.press(commands, state());
  });
}

function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (altKey) return `alt+${name}`;
  if (ctrlKey || metaKey) return `mod+${shiftKey ? 'shift+' : ''}${name}`;
  return name;
}
