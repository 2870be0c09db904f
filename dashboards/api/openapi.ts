// The OpenAPI 3.1 document, made from the schemas that the answers are checked against.

import { z } from 'zod';
import { answers, questions, type Question } from './schemas.ts';

const summaries: Readonly<Record<Question, string>> = {
  articles: 'Articles by words and labels, newest first (the Search screen)',
  cases: 'Flagged stories with their reason and state, loudest first (the Queue)',
  statistics: 'Volume, tone, topics, countries, languages and outlets of a period beside the one before (the Trends screen)',
};

const schemaOf = (schema: z.ZodType) => {
  const made = z.toJSONSchema(schema, { io: 'input' });
  // OpenAPI 3.1 speaks this dialect anyway.
  delete made.$schema;
  return made;
};
const json = (schema: z.ZodType) => ({ 'application/json': { schema: schemaOf(schema) } });

function parametersOf(question: Question) {
  const { shape } = questions[question];
  return Object.entries(shape).map(([name, schema]) => ({ name, in: 'query', required: !schema.safeParse(undefined).success, schema: schemaOf(schema) }));
}

const refusal = (description: string) => ({ description, content: json(answers.problem) });

export function openApiDocument() {
  const paths = Object.fromEntries((Object.keys(questions) as Question[]).map((question) => [`/api/v1/${question}`, {
    get: {
      operationId: question, summary: summaries[question], parameters: parametersOf(question), security: [{ token: [] }],
      responses: { 200: { description: 'found', content: json(answers[question]) }, 400: refusal('a parameter is wrong'), 401: refusal('no token, or one that was ended'), 429: refusal('too many wrong tokens') },
    },
  }]));
  return {
    openapi: '3.1.0',
    info: { title: 'Hải Đăng', version: '1', description: 'Publications, not people: there is no field for a person. A claim is a suggestion until its state says confirmed.' },
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}
