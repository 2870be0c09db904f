// The form in which an editor writes a new version.

import { entryKinds, pressLanguages, voices, type Evidence, type RegisterEntry } from '../../src/model/index.ts';
import type { SignedView } from '../deps.ts';
import { Form } from '../layout/parts.tsx';
import { wordOr, type WordKey } from '../words/index.ts';
import { freeRows } from './read-form.ts';

type Props = { view: SignedView; entry: RegisterEntry | null };

function Area({ name, label, value, rows, lang, required = false }: { name: string; label: string; value: string; rows: number; lang?: string; required?: boolean }) {
  return <><label for={name}>{label}</label><textarea id={name} name={name} rows={rows} lang={lang} required={required}>{value}</textarea></>;
}

function Line({ name, label, value, type = 'text', required = false }: { name: string; label: string; value: string; type?: string; required?: boolean }) {
  return <><label for={name}>{label}</label><input id={name} name={name} type={type} value={value} required={required} /></>;
}

/** One text in both languages, side by side. */
function Both({ view, name, word, value, rows }: { view: SignedView; name: string; word: WordKey; value: { readonly vi: string; readonly en: string } | undefined; rows: number }) {
  const { t } = view;
  return (
    <div class="pair">
      <div class="fields"><Area name={`${name}-vi`} label={`${t(word)}, ${t('register.in-vi')}`} value={value?.vi ?? ''} rows={rows} lang="vi" required={name !== 'points'} /></div>
      <div class="fields"><Area name={`${name}-en`} label={`${t(word)}, ${t('register.in-en')}`} value={value?.en ?? ''} rows={rows} lang="en" required={name !== 'points'} /></div>
    </div>
  );
}

function EvidenceFields({ view, item, at }: { view: SignedView; item: Evidence | undefined; at: number }) {
  const { t } = view;
  const name = (part: string) => `evidence-${at}-${part}`;
  return (
    <fieldset class="panel fields">
      <legend>{item === undefined ? t('evidence.add') : t('evidence.number', { n: at + 1 })}</legend>
      <Line name={name('document')} label={t('evidence.document')} value={item?.document ?? ''} />
      <div class="pair">
        <div class="fields"><Line name={name('date')} label={t('evidence.date')} value={item?.date ?? ''} /></div>
        <div class="fields"><Line name={name('place')} label={t('evidence.place')} value={item?.place ?? ''} /></div>
      </div>
      <Line name={name('link')} label={t('evidence.link')} value={item?.link ?? ''} type="url" />
      <Area name={name('quoted')} label={t('evidence.quoted')} value={item?.quoted ?? ''} rows={2} />
      <div class="pair">
        <div class="fields"><Area name={name('vi')} label={`${t('evidence.bearing')}, ${t('register.in-vi')}`} value={item?.bearing.vi ?? ''} rows={2} lang="vi" /></div>
        <div class="fields"><Area name={name('en')} label={`${t('evidence.bearing')}, ${t('register.in-en')}`} value={item?.bearing.en ?? ''} rows={2} lang="en" /></div>
      </div>
      {item === undefined ? null : <label class="tick"><input type="checkbox" name={name('remove')} value="yes" /> {t('evidence.remove')}</label>}
    </fieldset>
  );
}

function WordingFields({ view, entry }: Props) {
  const { t, format } = view;
  const of = (language: string, voice: string) => (entry?.wordings ?? []).filter((wording) => wording.language === language && wording.voice === voice).map(({ text }) => text);
  return (
    <section class="panel">
      <h2>{t('register.wordings')}</h2>
      <p class="small quiet">{t('register.wordings-note')}</p>
      {pressLanguages.map((language) => (
        <details class="wordings">
          <summary>{format.language(language)} <span class="small quiet">{t('register.wordings-count', { n: voices.reduce((sum, voice) => sum + of(language, voice).length, 0) })}</span></summary>
          <div class="fields">
            {voices.map((voice) => <Area name={`wordings-${language}-${voice}`} label={`${wordOr(t, 'voice', voice)} (${format.language(language)})`} value={of(language, voice).join('\n')} rows={3} lang={language} />)}
          </div>
        </details>
      ))}
    </section>
  );
}

function Basics({ view, entry }: Props) {
  const { t } = view;
  return (
    <section class="panel fields">
      <h2>{t('register.entry')}</h2>
      {entry === null ? <Line name="id" label={t('register.id')} value="" required /> : null}
      <label for="kind">{t('register.kind')}</label>
      <select id="kind" name="kind">{entryKinds.map((kind) => <option value={kind} selected={kind === (entry?.kind ?? 'stated-position')}>{wordOr(t, 'entry-kind', kind)}</option>)}</select>
      {entryKinds.map((kind) => <p class="small quiet"><b>{wordOr(t, 'entry-kind', kind)}</b>: {t(`register.kind-note.${kind}`)}</p>)}
      <Both view={view} name="title" word="register.title-field" value={entry?.title} rows={1} />
      <Both view={view} name="claim" word="register.claim" value={entry?.claim} rows={2} />
      <Both view={view} name="position" word="register.position" value={entry?.position} rows={4} />
      <Both view={view} name="points" word="register.points" value={entry === null ? undefined : { vi: entry.talkingPoints.vi.join('\n'), en: entry.talkingPoints.en.join('\n') }} rows={5} />
      <p class="small quiet">{t('register.points')}: {t('register.points-hint')}</p>
      <div class="pair">
        <div class="fields"><Line name="validFrom" label={t('register.valid-from')} value={entry?.validFrom ?? ''} type="date" /></div>
        <div class="fields"><Line name="validUntil" label={t('register.valid-until')} value={entry?.validUntil ?? ''} type="date" /></div>
      </div>
    </section>
  );
}

export function EntryForm({ view, entry, title }: Props & { title: string }) {
  const { t } = view;
  const evidence = entry?.evidence ?? [];
  return (
    <div class="sheet">
      <header><h1>{title}</h1><p class="quiet">{t('register.edit-note')}</p></header>
      <Form view={view} action={entry === null ? '/register/new' : `/register/${entry.id}/edit`} class="entry-form">
        {entry === null ? null : <input type="hidden" name="from" value={entry.version} />}
        <Basics view={view} entry={entry} />
        {Array.from({ length: evidence.length + freeRows }, (_, at) => <EvidenceFields view={view} item={evidence[at]} at={at} />)}
        <WordingFields view={view} entry={entry} />
        <div class="fields"><Line name="note" label={t('register.why')} value="" /></div>
        <p class="actions"><button class="button first">{t('register.save')}</button> <a class="button" href={entry === null ? '/register' : `/register/${entry.id}`}>{t('register.cancel')}</a></p>
      </Form>
    </div>
  );
}
