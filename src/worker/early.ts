/** A script of its own, so small that it runs before the page's script has been read. */
import { startFirst } from './first-worker.ts';

startFirst();
