// docs/exports.md as the schemas say it: `node --import tsx test/exports/page.ts` writes it, test/exports/page.test.ts compares.

import { writeFileSync } from 'node:fs';
import { exportKinds, exportSchemas, exportVersion, schemaName, type ExportSchema, type Field } from '../../src/exports/index.ts';

const kinds: Record<Field['type'], string> = {
  integer: 'integer', number: 'number', text: 'text', code: 'one code', codes: 'codes', moment: 'moment', day: 'day', hash: 'SHA-256', url: 'URL',
};
const cell = (text: string) => text.replaceAll('|', '\\|');
const row = ({ name, type, unit, vocabulary, standard, nullable, vi, en }: Field) =>
  `| \`${name}\` | ${kinds[type]} | ${[unit, standard, vocabulary?.map((value) => `\`${value}\``).join(' ')].filter((part) => part !== undefined).join('; ')} | ${cell(vi)} · ${cell(en)} | ${nullable ?? ''} |`;
const table = ({ fields }: ExportSchema) => ['| field | type | unit, values | meaning | empty means |', '| --- | --- | --- | --- | --- |', ...fields.map(row)].join('\n');
const section = (schema: ExportSchema) => `## ${schema.kind} — \`${schemaName(schema.kind)}\`\n\n${schema.vi}. ${schema.en}.\n\n${table(schema)}\n`;

export const page = `# Exports: the open files and every field of them (schema version ${exportVersion})

This page is written by \`node --import tsx test/exports/page.ts\` from \`src/exports/\`; \`test/exports/page.test.ts\` keeps it so. The same is served as JSON Schema
(2020-12) at \`/api/v1/exports/KIND/schema\` and shown on the screen \`/exports\`.

**Publications, not people**: no field holds a journalist, a commenter or a member of the office. Full texts are not exported: title, address, hash, and the quote a claim
stands in. **Criticism is not falsehood**: \`sentiment\` says nothing about right or wrong; only a claim whose \`state\` is \`confirmed\` was confirmed, by a person, and \`entryKind\`
says how it may be worded.

- **Ways out**: \`haidang export KIND\`, \`GET /api/v1/exports/KIND?format=csv|jsonl\` with a token of scope \`export\`, the buttons under the lists and the screen \`/exports\`. Each
  is an event \`export.made\` of the audit log.
- **CSV**: RFC 4180 (CRLF, quotes doubled), UTF-8, a head line; several codes in one cell are separated by one space. \`--bom\`, \`bom=1\` and the buttons put a byte order mark
  first, for Excel. A text cell that a spreadsheet would run as a formula (\`= + - @\`, also full-width, also behind blanks) begins with an apostrophe.
- **JSON Lines**: UTF-8, one object a line; \`schema\` in each names kind and version; several codes are an array; absent is \`null\`.
- **Types**: moments are ISO 8601 in UTC to the millisecond; days are ISO 8601 in the office's calendar; numbers have a decimal point.
- **Taking over the rest**: \`since\` gives what is new or changed from that moment on; \`id\` is the key to write over. Nothing is deleted in the archive. A transfer that breaks off
  is cut (no final chunk), never ended as if it were whole.
- **Version**: raised where a field changes its meaning or goes away. New fields are added at the end without raising it: read by name.

${exportKinds.map((kind) => section(exportSchemas[kind])).join('\n')}`;

if (process.argv[1]?.endsWith('test/exports/page.ts') === true) writeFileSync('docs/exports.md', page);
