/** The engine's benchmark as a worker of a browser. */
import { measureEngine } from './engine.ts';

self.addEventListener('message', ({ data }: MessageEvent<number>) => self.postMessage(measureEngine(data)));
