// The letterhead of the office: what stands at the head and the foot of digests and responses on paper.

import { may } from '../../src/accounts/index.ts';
import { letterheadAt, saveLetterhead } from '../../src/office/index.ts';
import type { Letterhead } from '../../src/model/index.ts';
import type { Ctx, Deps, SignedView } from '../deps.ts';
import { readForm } from '../form.ts';
import { Form } from '../layout/parts.tsx';
import { withDone } from '../queue/index.tsx';
import { showAdmin, viewOf } from './frame.tsx';

const langs = ['vi', 'en'] as const;
const fields = ['parent', 'organ', 'place', 'signer'] as const;
const empty: Letterhead = { parent: { vi: '', en: '' }, organ: { vi: '', en: '' }, place: { vi: '', en: '' }, signer: { vi: '', en: '' }, code: '', recipients: { vi: [], en: [] } };
const examples: Record<(typeof fields)[number], string> = { parent: 'ỦY BAN NHÂN DÂN TỈNH …', organ: 'SỞ NGOẠI VỤ', place: 'Quy Nhơn', signer: 'GIÁM ĐỐC' };

function Side({ view, lang, given, fixed }: { view: SignedView; lang: 'vi' | 'en'; given: Letterhead; fixed: boolean }) {
  const { t, deps } = view;
  return (
    <fieldset class="panel fields">
      <legend>{t(`letterhead.${lang}`)}</legend>
      {fields.map((name) => (
        <><label for={`${name}-${lang}`}>{t(`letterhead.${name}`)}</label><input id={`${name}-${lang}`} name={`${name}-${lang}`} lang={lang} value={given[name][lang]} maxlength={200} readonly={fixed} placeholder={name === 'place' ? deps.province.seat[lang] : lang === 'vi' ? examples[name] : ''} /></>
      ))}
      <label for={`recipients-${lang}`}>{t('letterhead.recipients')}</label>
      <textarea id={`recipients-${lang}`} name={`recipients-${lang}`} lang={lang} rows={4} readonly={fixed}>{given.recipients[lang].join('\n')}</textarea>
    </fieldset>
  );
}

export async function showLetterhead(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'see-administration');
  const { t } = view;
  const given = (await letterheadAt(deps.db)) ?? empty;
  const fixed = !may(view.account.role, 'manage-office');
  return showAdmin(c, view, { href: '/admin/letterhead', word: 'admin.letterhead', intro: t('letterhead.intro') }, (
    <Form view={view} action="/admin/letterhead" class="letterhead">
      <div class="pairs">{langs.map((lang) => <Side view={view} lang={lang} given={given} fixed={fixed} />)}</div>
      <p class="fields"><label for="code">{t('letterhead.code')}</label><input id="code" name="code" value={given.code} maxlength={40} readonly={fixed} placeholder="SNgV" /></p>
      <p class="small quiet">{t('letterhead.note')}</p>
      {fixed ? null : <p><button class="button first">{t('letterhead.save')}</button></p>}
    </Form>
  ));
}

export async function keepLetterhead(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-office');
  const form = await readForm(c);
  const both = (name: string) => ({ vi: form.text(`${name}-vi`), en: form.text(`${name}-en`) });
  const lines = (name: string) => form.text(name).split(/\r?\n/).map((line) => line.replace(/^\s*-\s*|[;.]\s*$/g, ''));
  await saveLetterhead(deps.db, { account: view.account, now: view.now }, {
    ...Object.fromEntries(fields.map((name) => [name, both(name)])), code: form.text('code'), recipients: { vi: lines('recipients-vi'), en: lines('recipients-en') },
  });
  return c.redirect(withDone('/admin/letterhead', 'letterhead-saved'), 303);
}
