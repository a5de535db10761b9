// Texts that a person hands to the page or takes from it: pasted, saved, copied. Apart from the reading of files, because the
// first view needs these and none of that.

/** A text that was pasted, as if it had come in a file. */
export function fileOfText(text: string): File {
  return new File([text], 'The pasted text', { type: 'application/json' });
}

/** Hands a text to the browser as a download. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts a text where Paste finds it. False when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or not there on plain http: the person copies it from the field.
    return false;
  }
}
