// What a key means in the diagram, by what has the focus: a state, a transition, or neither.

export type DiagramAct =
  | 'larger'
  | 'smaller'
  | 'actual size'
  | 'fit'
  | 'search'
  | 'choose'
  | 'fold'
  | 'walk'
  | 'first'
  | 'last'
  | 'next way out'
  | 'previous way out'
  | 'leave edge';

/** What stands under the diagram for those who use keys. */
export const keysInWords =
  'Arrow keys move, Enter chooses, F folds, E goes along the ways out, B sets a breakpoint, / searches, + and - zoom, 9 fits.';

const anywhere: Readonly<Record<string, DiagramAct>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'actual size',
  '9': 'fit',
  '/': 'search',
};

const onState: Readonly<Record<string, DiagramAct>> = {
  Enter: 'choose',
  ' ': 'choose',
  f: 'fold',
  e: 'next way out',
  E: 'previous way out',
  Home: 'first',
  End: 'last',
  ArrowUp: 'walk',
  ArrowDown: 'walk',
  ArrowLeft: 'walk',
  ArrowRight: 'walk',
};

const onEdge: Readonly<Record<string, DiagramAct>> = {
  Enter: 'choose',
  ' ': 'choose',
  Escape: 'leave edge',
  e: 'next way out',
  E: 'previous way out',
  ArrowDown: 'next way out',
  ArrowRight: 'next way out',
  ArrowUp: 'previous way out',
  ArrowLeft: 'previous way out',
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

export function actOfKey(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  on: 'state' | 'edge' | 'canvas',
): DiagramAct | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const own = on === 'state' ? onState : on === 'edge' ? onEdge : {};
  return (Object.hasOwn(own, key) ? own[key] : undefined) ?? (Object.hasOwn(anywhere, key) ? anywhere[key] : undefined);
}
