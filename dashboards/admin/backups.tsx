// Backups: make one, read one back, take it away as a file; how to restore is said here and done on the command line.

import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { may } from '../../src/accounts/index.ts';
import { record } from '../../src/audit/index.ts';
import { checkBackup, shelveBackup, shelvedBackups, shelvedFile, type Shelved } from '../../src/backup/index.ts';
import { messageOf, Problem } from '../../src/errors.ts';
import type { Ctx, Deps, SignedView } from '../deps.ts';
import { Empty, Form } from '../layout/parts.tsx';
import { withDone } from '../queue/index.tsx';
import { bytesOf, provenViewOf, showAdmin, viewOf } from './frame.tsx';

const page = { href: '/admin/backups', word: 'admin.backups' } as const;
/** A small archive is done before the answer; a large one goes on behind it. */
const waitMs = 4_000;

/** What is being made in this process. */
export type BackupWork = { startedAt: Date | null; failed: Problem | null };
export const noBackupWork = (): BackupWork => ({ startedAt: null, failed: null });

function folderOf(deps: Deps): string {
  if (deps.machine === undefined) throw new Problem('not-found', { what: 'backup folder' });
  return deps.machine.backupFolder;
}

function List({ view, backups }: { view: SignedView; backups: readonly Shelved[] }) {
  const { t, format, account } = view;
  const manages = may(account.role, 'manage-office');
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t('admin.backups')}>
      <table>
        <thead><tr><th scope="col">{t('backup.file')}</th><th scope="col">{t('backup.made')}</th><th scope="col" class="right">{t('backup.size')}</th><th scope="col">SHA-256</th><th scope="col">{t('users.deeds')}</th></tr></thead>
        <tbody>{backups.map(({ name, bytes, madeAt, sha256 }) => (
          <tr><th scope="row">{manages ? <a href={`/admin/backups/${name}`} download>{name}</a> : name}</th><td class="num">{format.dateTime(madeAt)}</td><td class="num right">{bytesOf(view, bytes)}</td><td><code class="address small">{sha256 ?? '—'}</code></td>
            <td>{manages ? <Form view={view} action={`/admin/backups/${name}/verify`}><button class="button" aria-label={`${t('backup.verify')}: ${name}`}>{t('backup.verify')}</button></Form> : null}</td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function HowToRestore({ view }: { view: SignedView }) {
  const { t, deps } = view;
  const folder = deps.machine?.backupFolder ?? '…';
  return (
    <section class="panel"><h2>{t('backup.restore')}</h2>
      <ol class="restore-steps"><li>{t('backup.restore-1')}</li><li>{t('backup.restore-2')}<br /><code class="address">{`bin/haidang backup verify ${folder}/haidang-….jsonl.gz`}</code></li><li>{t('backup.restore-3')}<br /><code class="address">{`HAIDANG_DATA=… bin/haidang restore ${folder}/haidang-….jsonl.gz`}</code></li><li>{t('backup.restore-4')}</li></ol>
      <p class="small quiet">{t('backup.not-in')}</p>
    </section>
  );
}

function Work({ view, work }: { view: SignedView; work: BackupWork }) {
  const { t, format, lang } = view;
  if (work.startedAt !== null) return <p class="notice good" role="status" hx-get="/admin/backups" hx-trigger="every 3s" hx-select="#main" hx-target="#main" hx-swap="outerHTML">{t('backup.running', { time: format.time(work.startedAt) })}</p>;
  return work.failed === null ? null : <p class="notice" role="alert">{work.failed.in(lang)}</p>;
}

async function show(c: Ctx, deps: Deps, view: SignedView, work: BackupWork, checked: string | null = null) {
  const { t, format, account } = view;
  const backups = shelvedBackups(folderOf(deps));
  return showAdmin(c, view, { ...page, intro: t('backup.intro') }, (
    <>
      {checked === null ? null : <p class="notice good" role="status">{checked}</p>}
      <Work view={view} work={work} />
      <section class="panel">
        <header class="with-action">
          <div><h2>{t('backup.kept')}</h2><p class="small quiet">{backups[0] === undefined ? null : `${t('backup.last', { time: format.ago(backups[0].madeAt) })} `}<span class="address">{folderOf(deps)}</span></p></div>
          {may(account.role, 'manage-office') && work.startedAt === null ? <Form view={view} action="/admin/backups"><button class="button first">{t('backup.make')}</button></Form> : null}
        </header>
        {backups.length === 0 ? <Empty title={t('backup.none')}><p>{t('backup.none-help')}</p></Empty> : <List view={view} backups={backups} />}
      </section>
      <HowToRestore view={view} />
    </>
  ));
}

export const showBackups = (c: Ctx, deps: Deps, work: BackupWork) => show(c, deps, viewOf(c, 'see-administration'), work);

/** Starts one, and waits a moment for it. Throws `backup-running`. */
export async function makeOne(c: Ctx, deps: Deps, work: BackupWork) {
  const view = viewOf(c, 'manage-office');
  if (work.startedAt !== null) throw new Problem('backup-running');
  work.startedAt = view.now;
  work.failed = null;
  const making = shelveBackup(deps.db, folderOf(deps), { by: view.account.id, now: view.now })
    .catch((thrown: unknown) => {
      work.failed = thrown instanceof Problem ? thrown : new Problem('unexpected', { cause: messageOf(thrown) });
      console.error(`backup: ${messageOf(thrown)}`);
    })
    .finally(() => (work.startedAt = null));
  await Promise.race([making, new Promise((resolve) => setTimeout(resolve, waitMs).unref())]);
  // Read anew: it changed while we waited.
  const { startedAt, failed } = work as BackupWork;
  return c.redirect(startedAt !== null || failed !== null ? '/admin/backups' : withDone('/admin/backups', 'backup-made'), 303);
}

/** Reads one back whole and says so. Throws `bad-backup`. */
export async function verifyOne(c: Ctx, deps: Deps, work: BackupWork) {
  const view = viewOf(c, 'manage-office');
  const { rows, audit } = await checkBackup(shelvedFile(folderOf(deps), c.req.param('name') ?? ''));
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return show(c, deps, view, work, view.t('backup.verified', { name: c.req.param('name') ?? '', rows: view.format.number(total), events: view.format.number(audit.events) }));
}

/** The file itself; whoever takes the archive out of the house is on record. */
export async function downloadOne(c: Ctx, deps: Deps) {
  const view = provenViewOf(c, 'manage-office');
  const name = c.req.param('name') ?? '';
  const file = shelvedFile(folderOf(deps), name);
  await record(deps.db, { accountId: view.account.id, action: 'archive.downloaded', subject: 'archive', detail: { file: name }, at: view.now });
  c.header('content-type', 'application/gzip');
  c.header('content-length', String(statSync(file).size));
  c.header('content-disposition', `attachment; filename="${name}"`);
  return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream);
}
