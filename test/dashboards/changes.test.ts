import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDashboards } from '../../dashboards/index.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { changedDesk } from '../helpers/changed-desk.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';
import { testProvince } from '../helpers/serve.ts';
import { Visitor } from '../helpers/visitor.ts';

const readable = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe('an article that was corrected and then withdrawn', () => {
  let db: OpenDatabase;
  let ha: Visitor;
  let ids: { caseId: number; articleId: number };
  const now = new Date('2026-11-20T00:45:00Z');

  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    const busy = await busyDesk(db, now);
    ids = await changedDesk(busy);
    ha = new Visitor(createDashboards({ db, province: testProvince, fictional: true, now: () => now }));
    await ha.signIn('ha', (await busy.desk.account('ha', 'desk-lead')).password);
  });
  afterAll(() => db.close());

  it('shows on both pages what was added and removed, marked for eyes and for screen readers', async () => {
    for (const path of [`/cases/${ids.caseId}`, `/articles/${ids.articleId}`]) {
      const { text } = await ha.get(path);
      expect(text).toContain('<del><span class="unseen">bỏ: </span>三沙市管辖的中国</del>');
      expect(text).toMatch(/<ins><span class="unseen">thêm: <\/span>更正：/);
      expect(readable(text)).toContain('Sửa lần 2 so với lần 1 Có lời đính chính');
      expect(readable(text)).toContain('Trang báo là bài đã rút');
    }
    expect((await ha.get(`/articles/${ids.articleId}?lang=en`)).text).toContain('Change in reading 2, against reading 1');
  });

  it('keeps the text that was flagged, and puts each change into the timeline in its place', async () => {
    const { text } = await ha.get(`/cases/${ids.caseId}?lang=vi`);
    expect(text).toContain('<mark>三沙市管辖的中国西沙群岛</mark>今年');
    const words = readable(text);
    const [corrected, withdrawn] = [words.indexOf('Hải Nam Vãn Báo (hư cấu) đính chính'), words.indexOf('Hải Nam Vãn Báo (hư cấu) rút bài')];
    expect(corrected).toBeGreaterThan(0);
    expect(withdrawn).toBeGreaterThan(corrected);
  });
});
