// Reads a W3C SCXML document into a definition as XState 4 writes it, which the inspector draws. Elements of other kinds are
// left out and named. The parser knows no entities but those of XML itself, so none can grow.
import type { XmlElement } from '@rgrove/parse-xml';
import { parseXml, XmlError } from '@rgrove/parse-xml';
import type { FileProblem } from './file-problem.ts';
import { placeAt, quoted } from './file-problem.ts';
import type { RawAction } from './scxml-actions.ts';
import { attribute, elementsOf, localName, readActions } from './scxml-actions.ts';
import type { ScxmlDefinition } from './scxml-delays.ts';
import { showDelays } from './scxml-delays.ts';

export type ScxmlResult =
  | { readonly definition: ScxmlDefinition; readonly name: string; readonly remarks: readonly string[] }
  | { readonly problems: readonly FileProblem[] };

const depthMax = 100;
const stateNames = ['state', 'parallel', 'final', 'history'];

export function readScxml(text: string): ScxmlResult {
  let root: XmlElement | null;
  try {
    root = parseXml(text, { includeOffsets: true }).root;
  } catch (error) {
    if (!(error instanceof XmlError))
      return { problems: [{ words: 'this XML is nested too deeply, or cannot be read' }] };
    const [words = ''] = error.message.split(/ \(line \d+, column/);
    const { line, column } = error;
    return {
      problems: [
        { words: `this is not well-formed XML: ${words.charAt(0).toLowerCase()}${words.slice(1)}`, line, column },
      ],
    };
  }
  if (root === null || localName(root) !== 'scxml')
    return { problems: [{ words: `an SCXML document begins with <scxml>, this one with <${root?.name ?? ''}>` }] };
  const reader = new ScxmlReader(text);
  const definition = reader.read(root);
  if (reader.problems.length > 0) {
    const inOrder = [...reader.problems].sort((first, second) => (first.line ?? 0) - (second.line ?? 0));
    return { problems: inOrder };
  }
  return { definition, name: attribute(root, 'name') ?? definition.id, remarks: reader.remarks };
}

interface SeenState {
  readonly element: XmlElement;
  readonly id: string;
  readonly parent: SeenState | undefined;
  readonly children: SeenState[];
}

class ScxmlReader {
  readonly problems: FileProblem[] = [];
  readonly remarks: string[] = [];
  readonly #text: string;
  #seen = new Map<string, SeenState>();
  #order = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(root: XmlElement): ScxmlDefinition {
    const ids = new Set<string>();
    this.#collectIds(root, ids, 0);
    let id = attribute(root, 'name') || 'scxml';
    while (ids.has(id)) id += ' document';
    const top = this.#findStates(root, undefined, id, ids);
    const definition = this.#stateOf(top);
    for (const element of elementsOf(root))
      if (localName(element) === 'script') this.#leaveOut('<script> is not run', element);
    const context = this.#readData(root);
    this.remarks.push(...showDelays(definition));
    return context === undefined ? definition : { ...definition, context };
  }

  #collectIds(element: XmlElement, ids: Set<string>, depth: number): void {
    if (depth > depthMax) return this.#tell(`states are nested deeper than ${depthMax} levels`, element);
    for (const child of elementsOf(element)) {
      if (!stateNames.includes(localName(child))) continue;
      const id = attribute(child, 'id');
      if (id !== undefined && ids.has(id)) this.#tell(`the id ${quoted(id)} is used twice`, child);
      if (id !== undefined) ids.add(id);
      this.#collectIds(child, ids, depth + 1);
    }
  }

  #findStates(element: XmlElement, parent: SeenState | undefined, id: string, ids: Set<string>): SeenState {
    const state: SeenState = { element, id, parent, children: [] };
    this.#seen.set(id, state);
    if (depthOf(state) > depthMax) return state;
    for (const child of elementsOf(element)) {
      const kind = localName(child);
      if (!stateNames.includes(kind)) continue;
      let childId = attribute(child, 'id');
      for (let count = 1; childId === undefined; count++) {
        const free = `${id}.${kind}${count}`;
        if (!ids.has(free)) childId = free;
      }
      ids.add(childId);
      state.children.push(this.#findStates(child, state, childId, ids));
    }
    return state;
  }

  #stateOf(state: SeenState): ScxmlDefinition {
    const { element, id } = state;
    const kind = localName(element);
    const order = this.#order++;
    const blocks = (name: string): RawAction[] =>
      elementsOf(element)
        .filter((child) => localName(child) === name)
        .flatMap((block) => readActions(block, (words, at) => this.#leaveOut(words, at)));
    const common = { id, key: id, order, entry: blocks('onentry'), exit: blocks('onexit'), on: {} };
    if (kind === 'history') {
      const [transition] = elementsOf(element).filter((child) => localName(child) === 'transition');
      const [target] = transition ? this.#targets(transition) : [];
      const history = attribute(element, 'type') === 'deep' ? 'deep' : 'shallow';
      return {
        ...common,
        type: 'history',
        history,
        transitions: [],
        invoke: [],
        ...(target === undefined ? {} : { target }),
      };
    }
    this.#checkChildren(element);
    const states = Object.fromEntries(state.children.map((child) => [child.id, this.#stateOf(child)]));
    const type = kind === 'parallel' || kind === 'final' ? kind : state.children.length > 0 ? 'compound' : 'atomic';
    const initial = type === 'compound' ? this.#initialOf(state) : undefined;
    const invoke = elementsOf(element)
      .filter((child) => localName(child) === 'invoke')
      .map((child, place) => this.#invokeOf(child, `${id}.invoke${place + 1}`));
    const transitions = elementsOf(element)
      .filter((child) => localName(child) === 'transition')
      .flatMap((child) => this.#transitionsOf(child, id));
    return { ...common, type, ...(initial === undefined ? {} : { initial }), states, transitions, invoke };
  }

  #initialOf(state: SeenState): string | undefined {
    const element = elementsOf(state.element).find((child) => localName(child) === 'initial');
    const transition = element && elementsOf(element).find((child) => localName(child) === 'transition');
    const told = transition ? this.#targets(transition) : this.#targets(state.element, 'initial');
    if (transition && elementsOf(transition).length > 0)
      this.#leaveOut('actions of <initial> are not shown', transition);
    const target = this.#seen.get((told[0] ?? '').slice(1));
    if (target === undefined) return state.children.find(({ element }) => localName(element) !== 'history')?.id;
    let child: SeenState | undefined = target;
    while (child && child.parent !== state) child = child.parent;
    if (child === undefined) this.#tell(`it begins in ${quoted(target.id)}, which is not inside`, state.element);
    else if (child !== target || told.length > 1)
      this.#leaveOut(`${state.id} begins deeper inside; it is shown as beginning in ${child.id}`, state.element);
    return child?.id;
  }

  #transitionsOf(element: XmlElement, source: string): Record<string, unknown>[] {
    const target = this.#targets(element);
    const cond = attribute(element, 'cond');
    const events = (attribute(element, 'event') ?? '').split(/\s+/).filter((event) => event !== '');
    const actions = readActions(element, (words, at) => this.#leaveOut(words, at));
    return (events.length > 0 ? events : ['']).map((event) => ({
      source: `#${source}`,
      ...(target.length > 0 ? { target } : {}),
      event,
      eventType: event,
      ...(cond === undefined ? {} : { cond: { type: 'xstate.guard', name: cond.trim() } }),
      actions,
      internal: target.length === 0 || attribute(element, 'type') === 'internal',
    }));
  }

  /** Targets as XState writes them; each must be there. */
  #targets(element: XmlElement, name = 'target'): string[] {
    const ids = (attribute(element, name) ?? '').split(/\s+/).filter((id) => id !== '');
    return ids.flatMap((id) => {
      if (this.#seen.get(id)?.parent !== undefined) return [`#${id}`];
      this.#tell(`<${element.name}> leads to ${quoted(id)}, but there is no such state`, element);
      return [];
    });
  }

  #invokeOf(element: XmlElement, freeId: string): Record<string, unknown> {
    for (const child of elementsOf(element))
      if (!['param', 'content'].includes(localName(child)))
        this.#leaveOut(`<${child.name}> of <invoke> is not shown`, child);
    const src = attribute(element, 'src') ?? attribute(element, 'srcexpr') ?? attribute(element, 'type') ?? '';
    return { id: attribute(element, 'id') ?? freeId, src: { type: src } };
  }

  #checkChildren(element: XmlElement): void {
    const known = [...stateNames, 'initial', 'transition', 'onentry', 'onexit', 'invoke', 'datamodel', 'script'];
    for (const child of elementsOf(element)) {
      const name = localName(child);
      if (name === 'donedata') this.#leaveOut('<donedata> is not shown', child);
      else if (!known.includes(name)) this.#leaveOut(`<${child.name}> is not known here and not shown`, child);
    }
  }

  #readData(root: XmlElement): Record<string, unknown> | undefined {
    const data = elementsOf(root)
      .filter((child) => localName(child) === 'datamodel')
      .flatMap(elementsOf);
    if (data.length === 0) return undefined;
    return Object.fromEntries(
      data.map((element) => [attribute(element, 'id') ?? '', readValue(attribute(element, 'expr') ?? element.text)]),
    );
  }

  #leaveOut(words: string, element: XmlElement): void {
    this.remarks.push(`Line ${placeAt(this.#text, element.start).line}: ${words}`);
  }

  #tell(words: string, element: XmlElement): void {
    this.problems.push({ words, ...placeAt(this.#text, element.start) });
  }
}

function depthOf(state: SeenState): number {
  let depth = 0;
  for (let at = state.parent; at !== undefined; at = at.parent) depth++;
  return depth;
}

/** JSON where it is such, else the text of the expression. */
function readValue(expression: string): unknown {
  try {
    return JSON.parse(expression) as unknown;
  } catch {
    return expression.trim();
  }
}
