// The button under a list: everything of a kind as an open file.

import type { ExportKind } from '../../src/exports/index.ts';
import type { View } from '../deps.ts';
import { wordOr } from '../words/index.ts';

export function ExportLinks({ view, kind }: { view: View; kind: ExportKind }) {
  const { t } = view;
  const name = wordOr(t, 'export-kind', kind);
  return (
    <p class="actions small no-print">
      <span class="quiet">{t('export.all', { kind: name })}</span>{' '}
      <a class="button" href={`/exports/${kind}.csv?excel=1`} download aria-label={`CSV: ${name}`}>CSV</a>{' '}
      <a class="button" href={`/exports/${kind}.jsonl`} download aria-label={`JSON Lines: ${name}`}>JSON Lines</a>{' '}
      <a href="/exports">{t('export.more')}</a>
    </p>
  );
}
