// What laying out one container gives: places in its own coordinates.
import type { ElkPoint } from './elk-graph.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A container laid out, in its own coordinates. */
export interface PlacedContainer {
  readonly width: number;
  readonly height: number;
  readonly ports: ReadonlyMap<string, ElkPoint>;
  readonly boxes: ReadonlyMap<string, Rectangle>;
  readonly pieces: ReadonlyMap<string, readonly ElkPoint[]>;
  /** By edge. */
  readonly labels: ReadonlyMap<string, Rectangle>;
  readonly head: Rectangle | undefined;
  readonly initialMark: readonly ElkPoint[] | undefined;
  readonly anyMark: Rectangle | undefined;
}
