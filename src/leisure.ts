/** What the page does without at first: loaded with its leisure, once the picture stands. */
import { keepAddress } from './app/address.ts';
import type { Lab } from './app/lab.ts';
import { keepPage } from './app/offline.ts';
import { listenForPresses } from './ui/tips.ts';
import { listenForPrint } from './views/frame/print.ts';

export function atLeisure(lab: Lab): void {
  listenForPresses();
  listenForPrint();
  keepAddress(lab);
  void keepPage();
}
