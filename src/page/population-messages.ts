// What the page and the worker that plays populations say to each other.
import type { Population, PopulationPlan } from '../scenarios/index.ts';
import type { PackedError } from './run-messages.ts';

export type PopulationRequest =
  | { readonly kind: 'play'; readonly number: number; readonly plan: PopulationPlan }
  | { readonly kind: 'stop'; readonly number: number };

export type PopulationMessage =
  /** The first word of a worker: it has started. */
  | { readonly kind: 'ready' }
  /** So far; more will come. */
  | { readonly kind: 'came'; readonly number: number; readonly population: Population }
  /** All there will be: whole, or as far as it was when it was stopped. */
  | { readonly kind: 'ended'; readonly number: number; readonly population: Population }
  | { readonly kind: 'failed'; readonly number: number; readonly error: PackedError };
