// JSON as it is read best. The texts come from the app, and may be cut off anywhere.

const longest = 200_000;

export function jsonText(text: string): string {
  if (text.length > longest) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
