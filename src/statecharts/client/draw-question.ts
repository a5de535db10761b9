// The question that a need puts to chance, in a run and in a population alike.
import type { Question } from '../../world/index.ts';
import type { DrawRequest } from './access-point-need-ports.ts';

export function drawQuestion(host: string, { pool, list, of, rule }: DrawRequest): Question {
  const what = list === 'cap' ? `CAP of site ${of}` : `DP of package ${of}`;
  return { question: `Which ${what} does ${host} take?`, options: pool, rule, host };
}
