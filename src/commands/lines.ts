// JSON Lines in and out for the commands that stream: good lines pass, bad ones are refused by number, counts come last.

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { messageOf, Problem, sentence } from '../errors.ts';
import type { Terminal } from './command.ts';

export type NumberedLine = { readonly number: number; readonly line: string };

/**
 * The lines of a text file, numbered from 1, without ever holding the whole file. Only \n ends a line (with a \r before it or not): JSON may
 * hold U+2028, at which Node's own readline would cut. Throws `no-such-file`.
 */
export async function* readLines(file: string): AsyncGenerator<NumberedLine> {
  if (!existsSync(file)) throw new Problem('no-such-file', { file });
  let number = 0;
  let rest = '';
  const numbered = (line: string): NumberedLine => {
    number += 1;
    return { number, line: (number === 1 ? line.replace(/^\uFEFF/, '') : line).replace(/\r$/, '') };
  };
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield numbered(line);
  }
  if (rest !== '') yield numbered(rest);
}

/** A file that takes one JSON value a line and waits when the disk is slower than we are. */
export function openLines(file: string): { write(value: unknown): Promise<void>; close(): Promise<void> } {
  const stream = createWriteStream(file);
  const opened = once(stream, 'open');
  // The error reaches the first write or close that waits for it.
  opened.catch(() => undefined);
  return {
    async write(value) {
      await opened;
      if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
    },
    async close() {
      await opened;
      stream.end();
      await finished(stream);
    },
  };
}

export type LineCounts = { readonly done: number; readonly refused: number };

/**
 * Runs `judge` over each line of `input` (blank ones are skipped unless asked for) and writes what it returns; a line for which it throws is refused by
 * number and the rest goes on. Returns the counts, which it has also said.
 */
export async function transformLines(
  input: string,
  output: string,
  terminal: Terminal,
  judge: (line: string, number: number) => Promise<unknown> | unknown,
  { blankLines = 'skip' }: { blankLines?: 'skip' | 'judge' } = {},
): Promise<LineCounts> {
  const lines = readLines(input);
  const target = openLines(output);
  let done = 0;
  let refused = 0;
  for await (const { number, line } of lines) {
    if (blankLines === 'skip' && line.trim() === '') continue;
    try {
      await target.write(await judge(line, number));
      done += 1;
    } catch (thrown) {
      refused += 1;
      terminal.say(sentence('bad-line', { line: number, file: input, cause: messageOf(thrown) }, 'en'));
    }
    if (number % 50 === 0) terminal.progress(`${number} lines`);
  }
  await target.close();
  terminal.say(`${done} done, ${refused} refused`);
  return { done, refused };
}
