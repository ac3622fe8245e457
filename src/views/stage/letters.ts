/** How a message looks: an outline by what it is for, the mark of the write that it carries, and the value. */
import type { Selection } from 'd3-selection';
import type { ClientId, MessageId } from '../../core/ids.ts';
import { messageName } from '../../core/narrate/message-nouns.ts';
import { valueWords } from '../../core/narrate/value-words.ts';
import type { MessageKind, WaitReason } from '../../core/network/message-kind.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { authorOf, type Identity } from '../../ui/identity.ts';
import { WAITS_FOR } from '../../ui/letter/waits.ts';
import type { Stack } from './stacks.ts';

export const LETTER_HEIGHT = 26;
const EMPTY_WIDTH = 36;
const GLYPH = 20;
const PADDING = 4;
/** What the flap of an envelope takes of its left. */
const FLAP = 7;

export interface Letter {
  readonly width: number;
  /** Whose mark it bears: of the write that it carries, else of the operation that it serves. */
  readonly author: ClientId;
  readonly text: string;
  readonly label: string;
}

export function letterOf(flight: Flight, charactersMax: number): Letter {
  const [first, ...rest] = flight.carries;
  const words =
    first === undefined
      ? ''
      : first.deleted && charactersMax > 0
        ? '∅'
        : shortened(valueWords(first.value), charactersMax);
  const text = rest.length === 0 || charactersMax === 0 ? words : `${words} +${rest.length}`;
  const width = flapOf(flight.kind) + (text === '' ? EMPTY_WIDTH : GLYPH + 3 * PADDING + Math.ceil(widthOf(text)));
  const carried = flight.carries
    .map(({ write, value, deleted }) => `${write} ${deleted ? 'deleted' : valueWords(value)}`)
    .join(', ');
  const label = [
    `${messageName(flight.kind)} from ${flight.from} to ${flight.to}`,
    ...(carried === '' ? [] : [carried]),
    ...(flight.says === '' ? [] : [flight.says]),
    ...(flight.waiting === null ? [] : [waitWords(flight.waiting)]),
  ].join(', ');
  return { width, author: authorOf(first?.write ?? flight.operation), text, label };
}

/** As wide as the largest letter with so many characters. */
export const widthOfLetter = (characters: number): number =>
  FLAP + (characters === 0 ? EMPTY_WIDTH : GLYPH + 3 * PADDING + Math.ceil(characters * CHARACTER));

/** Pixels of a character, about. */
const CHARACTER = 7.5;

const waitWords = (reason: WaitReason): string => (reason === 'held' ? 'held' : `waiting ${WAITS_FOR[reason]}`);

const flapOf = (kind: MessageKind): number => (kind === 'replicate' ? FLAP : 0);

/** Texts as wide as the browser will draw them; the same few come again and again. */
const widths = new Map<string, number>();
const WIDTHS_MAX = 2_000;
let ruler: CanvasRenderingContext2D | null = null;

function widthOf(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (ruler === null) {
    ruler = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    ruler.font = `500 14px ${getComputedStyle(document.body).fontFamily}`;
  }
  const { width } = ruler.measureText(text);
  if (widths.size < WIDTHS_MAX) widths.set(text, width);
  return width;
}

const shortened = (words: string, charactersMax: number): string =>
  charactersMax === 0 ? '' : words.length > charactersMax ? `${words.slice(0, charactersMax - 1)}…` : words;

/** The outline of a letter around the origin; strokes and dashes are in `letters.css`, by the same kind. */
export function outlineOf(kind: MessageKind, width: number, height = LETTER_HEIGHT): string {
  const w = width / 2;
  const h = height / 2;
  switch (kind) {
    case 'request':
      return `M${-w + 3} ${-h}H${w - 3}a3 3 0 0 1 3 3V${h - 3}a3 3 0 0 1 -3 3H${-w + 3}a3 3 0 0 1 -3 -3V${-h + 3}a3 3 0 0 1 3 -3Z`;
    case 'reply':
      return `M${-w + h} ${-h}H${w - h}a${h} ${h} 0 0 1 0 ${height}H${-w + h}a${h} ${h} 0 0 1 0 ${-height}Z`;
    // Answers that say no more than that something is there are round at one end, and have the sign of what they answer.
    case 'acknowledge':
      return `M${-w} ${-h}H${w - h}a${h} ${h} 0 0 1 0 ${height}H${-w}Z`;
    case 'handed-off':
      return `M${-w} ${-h}H${-w + 4}V${-h - 4}H${-w + 14}V${-h}H${w - h}a${h} ${h} 0 0 1 0 ${height}H${-w}Z`;
    case 'transferred':
      return `M${-w} ${-h}H${w - h}a${h} ${h} 0 0 1 0 ${height}H${-w}ZM${-w} ${-h}L0 ${-h + 7}L${w - h} ${-h}`;
    case 'forward':
      return `M${-w} ${-h}H${w - 6}L${w + 3} 0L${w - 6} ${h}H${-w}Z`;
    case 'replicate':
      return `M${-w} ${-h}H${w}V${h}H${-w}ZM${-w} ${-h}L${-w + FLAP} 0L${-w} ${h}`;
    case 'ask-state':
      return `M${-w + 7} ${-h}H${w - 7}L${w} 0L${w - 7} ${h}H${-w + 7}L${-w} 0Z`;
    case 'state':
      return `M${-w} ${-h}H${w}V${h}H${-w}ZM${-w - 3} ${-h - 3}H${w + 3}V${h + 3}H${-w - 3}Z`;
    // A tab on top, as of a note that is kept for somebody; handed over, it has the point of what is handed on.
    case 'hint':
      return `M${-w} ${-h}H${-w + 4}V${-h - 4}H${-w + 14}V${-h}H${w}V${h}H${-w}Z`;
    case 'handoff':
      return `M${-w} ${-h}H${-w + 4}V${-h - 4}H${-w + 14}V${-h}H${w - 6}L${w + 3} 0L${w - 6} ${h}H${-w}Z`;
    // A tree's three nodes hang from its edge; below those that differ lies what is kept there.
    case 'compare':
      return `M${-w} ${-h}H${w}V${h}H${-w}ZM${-w + 5} ${h}v5M0 ${h}v5M${w - 5} ${h}v5`;
    case 'exchange':
      return `M${-w} ${-h}H${w}V${h}H${-w}ZM${-w + 5} ${h}v5M0 ${h}v5M${w - 5} ${h}v5M${-w + 2} ${h + 5}H${w - 2}`;
    case 'transfer':
      return `M${-w} ${-h}H${w}V${h}H${-w}ZM${-w} ${-h}L0 ${-h + 7}L${w} ${-h}`;
    case 'repair':
      return `M${-w + 6} ${-h}H${w - 6}L${w} ${-h + 6}V${h - 6}L${w - 6} ${h}H${-w + 6}L${-w} ${h - 6}V${-h + 6}Z`;
  }
}

/** Draws the inside of letters that have just come, and of those that show something else than they did. */
export function drawLetters(
  letters: Selection<SVGGElement, Flight, SVGGElement, unknown>,
  identityOf: (client: ClientId) => Identity,
  charactersOf: (flight: Flight) => number,
): void {
  letters.each(function draw(flight) {
    const { width, author, text, label } = letterOf(flight, charactersOf(flight));
    this.setAttribute('aria-label', label);
    const shown = [flight.kind, width, author, text].join('\n');
    if (this.dataset['shown'] === shown) return;
    this.dataset['shown'] = shown;
    this.replaceChildren();
    delete this.dataset['stack'];
    const identity = identityOf(author);
    const body = add(this, 'g', { class: 'letter-body' });
    add(body, 'rect', {
      class: 'letter-touch',
      x: -Math.max(width, 44) / 2,
      y: -22,
      width: Math.max(width, 44),
      height: 44,
    });
    add(body, 'path', {
      class: `letter-outline is-${flight.kind}`,
      d: outlineOf(flight.kind, width),
      stroke: identity.color,
    });
    const left = text === '' ? (flapOf(flight.kind) - GLYPH) / 2 : -width / 2 + flapOf(flight.kind) + PADDING;
    const glyph = add(body, 'g', { transform: `translate(${left} ${-GLYPH / 2}) scale(${GLYPH / 24})` });
    add(glyph, 'path', { d: identity.shape, fill: identity.color });
    add(glyph, 'text', { class: 'letter-initial', x: 12, y: identity.letterY, fill: identity.ink }).textContent =
      identity.initial;
    add(body, 'path', {
      class: 'letter-pin',
      d: `M${width / 2 - 6} ${-LETTER_HEIGHT / 2 - 6}h3v10h-3ZM${width / 2} ${-LETTER_HEIGHT / 2 - 6}h3v10h-3Z`,
    });
    if (text !== '') add(body, 'text', { class: 'letter-value', x: left + GLYPH + 4, y: 0 }).textContent = text;
  });
}

/** How many lie in one place, on the topmost of them. A pointer comes to all by one list. Drawn only where it has changed. */
export function drawCount(letter: SVGGElement, message: MessageId, width: number, stack: Stack | undefined): void {
  const listed = stack?.join('\n');
  if (letter.dataset['stack'] === listed) return;
  letter.querySelector('.letter-count')?.remove();
  letter.classList.toggle('is-stacked', stack !== undefined);
  if (stack === undefined || listed === undefined) {
    delete letter.dataset['stack'];
    return;
  }
  letter.dataset['stack'] = listed;
  if (stack.at(-1) !== message) return;
  const words = String(stack.length);
  const wide = 12 + 8 * words.length;
  const corner = { x: width / 2 - 4, y: -LETTER_HEIGHT / 2 };
  const body = add(letter, 'g', { class: 'letter-count', transform: `translate(${corner.x} ${corner.y})` });
  add(body, 'rect', { x: -wide / 2, y: -10, width: wide, height: 20, rx: 10 });
  add(body, 'text', { y: 0 }).textContent = words;
}

function add(parent: Element, name: string, attributes: { readonly [name: string]: string | number }): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  parent.append(element);
  return element;
}
