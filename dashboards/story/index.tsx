// One story: every article in it, earliest first, and which of them repeat another one's text.

import { Hono } from 'hono';
import { storyPage } from '../../src/cases/index.ts';
import { Problem } from '../../src/errors.ts';
import { signedView, type Ctx, type Deps, type Env } from '../deps.ts';
import { idParam } from '../form.ts';
import { langOf } from '../layout/parts.tsx';
import { showPage } from '../layout/page.tsx';
import { wordOr } from '../words/index.ts';

async function showStory(c: Ctx, deps: Deps) {
  const view = signedView(c);
  const { t, format } = view;
  const id = idParam(c, 'id');
  const story = await storyPage(deps.db, id);
  const head = story?.articles[0];
  if (story === null || head === undefined) throw new Problem('not-found', { what: t('spread.story') });
  return showPage(c, {
    view, title: head.title, current: '/queue',
    children: (
      <div class="sheet">
        <p class="small quiet">{t('spread.story')} · {t('story.from-to', { from: format.dateTime(story.firstPublishedAt), to: format.dateTime(story.lastPublishedAt) })}{story.case === null ? null : <> · <a href={`/cases/${story.case.id}`}>{t('case.number', { number: story.case.number })}</a></>}</p>
        <h1 lang={langOf(head.language)}>{head.title}</h1>
        <div class="scroll" tabindex={0} role="region" aria-label={t('spread.title')}>
          <table>
            <thead><tr><th scope="col">{t('table.published')}</th><th scope="col">{t('table.outlet')}</th><th scope="col">{t('table.title')}</th><th scope="col">{t('table.language')}</th><th scope="col">{t('tone')}</th><th scope="col">{t('table.text')}</th></tr></thead>
            <tbody>
              {story.articles.map((article) => (
                <tr>
                  <td class="num">{format.dateTime(article.publishedAt)}</td>
                  <td>{article.outlet} <span class="quiet">{format.country(article.country)}</span></td>
                  <td><a href={`/articles/${article.id}`} lang={langOf(article.language)}>{article.title}</a></td>
                  <td>{format.language(article.language)}</td>
                  <td>{article.sentiment === null ? t('tone.not-scored') : wordOr(t, 'sentiment', article.sentiment)}</td>
                  <td>{article.copyOf === null ? t('story.own-text') : t('spread.copy')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    ),
  });
}

export function storyRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/stories/:id', (c) => showStory(c, deps));
}
