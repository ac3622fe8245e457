/** Hands a text to the browser's download, once it is there. */
export async function saveFile(name: string, making: Promise<string>): Promise<void> {
  const text = await making;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A title as the name of a file: `Two carts, one key` becomes `two-carts-one-key.json`. */
export const fileNameOf = (title: string): string =>
  `${
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'scenario'
  }.json`;
