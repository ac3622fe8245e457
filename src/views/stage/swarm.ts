/**
 * Letters too many to be read, on a canvas: each is a small stamp of its outline and colour, made once and
 * copied. A crowd of thousands is drawn as dashes, for a browser without a graphics card takes ten times as
 * long to copy an image as to fill a rectangle; each client's dashes have a form of their own.
 */
import type { MessageKind } from '../../core/network/message-kind.ts';
import type { Identity } from '../../ui/identity.ts';
import type { Size } from './geometry.ts';
import { outlineOf } from './letters.ts';

const WIDTH = 18;
const HEIGHT = 12;
/** Room for what stands out of the outline. */
const MARGIN = 5;

/** Widths and heights of dashes, told apart at a glance and of about the same weight. */
const FORMS = [
  [8, 6],
  [4, 11],
  [13, 3],
  [6, 6],
  [3, 15],
  [10, 5],
  [5, 8],
  [16, 2],
] as const;

export interface Stamp {
  readonly image: ImageBitmap;
  readonly color: string;
  readonly width: number;
  readonly height: number;
}

export interface Swarm {
  resize(size: Size): void;
  begin(): void;
  stampOf(kind: MessageKind, identity: Identity): Stamp;
  put(stamp: Stamp, x: number, y: number): void;
  /** Quickest where those of one colour follow one another. */
  dash(stamp: Stamp, x: number, y: number): void;
  /** After a change of colours: stamps are made again. */
  forget(): void;
}

export function createSwarm(canvas: HTMLCanvasElement): Swarm {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const stamps = new Map<string, Stamp>();
  /** Clients in the order in which they were met. */
  const met: string[] = [];
  let ratio = 1;
  let color = '';

  const make = (kind: MessageKind, identity: Identity): Stamp => {
    const stamp = new OffscreenCanvas(
      Math.ceil((WIDTH + 2 * MARGIN) * ratio),
      Math.ceil((HEIGHT + 2 * MARGIN) * ratio),
    );
    const brush = stamp.getContext('2d') as OffscreenCanvasRenderingContext2D;
    brush.scale(ratio, ratio);
    brush.translate(WIDTH / 2 + MARGIN, HEIGHT / 2 + MARGIN);
    const outline = new Path2D(outlineOf(kind, WIDTH, HEIGHT));
    brush.fillStyle = resolved(canvas, 'var(--paper-raised)');
    brush.strokeStyle = resolved(canvas, identity.color);
    brush.fill(outline);
    brush.stroke(outline);
    brush.scale(8 / 24, 8 / 24);
    brush.translate(-12, -12);
    brush.fillStyle = brush.strokeStyle;
    brush.fill(new Path2D(identity.shape));
    if (!met.includes(identity.client)) met.push(identity.client);
    const [width, height] = FORMS[met.indexOf(identity.client) % FORMS.length] as (typeof FORMS)[number];
    return {
      image: stamp.transferToImageBitmap(),
      color: String(brush.fillStyle),
      width: width * ratio,
      height: height * ratio,
    };
  };

  return {
    resize({ width, height }) {
      ratio = Math.min(2, devicePixelRatio || 1);
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      stamps.clear();
    },
    begin() {
      context.clearRect(0, 0, canvas.width, canvas.height);
      color = '';
    },
    stampOf(kind, identity) {
      const name = `${kind} ${identity.client}`;
      const known = stamps.get(name);
      if (known !== undefined) return known;
      const made = make(kind, identity);
      stamps.set(name, made);
      return made;
    },
    put({ image }, x, y) {
      context.drawImage(
        image,
        Math.round((x - WIDTH / 2 - MARGIN) * ratio),
        Math.round((y - HEIGHT / 2 - MARGIN) * ratio),
      );
    },
    dash(stamp, x, y) {
      if (stamp.color !== color) {
        color = stamp.color;
        context.fillStyle = color;
      }
      context.fillRect(
        Math.round(x * ratio - stamp.width / 2),
        Math.round(y * ratio - stamp.height / 2),
        stamp.width,
        stamp.height,
      );
    },
    forget: () => stamps.clear(),
  };
}

/** A colour as the canvas understands it: custom properties and `light-dark()` worked out by the browser. */
function resolved(canvas: HTMLCanvasElement, color: string): string {
  canvas.style.color = color;
  const result = getComputedStyle(canvas).color;
  canvas.style.color = '';
  return result;
}
