// XML as text: escaped, indented, and without the characters that XML forbids.

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlElement[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlElement[] = [],
): XmlElement {
  return { name, attributes, children };
}

export function xmlText(root: XmlElement, indent = ''): string {
  const attributes = Object.entries(root.attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeXml(value)}"`]))
    .join('');
  if (root.children.length === 0) return `${indent}<${root.name}${attributes}/>\n`;
  const inner = root.children.map((child) => xmlText(child, `${indent}  `)).join('');
  return `${indent}<${root.name}${attributes}>\n${inner}${indent}</${root.name}>\n`;
}

/** For attributes and text alike; line ends and tabs survive in an attribute. */
export function escapeXml(text: string): string {
  return allowedInXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A comment may hold anything but two dashes. */
export function xmlComment(lines: readonly string[]): string {
  const words = lines.map((line) =>
    allowedInXml(line)
      .replace(/-(?=-)/g, '- ')
      .replace(/-$/, '- '),
  );
  return `<!--\n${words.map((line) => `  ${line}\n`).join('')}-->\n`;
}

/** Characters that XML 1.0 has no way to write become the sign for an unknown one. */
function allowedInXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
