// The register as a file that people read and keep: YAML 1.2. What is written is read back exactly, and nothing that is kept is left out.

import { isMap, isNode, LineCounter, parseDocument, stringify, type Document } from 'yaml';
import { Problem } from '../errors.ts';
import type { Evidence, RegisterEntry } from '../model/index.ts';
import { checkEntry } from './schema.ts';

const format = 'haidang-register/1';

const heading = ` Hải Đăng, hồ sơ luận điểm. Mỗi mục trong "entries" là bản mới nhất của một hồ sơ; sửa rồi nhập lại: haidang register import TỆP.
 Hải Đăng, the register. Each item of "entries" is the newest version of an entry; change it and read it back: haidang register import FILE.
 kind: document-fact (dated document) | stated-position (contested between states; worded "differs from the stated position", never "false")`;

/** Fields in the order in which people read them; what has no place here comes last, so that nothing is lost. */
function inOrder<T extends object>(value: T, names: readonly string[]): T {
  const known = names.filter((name) => name in value);
  const others = Object.keys(value).filter((name) => !names.includes(name)).sort();
  return Object.fromEntries([...known, ...others].map((name) => [name, (value as Record<string, unknown>)[name]])) as T;
}

const both = <T extends object>(value: T) => inOrder(value, ['vi', 'en']);

function evidenceInOrder(item: Evidence): Evidence {
  return inOrder({ ...item, bearing: both(item.bearing) }, ['document', 'date', 'link', 'place', 'quoted', 'bearing', 'verified', 'verifiedBy', 'verifiedOn']);
}

function entryInOrder(entry: RegisterEntry): RegisterEntry {
  const { title, claim, position, talkingPoints, evidence, wordings } = entry;
  return inOrder(
    {
      ...entry, title: both(title), claim: both(claim), position: both(position), talkingPoints: both(talkingPoints),
      evidence: evidence.map(evidenceInOrder), wordings: wordings.map((wording) => inOrder(wording, ['language', 'voice', 'text'])),
    },
    ['id', 'version', 'kind', 'validFrom', 'validUntil', 'title', 'claim', 'position', 'evidence', 'talkingPoints', 'wordings'],
  );
}

/** The entries as one YAML file, in the order of their ids. The same entries give the same bytes. */
export function writeRegisterFile(entries: readonly RegisterEntry[]): string {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map(entryInOrder);
  const body = stringify({ format, entries: sorted }, { lineWidth: 0, aliasDuplicateObjects: false });
  return `${heading.split('\n').map((line) => `#${line}`).join('\n')}\n${body}`;
}

/**
 * The entries of a file. Throws `bad-register-file` with the line and what to do, at the first thing that is wrong; `file` is its name for people.
 */
export function readRegisterFile(text: string, file: string): RegisterEntry[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (line: number, cause: string | { vi: string; en: string }): never => {
    throw new Problem('bad-register-file', { file, line, cause });
  };
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) refuse(lines.linePos(broken.pos[0]).line, `this is not YAML as it should be (${broken.message}); mend it`);
  const lineOf = (path: readonly (string | number)[]) => lines.linePos(offsetOf(document, path)).line;
  const content = contentOf(document, (cause) => refuse(1, cause));
  if (content.format !== format) refuse(lineOf(['format']), `"format" must be ${format}: take a file of "haidang register export" as a pattern`);
  const other = Object.keys(content).find((name) => name !== 'format' && name !== 'entries');
  if (other !== undefined) refuse(lineOf([other]), `"${other}" is not known here; only "format" and "entries" are`);
  if (!Array.isArray(content.entries)) return refuse(lineOf(['entries']), '"entries" must be a list of entries, each beginning with "- id:"');
  const entries: RegisterEntry[] = [];
  for (const [at, given] of content.entries.entries()) {
    const checked = checkEntry(given);
    if ('fault' in checked) {
      const { path, cause } = checked.fault;
      const field = path.length === 0 ? { vi: 'hồ sơ này', en: 'this entry' } : { vi: `"${path.join('.')}"`, en: `"${path.join('.')}"` };
      return refuse(lineOf(['entries', at, ...path]), { vi: `${field.vi} ${cause.vi}`, en: `${field.en} ${cause.en}` });
    }
    if (entries.some(({ id }) => id === checked.entry.id)) refuse(lineOf(['entries', at, 'id']), `${checked.entry.id} stands here a second time; leave one of them`);
    entries.push(checked.entry);
  }
  return entries;
}

function contentOf(document: Document, refuse: (cause: string) => never): { format?: unknown; entries?: unknown } {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return refuse('the file uses too many aliases; write the values out');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('the file must hold "format" and "entries"');
  return value;
}

/** Where the value at `path` stands; where it is missing, its nearest parent. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const parent = length === 0 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (length > 0 && isMap(parent)) {
      const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(name));
      if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
