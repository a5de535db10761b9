// The executable content of an SCXML document, as actions in the way XState writes them. Expressions stay texts: nothing of a
// document is ever run.
import type { XmlElement } from '@rgrove/parse-xml';

export type RawAction = Readonly<Record<string, unknown>> & { readonly type: string };

/** Tells what was left out, with the element it stood in. */
export type LeaveOut = (words: string, element: XmlElement) => void;

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.type === 'element');
}

export function attribute(element: XmlElement, name: string): string | undefined {
  return Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
}

/** The name without the prefix of a namespace. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

export function readActions(block: XmlElement, leaveOut: LeaveOut): RawAction[] {
  return elementsOf(block).flatMap((element): RawAction[] => {
    const name = localName(element);
    switch (name) {
      case 'raise':
        return [{ type: 'xstate.raise', event: attribute(element, 'event') ?? '' }];
      case 'send':
        return [readSend(element)];
      case 'cancel':
        return [
          { type: 'xstate.cancel', sendId: attribute(element, 'sendid') ?? attribute(element, 'sendidexpr') ?? '' },
        ];
      case 'assign':
        return [
          {
            type: 'xstate.assign',
            assignment: { [attribute(element, 'location') ?? '']: attribute(element, 'expr') ?? element.text.trim() },
          },
        ];
      case 'log':
        return [
          { type: 'xstate.log', label: attribute(element, 'label') ?? '', expr: attribute(element, 'expr') ?? '' },
        ];
      case 'if':
        leaveOut('which branch of <if> runs is not worked out', element);
        return [{ type: 'xstate.choose' }];
      case 'foreach':
      case 'script':
        leaveOut(`<${name}> is named, and not run`, element);
        return [{ type: name }];
      default:
        leaveOut(`<${element.name}> is not known here and not shown`, element);
        return [];
    }
  });
}

function readSend(element: XmlElement): RawAction {
  const event = attribute(element, 'event') ?? attribute(element, 'eventexpr') ?? '';
  const delay = attribute(element, 'delay') ?? attribute(element, 'delayexpr');
  const to = attribute(element, 'target') ?? attribute(element, 'targetexpr');
  const id = attribute(element, 'id');
  return {
    type: 'xstate.send',
    event: { type: event },
    ...(delay === undefined ? {} : { delay: readDelay(delay) }),
    ...(to === undefined || to === '' ? {} : { to }),
    ...(id === undefined ? {} : { id }),
  };
}

/** Milliseconds for `1.5s` and `500ms`; other words, such as expressions, stay as they are. */
export function readDelay(text: string): number | string {
  const found = /^\s*'?\s*(\d*\.?\d+)\s*(ms|s|m|h|d)\s*'?\s*$/i.exec(text);
  if (found === null) return text.trim();
  const factor = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[(found[2] ?? '').toLowerCase()] ?? 1;
  return Math.round(Number(found[1]) * factor);
}
