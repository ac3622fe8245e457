/** All keys: those of the whole page, and those of the things that have the focus. */
import { HOTKEYS } from '../../app/hotkeys.ts';
import './keys.css';

interface KeyLine {
  readonly keys: readonly string[];
  readonly label: string;
}

/** These belong to what has the focus: its own code listens for them. */
const FOCUSED: readonly (KeyLine & { readonly where: string })[] = [
  { where: 'Anywhere', keys: ['Tab'], label: 'To the next button, link, letter or field' },
  { where: 'Anywhere', keys: ['Enter'], label: 'Does what it says; cuts or heals a link' },
  { where: 'Dialogs, menus', keys: ['Escape'], label: 'Closes it' },
  { where: 'Menus, lists, letters', keys: ['ArrowUp', 'ArrowDown'], label: 'To the one before, to the next' },
  { where: 'Tabs', keys: ['ArrowLeft', 'ArrowRight'], label: 'To the tab before, to the next' },
  { where: 'Clocks', keys: ['ArrowLeft', 'ArrowRight'], label: '1 ms back, 1 ms on' },
  { where: 'Clocks', keys: ['shift+ArrowLeft', 'shift+ArrowRight'], label: '10 ms back, 10 ms on' },
  { where: 'Clocks', keys: ['PageDown', 'PageUp'], label: '100 ms back, 100 ms on' },
];

export function Keys() {
  return (
    <section className="keys" aria-label="All keys" tabIndex={0}>
      <h3>Of the whole page</h3>
      <dl>
        {HOTKEYS.map((line) => (
          <Line key={line.label} {...line} />
        ))}
      </dl>
      <h3>Of what has the focus</h3>
      <dl>
        {FOCUSED.map((line) => (
          <Line key={`${line.where} ${line.label}`} {...line} label={`${line.where}: ${lower(line.label)}`} />
        ))}
      </dl>
    </section>
  );
}

const Line = ({ keys, label }: KeyLine) => (
  <div>
    <dt>
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && ' or '}
          <kbd>{keyWords(key)}</kbd>
        </span>
      ))}
    </dt>
    <dd>{label}</dd>
  </div>
);

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A key as it is printed on keyboards. */
const keyWords = (key: string): string =>
  (key === '+' ? ['+'] : key.split('+'))
    .map((part) => KEY_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(IS_MAC ? ' ' : ' + ');

const KEY_NAMES: { readonly [key: string]: string } = {
  mod: IS_MAC ? '⌘' : 'Ctrl',
  alt: IS_MAC ? '⌥' : 'Alt',
  shift: IS_MAC ? '⇧' : 'Shift',
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
};
