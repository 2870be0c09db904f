// Evidence packs of a case: what they hold, and one zip of them. The panel stands on the page of the case.

import { Hono } from 'hono';
import { Problem } from '../../src/errors.ts';
import { evidenceZip, storyOfCase, type EvidencePack } from '../../src/evidence/index.ts';
import type { Ctx, Deps, Env, View } from '../deps.ts';
import { wordOr } from '../words/index.ts';

/** The packs of a case's story and the button that downloads them. */
export function EvidencePanel({ view, caseId, packs }: { view: View; caseId: number; packs: readonly EvidencePack[] }) {
  const { t, format } = view;
  return (
    <section class="panel">
      <h2>{t('pack.title')}</h2>
      {packs.length === 0 ? <p class="quiet">{t('pack.none')}</p> : (
        <>
          {packs.slice(0, 5).map((pack) => (
            <dl>
              <dt>{t('table.outlet')}</dt><dd>{pack.outlet}</dd>
              <dt>{t('pack.made')}</dt><dd class="num">{format.dateTime(pack.madeAt)}</dd>
              <dt>{t('pack.parts')}</dt><dd>{pack.parts.map(({ name }) => wordOr(t, 'pack-part', name)).join(', ')}</dd>
              <dt>{t('pack.manifest')}</dt><dd><code title={pack.manifestSha256}>{pack.manifestSha256.slice(0, 4)}…{pack.manifestSha256.slice(-4)}</code></dd>
            </dl>
          ))}
          <p><a class="button" href={`/evidence/${caseId}.zip`} download>{t('pack.download')}</a></p>
          <p class="small quiet">{t('pack.note')}</p>
        </>
      )}
    </section>
  );
}

async function download(c: Ctx, deps: Deps) {
  const asked = /^(\d{1,9})\.zip$/.exec(c.req.param('file') ?? '')?.[1];
  const found = asked === undefined ? null : await storyOfCase(deps.db, asked);
  const zip = found === null ? null : await evidenceZip(deps.db, found.storyId, found.number);
  if (found === null || zip === null) throw new Problem('not-found', { what: c.get('view').t('pack.title') });
  return c.body(Uint8Array.from(zip).buffer, 200, { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="evidence-${found.number}.zip"` });
}

export function evidenceRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().get('/evidence/:file', (c) => download(c, deps));
}
