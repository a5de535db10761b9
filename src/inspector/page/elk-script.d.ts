// What elk's own script gives to those who import it; elkjs has no types for it.
declare module 'elkjs/lib/elk-worker.min.js' {
  interface ElkMessage {
    readonly data: { readonly data?: object; readonly error?: unknown };
  }
  const script: {
    /** It answers at once when its dispatcher is called. */
    readonly Worker: new () => {
      onmessage: (message: ElkMessage) => void;
      readonly dispatcher: { saveDispatch(message: { readonly data: object }): void };
    };
  };
  export { script as default };
}
