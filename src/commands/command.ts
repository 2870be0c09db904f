// What a verb of the command line is. One file a verb; src/main.ts holds the table.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messageOf, Problem } from '../errors.ts';

export type Command = {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  /** What `--help` prints: arguments, options, an example. */
  readonly usage: string;
  /** Returns the exit code. Throws `Problem` for what the user must mend. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
};

/** Where a command speaks: results to `out` (when no file is named), everything else to `say`. */
export type Terminal = {
  readonly interactive: boolean;
  /** One line for people, on standard error. */
  say(line: string): void;
  /** Overwrites one line of progress; silent where nobody watches. */
  progress(line: string): void;
  /** One line of result, on standard output. */
  out(line: string): void;
};

export function processTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  return {
    interactive,
    say: (line) => void process.stderr.write(`${interactive ? '\r\u001b[K' : ''}${line}\n`),
    progress: (line) => {
      if (interactive) process.stderr.write(`\r\u001b[K${line}`);
    },
    out: (line) => void process.stdout.write(`${line}\n`),
  };
}

/** parseArgs whose refusals are a `bad-usage` problem. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    throw new Problem('bad-usage', { command, cause: messageOf(thrown) });
  }
}

/** The value of an option that must be given. */
export function required(command: string, name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new Problem('bad-usage', { command, cause: `--${name} is missing.` });
  return value;
}
