/**
 * Letters too many to be read, on a canvas: each is a small stamp of its outline and colour, made once and
 * copied. Five thousand cost a few milliseconds a frame.
 */
import type { MessageKind } from '../../core/timeline/events.ts';
import type { Identity } from '../../ui/identity.ts';
import { outlineOf } from './letters.ts';
import type { Size } from './layout.ts';

const WIDTH = 18;
const HEIGHT = 12;
/** Room for what stands out of the outline. */
const MARGIN = 5;

export interface Swarm {
  resize(size: Size): void;
  begin(): void;
  stampOf(kind: MessageKind, identity: Identity): ImageBitmap;
  put(stamp: ImageBitmap, x: number, y: number): void;
  /** After a change of colours: stamps are made again. */
  forget(): void;
}

export function createSwarm(canvas: HTMLCanvasElement): Swarm {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const stamps = new Map<string, ImageBitmap>();
  let ratio = 1;

  const make = (kind: MessageKind, { color, shape }: Identity): ImageBitmap => {
    const stamp = new OffscreenCanvas(Math.ceil((WIDTH + 2 * MARGIN) * ratio), Math.ceil((HEIGHT + 2 * MARGIN) * ratio));
    const brush = stamp.getContext('2d') as OffscreenCanvasRenderingContext2D;
    brush.scale(ratio, ratio);
    brush.translate(WIDTH / 2 + MARGIN, HEIGHT / 2 + MARGIN);
    const outline = new Path2D(outlineOf(kind, WIDTH, HEIGHT));
    brush.fillStyle = resolved(canvas, 'var(--paper-raised)');
    brush.strokeStyle = resolved(canvas, color);
    brush.fill(outline);
    brush.stroke(outline);
    brush.scale(8 / 24, 8 / 24);
    brush.translate(-12, -12);
    brush.fillStyle = brush.strokeStyle;
    brush.fill(new Path2D(shape));
    return stamp.transferToImageBitmap();
  };

  return {
    resize({ width, height }) {
      ratio = Math.min(2, devicePixelRatio || 1);
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      stamps.clear();
    },
    begin: () => context.clearRect(0, 0, canvas.width, canvas.height),
    stampOf(kind, identity) {
      const name = `${kind} ${identity.client}`;
      const known = stamps.get(name);
      if (known !== undefined) return known;
      const made = make(kind, identity);
      stamps.set(name, made);
      return made;
    },
    put(stamp, x, y) {
      context.drawImage(stamp, Math.round((x - WIDTH / 2 - MARGIN) * ratio), Math.round((y - HEIGHT / 2 - MARGIN) * ratio));
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
