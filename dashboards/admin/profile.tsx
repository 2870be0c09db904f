// The province profile as it is loaded: places with their names and dates, languages, where the file is and how to change it.

import { noteProfileSeen } from '../../src/office/index.ts';
import { pressLanguages, type Place } from '../../src/model/index.ts';
import { may } from '../../src/accounts/index.ts';
import type { Ctx, Deps, SignedView } from '../deps.ts';
import { Form } from '../layout/parts.tsx';
import { withDone } from '../queue/index.tsx';
import { wordOr } from '../words/index.ts';
import { Fact, showAdmin, viewOf } from './frame.tsx';

const shownPlaces = 400;

function validity(view: SignedView, { within }: Place, nameOf: (key: string) => string): string {
  return within.map(({ place, from, until }) => `${nameOf(place)}${from === undefined ? '' : ` ${view.t('profile.from', { day: from })}`}${until === undefined ? '' : ` ${view.t('profile.until', { day: until })}`}`).join('; ');
}

function Places({ view, places, asked }: { view: SignedView; places: readonly Place[]; asked: string }) {
  const { t } = view;
  const titles = new Map(places.map(({ key, names }) => [key, names.find(({ language }) => language === 'vi')?.text ?? names[0]?.text ?? key]));
  const nameOf = (key: string) => titles.get(key) ?? key;
  const wanted = asked.normalize('NFC').toLowerCase();
  const found = places.filter(({ key, names }) => wanted === '' || key.includes(wanted) || names.some(({ text }) => text.toLowerCase().includes(wanted)));
  return (
    <section class="panel"><h2>{t('profile.places')}</h2>
      <form class="find-filters" action="/admin/profile" method="get"><label class="small"><span>{t('profile.find')}</span><input type="search" name="q" value={asked} /></label><p><button class="button">{t('trends.show')}</button></p></form>
      <p class="small quiet">{t('profile.found', { n: found.length })}{found.length > shownPlaces ? ` ${t('profile.first', { n: shownPlaces })}` : ''}</p>
      <div class="scroll tall" tabindex={0} role="region" aria-label={t('profile.places')}>
        <table>
          <thead><tr><th scope="col">{t('profile.place')}</th><th scope="col">{t('profile.kind')}</th><th scope="col">{t('profile.within')}</th><th scope="col">{t('profile.names')}</th></tr></thead>
          <tbody>{found.slice(0, shownPlaces).map((place) => (
            <tr><th scope="row">{nameOf(place.key)}<span class="small quiet"> {place.key}</span></th><td>{wordOr(t, 'place', place.kind)}</td><td>{validity(view, place, nameOf)}</td>
              <td class="small">{place.names.slice(0, 12).map(({ text, language, weak }, at) => <>{at === 0 ? null : ', '}<span lang={language}>{text}</span>{weak === true ? <span class="quiet"> ({t('profile.weak')})</span> : null}</>)}{place.names.length > 12 ? ` … ${place.names.length}` : ''}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

export async function showProfile(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'see-administration');
  const { t, lang, format } = view;
  const { province } = deps;
  const languages = new Map<string, number>();
  for (const { names } of province.places) for (const { language } of names) languages.set(language, (languages.get(language) ?? 0) + 1);
  return showAdmin(c, view, { href: '/admin/profile', word: 'admin.profile', intro: t('profile.intro') }, (
    <>
      <section class="panel"><h2>{province.name[lang]}</h2>
        <dl>
          <Fact name={t('profile.seat')}>{province.seat[lang]}</Fact>
          <Fact name={t('profile.zone')}>{province.timeZone}</Fact>
          <Fact name={t('profile.file')}><span class="address">{deps.machine?.profileFile ?? '—'}</span></Fact>
          <Fact name={t('profile.places')}><span class="num">{format.number(province.places.length)}</span></Fact>
          <Fact name={t('profile.languages')}>{[...languages].sort(([, a], [, b]) => b - a).map(([code, n]) => `${format.language(code)} ${n}`).join(' · ')}</Fact>
          <Fact name={t('profile.press-languages')}>{pressLanguages.map((code) => format.language(code)).join(', ')}</Fact>
          <Fact name={t('profile.map')}>{t(province.map === undefined ? 'profile.no-map' : 'profile.has-map')}</Fact>
          <Fact name={t('profile.errors')}>{t('profile.no-errors')}</Fact>
        </dl>
        <p class="small quiet">{t('profile.change')}</p>
        {may(view.account.role, 'manage-office') ? <Form view={view} action="/admin/profile/seen"><button class="button">{t('profile.ours')}</button></Form> : null}
      </section>
      <Places view={view} places={province.places} asked={(c.req.query('q') ?? '').slice(0, 80)} />
    </>
  ));
}

export async function markProfileSeen(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'manage-office');
  await noteProfileSeen(deps.db, view.account, deps.province.key);
  return c.redirect(withDone('/admin/profile', 'profile-seen'), 303);
}
