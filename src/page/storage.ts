// What the browser keeps for the lab between visits: palette, shortcuts, speed; and for one tab, until that is closed. Work is
// kept elsewhere. Where storage is refused (private windows, some schools), it lasts as long as the page.

const prefix = 'sms-lab.';
const memory = new Map<string, string>();

export type StoredKey = 'palette' | 'shortcuts' | 'scale' | 'speed';

export function readStored(key: StoredKey): string | undefined {
  try {
    return localStorage.getItem(prefix + key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

export function writeStored(key: StoredKey, value: string | undefined): void {
  if (value === undefined) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === undefined) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, value);
  } catch {
    // Refused or full: the page remembers it until it is closed.
  }
}

/** What this tab keeps over a reload; undefined when there is nothing, or storage is refused. */
export function readOfTab(key: string): string | undefined {
  try {
    return sessionStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeOfTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(prefix + key, value);
  } catch {
    // Refused or full: the tab does without.
  }
}
