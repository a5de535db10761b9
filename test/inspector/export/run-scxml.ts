// Runs SCXML in an interpreter that is none of ours (SCION), with clock and guards in the hands of the test.
import core from '@scion-scxml/core';
import scxml from '@scion-scxml/scxml';

type Model = (...context: unknown[]) => Record<string, unknown>;

interface Interpreter {
  start(): string[];
  gen(event: { name: string; data?: unknown }): void;
  getFullConfiguration(): string[];
}

export interface RunningScxml {
  /** Ids of all active states, sorted; those the interpreter makes up are left out. */
  configuration(): string[];
  send(event: string): void;
  /** What was logged: label and text. */
  readonly log: readonly string[];
}

/** Runs a document; `data` are the values of its data model at the start. */
export async function runScxml(text: string, data: Readonly<Record<string, unknown>> = {}): Promise<RunningScxml> {
  const compiled = await compile(withData(text, data));
  const log: string[] = [];
  const listen = (...words: unknown[]): void => void log.push(words.join(' '));
  const interpreter = new core.Statechart(compiled, {
    console: { log: listen, warn: listen, error: listen },
  }) as unknown as Interpreter;
  interpreter.start();
  return {
    log,
    configuration: () =>
      interpreter
        .getFullConfiguration()
        .filter((id) => !id.startsWith('$generated'))
        .sort(),
    send: (event) => interpreter.gen({ name: event }),
  };
}

/** The model as a function, which can be run many times. */
function compile(text: string): Promise<Model> {
  return new Promise((resolve, reject) => {
    scxml.documentStringToModel(
      'chart.scxml',
      text,
      (error: unknown, model: { prepare(done: (error: unknown, model: Model) => void, context: object): void }) => {
        if (error) return reject(asError(error));
        model.prepare((problem, prepared) => (problem ? reject(asError(problem)) : resolve(prepared)), {});
      },
      {},
    );
  });
}

function asError(problem: unknown): Error {
  return problem instanceof Error ? problem : new Error(JSON.stringify(problem));
}

/** As a person would do it: by writing other values into `<data>`. */
function withData(text: string, data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data).reduce((sofar, [id, value]) => {
    const before = `<data id="${id}" expr="`;
    const at = sofar.indexOf(before);
    if (at < 0) throw new Error(`There is no data ${id}.`);
    const start = at + before.length;
    return `${sofar.slice(0, start)}${String(value)}${sofar.slice(sofar.indexOf('"', start))}`;
  }, text);
}
