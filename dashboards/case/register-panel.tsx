// A register entry beside the sentence that differs from it: position, evidence, what may be said.

import type { Evidence, RegisterEntry } from '../../src/model/index.ts';
import type { View } from '../deps.ts';
import { Chip } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';

function Proof({ view, evidence }: { view: View; evidence: Evidence }) {
  const { lang, t } = view;
  return (
    <li>
      {evidence.link === null ? evidence.document : <a href={evidence.link} rel="noreferrer noopener external">{evidence.document}</a>}
      {' '}<span class="quiet num">({evidence.date})</span>{' '}
      {evidence.verified ? null : <Chip tone="notice">{t('evidence.unverified')}</Chip>}
      <span class="bearing">{evidence.bearing[lang]}</span>
    </li>
  );
}

/** `short` leaves out the single documents; the page of the case shows all. */
export function RegisterPanel({ view, entry, short = false }: { view: View; entry: RegisterEntry; short?: boolean }) {
  const { lang, t } = view;
  const open = entry.evidence.filter(({ verified }) => !verified).length;
  return (
    <section class="panel register">
      <h3>{t('register.title', { id: entry.id })} <Chip tone="plain">{wordOr(t, 'entry-kind', entry.kind)}</Chip> <span class="quiet small">{t('register.version', { version: entry.version })}</span></h3>
      <dl>
        <dt>{t('register.claim')}</dt><dd>{entry.claim[lang]}</dd>
        <dt>{t(entry.kind === 'document-fact' ? 'register.fact' : 'register.position')}</dt><dd>{entry.position[lang]}</dd>
        <dt>{t('register.evidence')}</dt>
        <dd>
          {short
            ? <>{t('count.documents', { n: entry.evidence.length })}{open === 0 ? null : <>, <span class="unverified">{t('evidence.open', { n: open })}</span></>}</>
            : <ol class="evidence">{entry.evidence.map((evidence) => <Proof view={view} evidence={evidence} />)}</ol>}
        </dd>
        {short || entry.talkingPoints[lang].length === 0 ? null : <><dt>{t('register.points')}</dt><dd><ul>{entry.talkingPoints[lang].map((point) => <li>{point}</li>)}</ul></dd></>}
      </dl>
    </section>
  );
}
