// A desk whose flagged article was corrected, then taken back: through the real comparison, with a clock of the test's own.

import { compareTexts } from '../../classifiers/changes/index.ts';
import { keepRevision, keptText, linkById, noteWithdrawn } from '../../src/articles/index.ts';
import { builtStatement } from '../../src/database/index.ts';
import type { busyDesk } from './desk.ts';

/** Corrects the Chinese article of a busy desk two minutes after it was read, and withdraws it an hour later. */
export async function changedDesk({ desk, cases, articles }: Awaited<ReturnType<typeof busyDesk>>): Promise<{ caseId: number; articleId: number }> {
  const { db, now } = desk;
  const articleId = articles.zh.article;
  const was = await keptText(db, articleId);
  const { link: linkId } = await db.one<{ link: number }>(builtStatement('t', 'select link_id as link from article where id = $1'), [articleId]);
  const link = await linkById(db, linkId);
  if (was === null || link === null) throw new Error('the desk has no such article');
  const text = was.text.replace('三沙市管辖的中国西沙群岛今年', '西沙群岛今年').replace('每周两班增至四班', '每周两班增至三班') + '\n更正：本文此前版本对西沙群岛归属的表述有误，航次应为三班，特此更正。';
  const read = { title: was.title, text, canonicalUrl: null, publishedAt: null, publishedOffsetMinutes: null, declaredLanguage: 'zh', charset: 'utf-8' };
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  await keepRevision(db, link, read, { pageSha256: 'c'.repeat(64), fetchedAt: at(2), takenFrom: 'page' }, { since: was.revisionId, ...compareTexts(was, read, 'zh') });
  const notice = { ...read, title: '提示', text: '该文章已被删除。' };
  const comparison = compareTexts(read, notice, 'zh');
  await noteWithdrawn(db, link, comparison.correction.quote ?? '', { read: notice, pageSha256: 'd'.repeat(64), at: at(62) }, null);
  return { caseId: cases.sansha, articleId };
}
