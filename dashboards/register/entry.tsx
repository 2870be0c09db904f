// One entry: what is claimed, our answer, evidence with who compared it, wordings, its versions, what it matched.

import { may } from '../../src/accounts/index.ts';
import { isInForce, changedFields, type Decided, type EntryVersion, type MatchedArticle } from '../../src/register/index.ts';
import { levelOfVoice, voices, type Evidence, type RegisterEntry } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, Form, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { dayOf, Quality } from './parts.tsx';

export type EntryData = {
  /** Newest first. */
  readonly versions: readonly EntryVersion[];
  readonly shown: EntryVersion;
  readonly decided: readonly Decided[];
  readonly matches: readonly MatchedArticle[];
  readonly lessons: { readonly quieter: number; readonly silent: number };
};
type Props = { view: SignedView; data: EntryData };

const newestOf = ({ versions }: EntryData) => versions[0]?.entry.version ?? 0;

function Standing({ view, item }: { view: SignedView; item: Evidence }) {
  const { t } = view;
  if (!item.verified) return <Chip tone="notice">{t('evidence.unverified')}</Chip>;
  const { verifiedBy: who, verifiedOn: day } = item;
  return <Chip tone="good">{who === undefined || day === undefined ? t('evidence.compared') : t('evidence.verified-by', { who, day: view.format.day(day) })}</Chip>;
}

function Proof({ view, item, at, tick }: { view: SignedView; item: Evidence; at: number; tick: boolean }) {
  const { t, lang } = view;
  return (
    <li>
      {item.link === null ? item.document : <a href={item.link} rel="noreferrer noopener external">{item.document}</a>}
      {item.place === undefined ? null : <>, {item.place}</>} <span class="quiet num">({item.date})</span> <Standing view={view} item={item} />
      {item.quoted === undefined ? null : <q class="detail">{item.quoted}</q>}
      <span class="bearing">{item.bearing[lang]}</span>
      {tick && !item.verified ? <label class="small tick"><input type="checkbox" name="item" value={at} aria-label={`${t('evidence.compared')}: ${item.document}`} /> {t('evidence.compared')}</label> : null}
    </li>
  );
}

function EvidencePart({ view, data }: Props) {
  const { t } = view;
  const { entry } = data.shown;
  const tick = may(view.account.role, 'verify-evidence') && entry.version === newestOf(data) && entry.evidence.some(({ verified }) => !verified);
  const list = <ol class="evidence">{entry.evidence.map((item, at) => <Proof view={view} item={item} at={at} tick={tick} />)}</ol>;
  return (
    <section class="panel">
      <h2>{t('register.evidence')}</h2>
      {entry.evidence.length === 0 ? <p class="quiet">{t('evidence.none')}</p> : !tick ? list : (
        <Form view={view} action={`/register/${entry.id}/verify`}>
          <input type="hidden" name="from" value={entry.version} />
          {list}
          <p class="small quiet">{t('evidence.verify-note')}</p>
          <p><button class="button">{t('evidence.verify')}</button></p>
        </Form>
      )}
    </section>
  );
}

function validity(view: SignedView, { validFrom, validUntil }: RegisterEntry): string {
  const { t, format } = view;
  const parts = [
    ...(validFrom === undefined ? [] : [t('register.valid-since', { from: format.day(validFrom) })]),
    ...(validUntil === undefined ? [] : [t('register.valid-to', { until: format.day(validUntil) })]),
  ];
  return parts.length === 0 ? t('register.valid-always') : parts.join(' ');
}

function Answer({ view, entry }: { view: SignedView; entry: RegisterEntry }) {
  const { t, lang } = view;
  return (
    <section class="panel register">
      <h2>{t(entry.kind === 'document-fact' ? 'register.fact' : 'register.position')}</h2>
      <dl>
        <dt>{t('register.claim')}</dt><dd>{entry.claim[lang]}</dd>
        <dt>{t(entry.kind === 'document-fact' ? 'register.fact' : 'register.position')}</dt><dd>{entry.position[lang]}</dd>
        <dt>{t('register.kind')}</dt><dd><b>{wordOr(t, 'entry-kind', entry.kind)}</b>. {t(`register.kind-note.${entry.kind}`)}</dd>
        <dt>{t('register.validity')}</dt><dd>{validity(view, entry)}{isInForce(entry, dayOf(view)) ? null : <> <Chip tone="notice">{t('register.out-of-force')}</Chip></>}</dd>
        {entry.talkingPoints[lang].length === 0 ? null : <><dt>{t('register.points')}</dt><dd><ul>{entry.talkingPoints[lang].map((point) => <li>{point}</li>)}</ul></dd></>}
      </dl>
    </section>
  );
}

function Wordings({ view, entry }: { view: SignedView; entry: RegisterEntry }) {
  const { t, format } = view;
  const languages = [...new Set(entry.wordings.map(({ language }) => language))];
  return (
    <section class="panel">
      <h2>{t('register.wordings')}</h2>
      <p class="small quiet">{t('register.wordings-note')}</p>
      {languages.map((language) => {
        const own = entry.wordings.filter((wording) => wording.language === language);
        return (
          <details class="wordings">
            <summary>{format.language(language)} <span class="small quiet">{t('register.wordings-count', { n: own.length })}</span></summary>
            <dl>
              {voices.filter((voice) => own.some((wording) => wording.voice === voice)).map((voice) => (
                <><dt>{wordOr(t, 'voice', voice)}</dt><dd><ul>{own.filter((wording) => wording.voice === voice).map(({ text }) => <li lang={langOf(language)}>{text}</li>)}</ul></dd></>
              ))}
            </dl>
          </details>
        );
      })}
    </section>
  );
}

function Versions({ view, data }: Props) {
  const { t, format } = view;
  return (
    <section class="panel">
      <h2>{t('register.versions')}</h2>
      <ol class="timeline">
        {data.versions.map(({ entry, createdAt, username, origin, note }, at) => {
          const before = data.versions[at + 1]?.entry;
          const fields = changedFields(before, entry).map((name) => wordOr(t, 'field', name)).join(', ');
          const current = entry.version === data.shown.entry.version;
          return (
            <li>
              <a href={`/register/${entry.id}?version=${entry.version}`} aria-current={current ? 'true' : undefined}>{t('register.version-by', { version: entry.version, time: format.dateTime(createdAt), who: username ?? wordOr(t, 'origin', origin) })}</a>
              <span class="small quiet detail">{before === undefined ? t('register.first-version') : t('register.changed', { fields })}{note === null ? null : ` · ${note}`}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Matches({ view, data }: Props) {
  const { t, format } = view;
  const { kind } = data.shown.entry;
  if (data.matches.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t('register.matches')}</h2>
      <p class="small quiet">{t('register.matches-note', { n: data.matches.length })}</p>
      <ol class="matches">
        {data.matches.map((match) => {
          const level = levelOfVoice[match.voice];
          return (
            <li>
              <a href={`/articles/${match.articleId}`} lang={langOf(match.language)}>{match.title}</a>
              <q class="detail" lang={langOf(match.language)}>{match.quote}</q>
              <span class="small quiet">
                <Chip tone={level === 'none' ? 'plain' : level}>{wordOr(t, 'voice', match.voice)}</Chip> {match.outlet} · {format.country(match.country)} · {format.language(match.language)} · <span class="num">{format.dateTime(match.publishedAt ?? match.foundAt)}</span>
                {' · '}{wordOr(t, 'claim-short', match.state)} · {t(kind === 'document-fact' ? 'claim.contradicts' : 'claim.differs', { id: data.shown.entry.id, version: match.version })}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function EntryScreen({ view, data }: Props) {
  const { t, lang } = view;
  const { entry } = data.shown;
  const newest = newestOf(data);
  return (
    <div class="case">
      <div class="case-main">
        <header>
          <p class="small quiet"><a href="/register">{t('nav.register')}</a> · {entry.id} · {t('register.version', { version: entry.version })}</p>
          <div class="with-action">
            <h1>{entry.title[lang]}</h1>
            {may(view.account.role, 'edit-register') && entry.version === newest ? <a class="button" href={`/register/${entry.id}/edit`} data-key="e">{t('register.edit')}</a> : null}
          </div>
          {entry.version === newest ? null : <p class="notice read">{t('register.old-version', { version: entry.version, newest })} <a href={`/register/${entry.id}`}>{t('register.see-newest')}</a></p>}
        </header>
        <Answer view={view} entry={entry} />
        <EvidencePart view={view} data={data} />
        <Quality view={view} rows={data.decided} />
        {data.lessons.quieter === 0 ? null : <p class="small quiet">{t('register.quieter', { n: data.lessons.quieter, silent: data.lessons.silent })}</p>}
        <Matches view={view} data={data} />
        <Wordings view={view} entry={entry} />
      </div>
      <aside aria-label={t('case.beside')}>
        <Versions view={view} data={data} />
      </aside>
    </div>
  );
}
