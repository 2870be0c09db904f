// Sentences and clauses of a text in any of the ten languages, with exact offsets, so that a quote can be found again in the article.

export { splitSentences, type Sentence } from './sentences.ts';
export { splitClauses } from './clauses.ts';
