// What DCOM needs of the protocols below it.
import type { Accept, ProtocolSequence, RpcBody, RpcInterface } from '../../protocols/index.ts';

export interface DcomNetwork {
  /** Protocols whose transport is installed. */
  installed(): ProtocolSequence[];
  /** Returns the way to stop listening. */
  listen(
    place: { sequence: ProtocolSequence; endpoint: number; interfaces: readonly RpcInterface[]; quietly: boolean },
    accept: Accept<RpcBody>,
  ): () => void;
}
