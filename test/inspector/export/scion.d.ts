// What the tests need of the types of SCION, which has none.
declare module '@scion-scxml/scxml' {
  const scxml: { documentStringToModel(url: string, text: string, done: Function, context: object): void };
  export default scxml;
}
declare module '@scion-scxml/core' {
  const core: { Statechart: new (model: unknown, options?: object) => object };
  export default core;
}
