// What every component of a client goes through around its own work: the computer is off, then its software comes up.

/** Off. `onDisk` says what of the component is kept meanwhile; `target` is where it starts up. */
export function componentOff(onDisk: string, target: string) {
  return {
    description: `The computer is off. ${onDisk}`,
    meta: { rule: 'components.power' },
    on: { 'power.on': { target, meta: { rule: 'components.start-up' } } },
  };
}

/** On its way up; `target` is what the component then does first, and `then` says so. */
export function componentStartsUp(target: string, then = '') {
  return {
    description: `The client software comes up${then}.`,
    meta: { rule: 'components.start-up' },
    after: { startUpDelay: { target, meta: { rule: 'components.start-up' } } },
  };
}
