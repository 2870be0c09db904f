import { sentence, type ProblemCode, type ProblemDetails } from '../../src/errors.ts';
import type { Discovery } from '../../src/model/index.ts';

/** A way in that brought no links, as a value, with the sentence of its problem. */
export const refusal = (problem: ProblemCode, details: ProblemDetails): Extract<Discovery, { kind: 'refused' }> => ({ kind: 'refused', problem, detail: sentence(problem, details, 'en') });
