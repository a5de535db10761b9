// Hands something made here to the person: as a file, or where Paste finds it.

/** Saves through a link to a blob, which works without a server too. */
export function saveAsFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** False when the browser does not let us, or knows no such thing. */
export async function copyContent(content: Blob): Promise<boolean> {
  try {
    if (content.type === 'image/png') await navigator.clipboard.write([new ClipboardItem({ [content.type]: content })]);
    else await navigator.clipboard.writeText(await content.text());
    return true;
  } catch {
    return false;
  }
}
