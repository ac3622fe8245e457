/** The worker's entry: puts the lab behind the thread's door. */
import { expose } from 'comlink';
import { startLab } from './lab.ts';

expose(startLab());
