/** When drawing the page has failed for good there is no page: in its place stands what to do. */
import type { Lab } from './lab.ts';
import { reloadWithWork } from './reload.ts';

export function showBroken(root: HTMLElement, lab: Lab, error: unknown): void {
  const said = Object.assign(document.createElement('main'), { className: 'in-place' });
  said.setAttribute('role', 'alert');
  const title = Object.assign(document.createElement('h1'), { textContent: 'Something in the page broke' });
  const text = Object.assign(document.createElement('p'), {
    textContent: 'It is a mistake of the page, not of yours. Your work is still here, and comes along.',
  });
  const button = Object.assign(document.createElement('button'), {
    className: 'button is-main',
    textContent: 'Load the page again',
    onclick: () => void reloadWithWork(lab),
  });
  const why = Object.assign(document.createElement('p'), {
    className: 'mono',
    textContent: error instanceof Error ? error.message : String(error),
  });
  said.append(title, text, button, why);
  root.replaceChildren(said);
  button.focus();
}
