// Messages of our own beside the protocol of XState 4, by which the lab tells its viewer what the package does not.

/** Goes before the answer to a hello: who is who. Of our lab, whose names are unique. */
export const namesMessage = 'chart-inspector.names';

/** Empties the viewer; what was sent after this message waits behind it, and stays. */
export const clearMessage = 'chart-inspector.clear';
