/** The page on paper: one landscape sheet with the moment that is shown, without what only a hand can use. */
import './print.css';

/** In pixels of CSS, of which 96 are an inch: what the main column may take of a sheet of A4 or Letter. */
const COLUMN = 700;
const PARTS = [
  { selector: '.page-stage', heightMax: 430 },
  { selector: '.page-diagram', heightMax: 160 },
];

/** Stage and diagram are laid out for the screen, so they are printed as they are there, larger or smaller. */
export function listenForPrint(): void {
  addEventListener('beforeprint', () => {
    for (const { selector, heightMax } of PARTS) {
      const part = document.querySelector<HTMLElement>(selector);
      if (part === null) continue;
      const { width, height } = part.getBoundingClientRect();
      part.style.setProperty('--printed-width', `${width}px`);
      part.style.setProperty('--printed-height', `${height}px`);
      part.style.setProperty('--printed-zoom', String(Math.min(COLUMN / width, heightMax / height)));
    }
  });
}
