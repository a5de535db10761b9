// The optional adapter: an app that adds it tells the inspector what the packages of XState lose, and takes events from it.
// Works with XState 4 and 5 alike, needs nothing but the app's own XState, and works between two pages opened as files.
import type { ChannelOptions } from './channel.ts';
import { openChannel } from './channel.ts';
import { XState4Follower } from './follow-xstate4.ts';
import type { InspectionEvent } from './follow-xstate5.ts';
import { XState5Follower } from './follow-xstate5.ts';

export type InspectorOptions = ChannelOptions;

export interface InspectorAdapter {
  /** XState 5: `createActor(machine, { inspect: inspector.inspect })`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** XState 4: `inspector.watch(interpret(machine)).start()`. Children are followed too. */
  watch<Service extends object>(service: Service): Service;
  /** Opens the window; false when the browser blocked it. Call it in answer to a click then. */
  open(): boolean;
  close(): void;
}

/** Opens the inspector at `url`, or speaks to the window or frame given. */
export function connectInspector(options: InspectorOptions): InspectorAdapter {
  const channel = openChannel(options, ({ sessionId, event }) => {
    if (!five.send(sessionId, event)) four.send(sessionId, event);
  });
  const four = new XState4Follower(channel);
  const five = new XState5Follower(channel);
  return {
    inspect: five.inspect,
    watch: (service) => four.watch(service),
    open: () => channel.open(),
    close: () => channel.close(),
  };
}
