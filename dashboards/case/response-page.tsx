// One response: its text in both languages, written or read, its approvals by hash, and beside it what it rests on.

import { may } from '../../src/accounts/index.ts';
import { stepsFrom, type CasePage } from '../../src/cases/index.ts';
import { approvalParts, type ApprovalPart, type ResponseText } from '../../src/model/index.ts';
import { longestBody, longestTitle, nextPart, openSpots, paperFormats, type ResponsePage } from '../../src/responses/index.ts';
import type { SignedView } from '../deps.ts';
import { Chip, differs, Form, langOf } from '../layout/parts.tsx';
import { wordOr } from '../words/index.ts';
import { RegisterPanel } from './register-panel.tsx';
import { kindOf } from './responses.tsx';

export type ResponseProps = {
  readonly view: SignedView;
  readonly page: CasePage;
  readonly response: ResponsePage;
  /** What was typed and could not be saved, and why. */
  readonly typed?: { readonly text: ResponseText; readonly problem: string; readonly onNumber: number };
};

const addressOf = ({ page, response }: ResponseProps) => `/cases/${page.row.caseId}/responses/${response.head.id}`;
const isOpen = ({ response: { head } }: ResponseProps) => head.releasedAt === null && head.droppedAt === null;

function mayWrite(props: ResponseProps): boolean {
  const steps = stepsFrom(props.page.row.state, props.view.account.role);
  return isOpen(props) && (steps.includes('write') || steps.includes('revise'));
}

/** Approvals of the newest text that hold, by part. */
const standing = ({ response }: ResponseProps, part: ApprovalPart) => response.decisions.find((decision) => decision.part === part && decision.stands);

function Hash({ sha256 }: { sha256: string }) {
  return <code class="hash">{sha256.match(/.{1,8}/g)?.join(' ')}</code>;
}

function Approvals(props: ResponseProps) {
  const { view: { t, format }, response: { head } } = props;
  return (
    <section class="panel" aria-labelledby="approvals">
      <h2 id="approvals">{t('approval.section')}</h2>
      <dl>
        {approvalParts.map((part) => {
          const given = standing(props, part);
          return (
            <>
              <dt>{wordOr(t, 'approval-part', part)}</dt>
              <dd>{given === undefined ? <span class="quiet">{t('approval.missing')}</span> : <><Chip tone="good">{wordOr(t, 'approval-verdict', 'approved')}</Chip> {t('approval.stands', { who: given.username, time: format.dateTime(given.at) })}</>}</dd>
            </>
          );
        })}
        <dt>{t('approval.hash')}</dt><dd><Hash sha256={head.sha256} /></dd>
      </dl>
    </section>
  );
}

/** What this person can decide now, with the hash of what they see; nothing for everybody else. */
function Decide(props: ResponseProps) {
  const { view, page, response: { head, revisions } } = props;
  const { t, account } = view;
  const steps = stepsFrom(page.row.state, account.role);
  const mine: ApprovalPart | null = steps.includes('approve-content') ? 'content' : steps.includes('approve-release') ? 'release' : null;
  if (!isOpen(props) || mine === null) return null;
  const approved = approvalParts.filter((part) => standing(props, part) !== undefined);
  const ownText = revisions.some(({ username }) => username === account.username);
  const due = nextPart({ approved });
  return (
    <section class="panel decide" aria-labelledby="decide">
      <h2 id="decide">{t(mine === 'content' ? 'approval.content' : 'approval.release')}</h2>
      <p>{t('approval.what')}</p>
      <p><Hash sha256={head.sha256} /></p>
      {ownText ? <p class="notice read">{t('approval.own-text')}</p> : mine === 'release' && due === 'content' ? <p class="notice read">{t('approval.content-first')}</p> : null}
      <div class="actions">
        {ownText || due !== mine ? null : (
          <Form view={view} action={`${addressOf(props)}/approve`}>
            <input type="hidden" name="part" value={mine} /><input type="hidden" name="sha256" value={head.sha256} />
            <button class="button first">{t(mine === 'content' ? 'approval.content' : 'approval.release')}</button>
          </Form>
        )}
        <details class="close">
          <summary class="button">{t('approval.return')}</summary>
          <Form view={view} action={`${addressOf(props)}/return`} class="fields panel">
            <input type="hidden" name="part" value={mine} /><input type="hidden" name="sha256" value={head.sha256} />
            <label for="return-why">{t('approval.return-why')}</label>
            <textarea id="return-why" name="reason" rows={3} maxlength={2000} required />
            <button class="button first">{t('approval.return')}</button>
          </Form>
        </details>
      </div>
    </section>
  );
}

function Side({ language, label, subjectLabel, names, text, rows }: { language: string; label: string; subjectLabel: string; names: readonly [string, string]; text: readonly [string, string]; rows: number }) {
  return (
    <div class="fields">
      <label for={names[0]}>{subjectLabel}</label>
      <input id={names[0]} name={names[0]} value={text[0]} maxlength={longestTitle} lang={langOf(language)} required />
      <label for={names[1]}>{label}</label>
      <textarea id={names[1]} name={names[1]} rows={rows} maxlength={longestBody} lang={langOf(language)} required>{`\n${text[1]}`}</textarea>
    </div>
  );
}

function Editor(props: ResponseProps) {
  const { view, page, response: { head }, typed } = props;
  const { t, format } = view;
  const text: ResponseText = typed?.text ?? head;
  const spots = openSpots(text).length;
  const rows = Math.min(34, Math.max(16, Math.ceil(text.body.length / 60) + text.body.split('\n').length / 2));
  const language = format.language(head.language);
  return (
    <section aria-labelledby="editor">
      <h2 id="editor">{t('editor.read-only')}</h2>
      {typed === undefined ? null : <div role="alert"><p class="notice alert">{typed.problem}</p><p class="small quiet">{t('editor.kept-typed')}</p></div>}
      {page.row.state === 'approval' ? <p class="notice alert">{t('editor.save-voids')}</p> : null}
      <p class={spots > 0 ? 'unverified small' : 'small quiet'}>{spots > 0 ? t('editor.open-spots', { n: spots }) : t('editor.spots-done')}</p>
      {/* Not url-encoded: that would make three of each byte of a foreign script. */}
      <form method="post" action={addressOf(props)} class="editor" enctype="multipart/form-data">
        <input type="hidden" name="_token" value={view.csrf} />
        <input type="hidden" name="on" value={String(typed?.onNumber ?? head.number)} />
        <div class={head.language === 'vi' ? 'sides one' : 'sides'}>
          <Side language={head.language} label={t('editor.text', { language })} subjectLabel={t('editor.subject', { language })} names={['title', 'body']} text={[text.title, text.body]} rows={rows} />
          {head.language === 'vi' ? null : <Side language="vi" label={t('editor.vi')} subjectLabel={t('editor.subject-vi')} names={['titleVi', 'bodyVi']} text={[text.titleVi ?? '', text.bodyVi ?? '']} rows={rows} />}
        </div>
        <p class="actions"><button class="button first">{t('editor.save')}</button> <span class="small quiet">{t('editor.save-note')}</span></p>
      </form>
    </section>
  );
}

function Written({ title, body, language }: { title: string; body: string; language: string }) {
  return <div class="written" lang={langOf(language)}><h3>{title}</h3>{body.split(/\n{2,}/).map((paragraph) => <p class="said">{paragraph}</p>)}</div>;
}

function Reading({ view, response: { head } }: ResponseProps) {
  return (
    <section aria-labelledby="text">
      <h2 id="text">{view.t('editor.read-only')}</h2>
      <div class={head.titleVi === null ? 'sides one' : 'sides'}>
        <Written title={head.title} body={head.body} language={head.language} />
        {head.titleVi === null || head.bodyVi === null ? null : <Written title={head.titleVi} body={head.bodyVi} language="vi" />}
      </div>
    </section>
  );
}

function History(props: ResponseProps) {
  const { view: { t, format }, response: { revisions, decisions } } = props;
  return (
    <>
      {decisions.length === 0 ? null : (
        <section class="panel">
          <h2>{t('approval.history')}</h2>
          <ol class="timeline">
            {decisions.map(({ part, verdict, number, username, at, reason, stands }) => (
              <li class={verdict === 'returned' ? 'hot' : undefined}>
                <time class="num" datetime={new Date(at).toISOString()}>{format.dateTime(at)}</time> {username}: {wordOr(t, 'approval-verdict', verdict)} {wordOr(t, 'approval-part', part)}, {t('approval.of-number', { number })}
                {verdict === 'returned' ? <> · {reason}</> : <> · {stands ? t('approval.holds') : <b class="unverified">{t('approval.void')}</b>}</>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section class="panel">
        <h2>{t('editor.revisions')}</h2>
        <ol class="timeline">
          {revisions.map(({ number, at, username, sha256 }) => (
            <li><time class="num" datetime={new Date(at).toISOString()}>{format.dateTime(at)}</time> {t('response.number', { number })} · {username} · <code title={sha256}>{sha256.slice(0, 8)}</code></li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The quote, the register entry with its evidence, and the talking points: of the claim that is answered, else of all confirmed ones. */
function AtHand({ view, page, response }: ResponseProps) {
  const { t } = view;
  const confirmed = page.claims.filter(({ id, state }) => (response.head.claimId === null ? state === 'confirmed' : id === response.head.claimId));
  return (
    <>
      {confirmed.map((claim) => {
        const article = page.articles.find(({ id }) => id === claim.articleId);
        return (
          <>
            <section class="panel">
              <h2>{t('correction.sentence')}</h2>
              <blockquote class="quote alert" lang={langOf(article?.language ?? null)}>“<mark>{claim.quote}</mark>”</blockquote>
              <p class="small quiet">{article?.outlet} · {differs(view, { kind: claim.entry.kind, register: claim.entry.id, registerVersion: claim.entry.version })}</p>
            </section>
            <RegisterPanel view={view} entry={claim.entry} />
          </>
        );
      })}
    </>
  );
}

function Downloads(props: ResponseProps) {
  const { view: { t, format }, response: { head } } = props;
  const sides = head.language === 'vi' ? ['text'] : ['text', 'vi'];
  return (
    <p class="small">
      {t('editor.download')}: {sides.map((side, index) => (
        <>{index === 0 ? null : ' · '}{format.language(side === 'vi' ? 'vi' : head.language)} {paperFormats.map((name) => <>{' '}<a href={`${addressOf(props)}/${side}.${name}`} download>{name.toUpperCase()}</a></>)}</>
      ))}
    </p>
  );
}

export function ResponseScreen(props: ResponseProps) {
  const { view, page, response: { head } } = props;
  const { t } = view;
  const state = head.droppedAt !== null ? 'dropped' : head.releasedAt !== null ? 'released' : page.row.state === 'approval' ? 'waiting' : 'draft';
  return (
    <div class="case response">
      <div class="case-main">
        <header>
          <p class="small quiet"><a href={`/cases/${page.row.caseId}#responses`}>{t('response.back-to-case', { number: page.row.number })}</a> · {kindOf(view, head)} · {t('response.number', { number: head.number })}</p>
          <h1 lang={langOf(head.language)}>{head.title}</h1>
          <p class="tags"><Chip tone={state === 'released' ? 'good' : state === 'waiting' ? 'notice' : 'plain'}>{wordOr(t, 'response-state', state)}</Chip>{head.kind === 'correction-request' && state === 'released' ? <a class="small" href={`/ledger/${head.id}`}>{t('response.to-ledger')}</a> : null}</p>
          <Downloads {...props} />
        </header>
        {mayWrite(props) && (page.row.state === 'drafting' || props.typed !== undefined) ? <Editor {...props} /> : <Reading {...props} />}
        <Decide {...props} />
        {mayWrite(props) && page.row.state === 'approval' && props.typed === undefined ? <details class="edit-anyway"><summary class="button">{t('editor.edit')}</summary><Editor {...props} /></details> : null}
        {mayWrite(props) && page.row.state === 'drafting' ? (
          <div class="actions">
            <Form view={view} action={`/cases/${page.row.caseId}/submit`} class="inline"><button class="button">{t('response.submit')}</button></Form>
            <Form view={view} action={`${addressOf(props)}/drop`} class="inline"><button class="button">{t('response.drop')}</button></Form>
          </div>
        ) : null}
      </div>
      <aside aria-label={t('editor.at-hand')}>
        <Approvals {...props} />
        <AtHand {...props} />
        {may(view.account.role, 'read-drafts') ? <History {...props} /> : null}
      </aside>
    </div>
  );
}
