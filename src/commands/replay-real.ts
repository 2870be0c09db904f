// `haidang replay-real`: the whole way over stored real pages and feeds on loopback; prints the table of docs/measurements.md.

import { join } from 'node:path';
import { readSettings } from '../config.ts';
import { replayReal as replay, type ReplayReport } from '../replay/index.ts';
import { readOptions, required, type Command, type Terminal } from './command.ts';

export const replayReal: Command = {
  name: 'replay-real',
  summary: 'run the whole way over stored real pages and feeds, on loopback',
  usage: `haidang replay-real --data DIR [--extraction DIR] [--feeds DIR]

DIR is laid out as shared/data: extraction/PACK/html/*.html and feeds/real. Uses a database in memory and sends nothing beyond loopback.
Ends with exit code 1 where a sum does not agree or a step failed.`,
  async run(args, terminal) {
    const { values } = readOptions('replay-real', args, { data: { type: 'string' }, extraction: { type: 'string' }, feeds: { type: 'string' } });
    const below = (part: string, given?: string) => given ?? join(required('replay-real', 'data', values.data), part);
    const report = await replay(readSettings(process.env), below('extraction', values.extraction), below('feeds/real', values.feeds), (counts) =>
      terminal.progress(`${counts.waysIn} ways in, ${counts.links} links, ${counts.articles} understood`),
    );
    print(report, terminal);
    return report.disagreements.length === 0 && report.round.failures.length === 0 ? 0 : 1;
  },
};

function print({ rows, polls, articles, seconds, pages, feeds, disagreements, round }: ReplayReport, terminal: Terminal): void {
  terminal.out('| source | links | kept | skipped | waiting | skipped because |');
  terminal.out('| --- | --- | --- | --- | --- | --- |');
  for (const row of [...rows].sort((a, b) => a.source.localeCompare(b.source))) {
    const reasons = Object.entries(row.skippedBy).map(([reason, count]) => `${reason} ${count}`).join(', ');
    terminal.out(`| ${row.source} | ${row.links} | ${row.kept} | ${row.skipped} | ${row.waiting} | ${reasons} |`);
  }
  terminal.out('');
  terminal.out(`Polls: ${polls.map(({ outcome, problem, count }) => `${outcome}${problem === null ? '' : ` (${problem})`} ${count}`).join(', ')}.`);
  terminal.out(`${pages} pages and ${feeds} feeds served; ${articles} articles understood in ${seconds.toFixed(1)} s (${(articles / seconds).toFixed(1)} articles/s).`);
  for (const line of disagreements) terminal.say(`does not agree: ${line}`);
  for (const line of round.failures) terminal.say(`failed: ${line}`);
  terminal.out(disagreements.length === 0 ? 'All sums agree.' : `${disagreements.length} sums do not agree.`);
}
