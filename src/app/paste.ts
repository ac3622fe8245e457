/** A scenario's text, or a link, pasted anywhere on the page but into a field is opened. */
import type { LabCommands } from './state.ts';

/** What begins like one of them: anything else that is pasted was meant for elsewhere. */
const SCENARIO = /^\s*\{/;
const LINK = /#v\d+\.\S*$/;

export function listenForPaste({ openFile, openLink }: Pick<LabCommands, 'openFile' | 'openLink'>): () => void {
  const hear = (event: ClipboardEvent): void => {
    if (event.target instanceof Element && event.target.closest('input, textarea, dialog') !== null) return;
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    const link = LINK.exec(text)?.[0];
    if (SCENARIO.test(text)) openFile(new File([text], 'Pasted text'));
    else if (link !== undefined) openLink(link);
  };
  addEventListener('paste', hear);
  return () => removeEventListener('paste', hear);
}
