// In which order lines cross the borders of boxes. Boxes are laid out from inside out, but which order makes lines outside
// meet least is known only outside: so it is asked for first, from outside in, with sizes that were found roughly before.
import { canvas, childrenOf } from './chart-shape.ts';
import { containerGraph } from './container-graph.ts';
import type { ContainerInput } from './container-input.ts';
import { localNames } from './container-input.ts';
import type { ElkGraph, ElkPort } from './elk-graph.ts';
import type { PlacedContainer } from './placed-container.ts';

export type PortOrders = ReadonlyMap<string, readonly string[]>;

/**
 * @param containers The outermost first.
 * @param sizes Of the boxes that hold others.
 */
export function* choosePortOrders(
  inputOf: (container: string) => ContainerInput,
  containers: readonly string[],
  sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>,
): Generator<ElkGraph, PortOrders, ElkGraph> {
  const orders = new Map<string, readonly string[]>();
  const inner = new Map<string, PlacedContainer>();
  for (const [id, { width, height }] of sizes) inner.set(id, { ...emptyContainer, width, height });
  for (const container of containers) {
    const input = { ...inputOf(container), inner, portOrders: orders, freesPorts: true };
    const children = childrenOf(input.shape, container).filter((id) => (input.plan.ports.get(id)?.length ?? 0) > 1);
    if (children.length === 0) continue;
    const nameOf = localNames();
    const laidOut = yield containerGraph(input, nameOf, {});
    const box = container === canvas ? laidOut : (laidOut.children?.[0] ?? laidOut);
    for (const id of children) {
      const placed = new Map(
        box.children?.find((child) => child.id === nameOf(id))?.ports?.map((port) => [port.id, port]),
      );
      const along = (port: string): number => placeAlong(placed.get(nameOf(port)));
      const ports = input.plan.ports.get(id) ?? [];
      orders.set(
        id,
        ports.map((port) => port.id).sort((a, b) => along(a) - along(b)),
      );
    }
  }
  return orders;
}

/** The far corners are the ends of all sides, so the sum tells the order on each of them. */
function placeAlong(port: ElkPort | undefined): number {
  return (port?.x ?? 0) + (port?.y ?? 0);
}

const emptyContainer: PlacedContainer = {
  width: 0,
  height: 0,
  ports: new Map(),
  boxes: new Map(),
  pieces: new Map(),
  labels: new Map(),
  head: undefined,
  initialMark: undefined,
  anyMark: undefined,
};
