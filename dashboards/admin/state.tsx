// How everything stands: the program, the archive, the jobs, the machine, what is kept for how long.

import { keptDays } from '../../src/evidence/index.ts';
import { archiveState, machineState, type ArchiveState, type Machine } from '../../src/office/index.ts';
import type { Ctx, Deps, SignedView } from '../deps.ts';
import { Chip } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { bytesOf, Fact, showAdmin, viewOf } from './frame.tsx';

const dayMs = 86_400_000;
/** Below this share of the disk, or this many bytes, an office has to act. */
const scarceShare = 0.1;
const scarceBytes = 2e9;

/** What an administrator should do something about, as sentences. */
function worries(view: SignedView, archive: ArchiveState, machine: Machine): string[] {
  const { t, deps, now } = view;
  const { disk } = machine;
  const backupAge = archive.lastBackupAt === null ? null : now.getTime() - archive.lastBackupAt.getTime();
  return [
    ...(deps.fictional ? [] : backupAge === null ? [t('state.no-backup')] : backupAge > 7 * dayMs ? [t('state.old-backup', { time: view.format.ago(archive.lastBackupAt) })] : []),
    ...(disk !== null && (disk.free < scarceBytes || disk.free < scarceShare * disk.total) ? [t('state.disk-scarce', { free: bytesOf(view, disk.free) })] : []),
    ...(archive.pollsLastHour > 0 && archive.failedLastHour === archive.pollsLastHour ? [t('state.all-failed')] : []),
    ...(deps.machine?.notice == null ? [] : [deps.machine.notice]),
  ];
}

function Program({ view, archive }: { view: SignedView; archive: ArchiveState }) {
  const { t, deps, format } = view;
  const { machine } = deps;
  return (
    <section class="panel"><h2>{t('state.program')}</h2>
      <dl>
        <Fact name={t('state.version')}>{machine?.version ?? '—'} · Node.js {process.version}</Fact>
        <Fact name={t('state.press')}>{t(deps.fictional ? 'state.press-fictional' : 'state.press-real')}</Fact>
        <Fact name={t('state.model')}>{archive.model ?? t('state.none-read')}</Fact>
        <Fact name={t('state.database')}>{machine?.database ?? `PostgreSQL ${archive.postgresVersion}`} · {t('state.schema', { n: archive.schema })}</Fact>
        <Fact name={t('state.size')}><span class="num">{bytesOf(view, archive.databaseBytes)} · {t('state.articles', { n: format.number(archive.articles) })}</span></Fact>
        <Fact name={t('state.config')}><span class="address">{machine?.configFile ?? t('state.no-config')}</span></Fact>
        <Fact name={t('state.data')}><span class="address">{machine?.dataFolder ?? '—'}</span></Fact>
      </dl>
    </section>
  );
}

async function Work({ view, archive }: { view: SignedView; archive: ArchiveState }) {
  const { t, deps, format } = view;
  const depth = Object.entries((await deps.queueDepth?.()) ?? {}).filter(([, n]) => n > 0);
  return (
    <section class="panel"><h2>{t('state.work')}</h2>
      <dl>
        <Fact name={t('state.last-poll')}>{archive.lastPollAt === null ? t('progress.never') : format.ago(archive.lastPollAt)}</Fact>
        <Fact name={t('state.last-hour')}><span class="num">{t('state.hour', { polls: format.number(archive.pollsLastHour), failed: format.number(archive.failedLastHour), pages: format.number(archive.fetchedLastHour) })}</span></Fact>
        <Fact name={t('state.unread')}><span class="num">{format.number(archive.notUnderstood)}</span></Fact>
        <Fact name={t('state.queue')}>{deps.machine?.jobs ?? '—'}</Fact>
        <Fact name={t('state.depth')}>{depth.length === 0 ? t('sources.idle') : depth.map(([name, n]) => `${wordOr(t, 'job', name)} ${n}`).join(' · ')}</Fact>
        <Fact name={t('state.last-backup')}>{archive.lastBackupAt === null ? t('state.never') : format.ago(archive.lastBackupAt)} · <a href="/admin/backups">{t('admin.backups')}</a></Fact>
      </dl>
    </section>
  );
}

function MachineFacts({ view, machine }: { view: SignedView; machine: Machine }) {
  const { t, format } = view;
  const { disk, memory } = machine;
  const hours = Math.floor(machine.upSeconds / 3600);
  return (
    <section class="panel"><h2>{t('state.machine')}</h2>
      <dl>
        <Fact name={t('state.disk')}><span class="num">{disk === null ? '—' : t('state.free-of', { free: bytesOf(view, disk.free), total: bytesOf(view, disk.total) })}</span></Fact>
        <Fact name={t('state.memory')}><span class="num">{t('state.free-of', { free: bytesOf(view, memory.free), total: bytesOf(view, memory.total) })} · {t('state.ours', { n: bytesOf(view, memory.ours) })}</span></Fact>
        <Fact name={t('state.load')}><span class="num">{format.number(Math.round(machine.load * 10) / 10)} · {t('state.cores', { n: machine.cores })}</span></Fact>
        <Fact name={t('state.up')}><span class="num">{hours > 0 ? t('time.hours', { n: hours }) : t('time.minutes', { n: Math.floor(machine.upSeconds / 60) })}</span></Fact>
      </dl>
    </section>
  );
}

/** What is kept for how long; the days are those that the program works by. */
function Kept({ view }: { view: SignedView }) {
  const { t } = view;
  const rows = [
    [t('kept.articles'), t('kept.always')], [t('kept.evidence'), t('kept.always')], [t('kept.audit'), t('kept.always')],
    [t('kept.pages'), t('kept.pages-days', { understood: keptDays.understood, waiting: keptDays.waiting })],
    [t('kept.polls'), t('kept.polls-n')], [t('kept.sessions'), t('kept.sessions-end')],
  ];
  return (
    <section class="panel"><h2>{t('kept.title')}</h2>
      <dl>{rows.map(([what, howLong]) => <Fact name={what ?? ''}>{howLong}</Fact>)}</dl>
      <p class="small quiet">{t('kept.note')}</p>
    </section>
  );
}

export async function showState(c: Ctx, deps: Deps) {
  const view = viewOf(c, 'see-administration');
  const archive = await archiveState(deps.db, view.now);
  const machine = machineState(deps.machine?.dataFolder ?? '.');
  const found = worries(view, archive, machine);
  return showAdmin(c, view, { href: '/admin', word: 'admin.state' }, (
    <>
      {found.length === 0
        ? <p><Chip tone="good">{view.t('state.well')}</Chip></p>
        : <section class="panel" aria-labelledby="worries"><h2 id="worries">{view.t('state.worries')}</h2><ul class="troubles">{found.map((sentence) => <li>{sentence}</li>)}</ul></section>}
      <div class="pairs"><Program view={view} archive={archive} />{await Work({ view, archive })}<MachineFacts view={view} machine={machine} /><Kept view={view} /></div>
    </>
  ));
}
