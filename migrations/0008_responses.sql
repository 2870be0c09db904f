-- Responses (phản hồi), their approvals, and the ledger of correction requests. What the workflow forbids, the database refuses by itself:
-- a screen, a command or a person with a SQL prompt cannot release a text that two other people have not approved as it stands.

-- When the answer went out, and until when somebody looks after it: to be sent while released, to be checked while monitoring.
alter table case_file add column released_at timestamptz, add column check_by timestamptz;
drop index case_file_queue;
create index case_file_queue on case_file (level, coalesce(case when state = 'new' then assess_by
  when state in ('released', 'monitoring') then check_by else answer_by end, timestamptz 'infinity'), id) where state <> 'closed';

create table response (
  id integer generated always as identity primary key,
  case_id integer not null references case_file (id),
  -- Rule 4: there is no other kind. A correction request asks for a correction; nothing here asks for removal.
  kind text not null check (kind in ('statement', 'correction-request', 'briefing')),
  -- domestic: under the form of the press law; foreign: a polite request to the editor.
  track text check (track in ('domestic', 'foreign')),
  -- Of the text that leaves; the Vietnamese stands beside it.
  language text not null,
  claim_id integer references claim (id),
  opened_by integer not null references account (id),
  opened_at timestamptz not null,
  -- Given up before it was released; its texts stay.
  dropped_at timestamptz,
  released_at timestamptz,
  released_revision_id integer,
  check ((kind = 'correction-request') = (track is not null)),
  check ((kind = 'correction-request') = (claim_id is not null)),
  check ((released_at is null) = (released_revision_id is null)),
  check (released_at is null or dropped_at is null)
);
create index response_by_case on response (case_id);
create unique index response_once_a_claim on response (claim_id) where claim_id is not null and dropped_at is null;

create table response_revision (
  id integer generated always as identity primary key,
  response_id integer not null references response (id),
  number integer not null,
  title text not null,
  body text not null,
  -- The same in Vietnamese; null where the text itself is Vietnamese.
  title_vi text,
  body_vi text,
  -- What an approval is bound to.
  sha256 char(64) not null,
  written_by integer not null references account (id),
  at timestamptz not null,
  unique (response_id, number),
  check ((title_vi is null) = (body_vi is null)),
  check (strpos(title || body || coalesce(title_vi, '') || coalesce(body_vi, ''), chr(31)) = 0),
  check (sha256 = encode(sha256(convert_to(concat_ws(chr(31), title, body, coalesce(title_vi, ''), coalesce(body_vi, '')), 'UTF8')), 'hex'))
);
create trigger response_revision_only_added before update or delete on response_revision for each row execute function refuse_change();
alter table response add foreign key (released_revision_id) references response_revision (id);

-- What desk lead and spokesperson said of one text: approved as it stands, or returned with a reason.
create table response_decision (
  id integer generated always as identity primary key,
  revision_id integer not null references response_revision (id),
  sha256 char(64) not null,
  part text not null check (part in ('content', 'release')),
  verdict text not null check (verdict in ('approved', 'returned')),
  reason text,
  decided_by integer not null references account (id),
  at timestamptz not null,
  check ((verdict = 'returned') = (reason is not null))
);
create index response_decision_by_revision on response_decision (revision_id);
create trigger response_decision_only_added before update or delete on response_decision for each row execute function refuse_change();

-- Approvals that hold: of the newest text, and nobody has returned it since.
create view standing_approval as
select d.id, d.revision_id, v.response_id, d.part, d.decided_by, d.at
from response_decision d
join response_revision v on v.id = d.revision_id
where d.verdict = 'approved' and d.sha256 = v.sha256
  and v.number = (select max(n.number) from response_revision n where n.response_id = v.response_id)
  and not exists (select 1 from response_decision later where later.revision_id = d.revision_id and later.verdict = 'returned' and later.id > d.id);

-- The correction ledger (sổ cải chính): what became of a request. Per outlet; nothing names a person of the press.
create table correction_entry (
  id integer generated always as identity primary key,
  response_id integer not null references response (id),
  kind text not null check (kind in ('sent', 'reminder', 'answer', 'outcome')),
  on_day date not null,
  answer text check (answer in ('will-correct', 'has-corrected', 'declined', 'asks-back', 'other')),
  outcome text check (outcome in ('corrected', 'partly-corrected', 'unchanged', 'withdrawn')),
  -- What the software proposed when the outcome was noted.
  proposed text check (proposed in ('corrected', 'partly-corrected', 'unchanged', 'withdrawn')),
  note text not null default '',
  noted_by integer not null references account (id),
  noted_at timestamptz not null,
  check ((kind = 'answer') = (answer is not null)),
  check ((kind = 'outcome') = (outcome is not null)),
  check (proposed is null or kind = 'outcome')
);
create index correction_entry_by_response on correction_entry (response_id, id);
create trigger correction_entry_only_added before update or delete on correction_entry for each row execute function refuse_change();

create function refuse(message text) returns void language plpgsql as $$
begin
  raise exception '%', message using errcode = 'restrict_violation';
end $$;

-- A correction request stands on a claim of this very case that a person has confirmed, against an entry with evidence.
create function require_confirmed_claim(the_claim integer, the_case integer) returns void language plpgsql as $$
begin
  if not exists (
    select 1 from claim k
    join register_entry e on e.id = k.register_id and e.version = k.register_version
    join revision v on v.id = k.revision_id
    join story_article sa on sa.article_id = v.article_id
    join case_file c on c.story_id = sa.story_id
    where k.id = the_claim and c.id = the_case and k.state = 'confirmed'
      and jsonb_typeof(e.content -> 'evidence') = 'array' and jsonb_array_length(e.content -> 'evidence') > 0
  ) then
    perform refuse('A correction request needs a claim of its case that a person has confirmed, against an entry with evidence.');
  end if;
end $$;

-- Words that ask an outlet to take something away, in Vietnamese and English; src/responses/lint.ts knows all ten languages of the press.
create function asks_for_removal(given text) returns boolean language sql immutable as $$
  select lower(normalize(given, NFC)) ~ ('(gỡ bỏ|bóc gỡ|gỡ xuống|(gỡ|xóa|xoá|hạ|rút|thu hồi|chặn|ngăn chặn)( bỏ)?( ngay)?( toàn bộ)?( các| những)? (bài|tin|nội dung|đường dẫn|liên kết|trang|ấn phẩm))'
    || '|\m(remov(e|al|ing)|takedown|take down|tak(e|ing) (it|this|that|them|(the|this|your) \w+) (down|off\w*)|delet(e|ion|ing)|unpublish\w*|de-?list\w*|de-?index\w*|retract(ion|ing)?|(withdraw|pull|block)(al|ing)? (of )?(the|this|your) (article|report|story|piece|text|page|item))\M')
$$;

create function check_response() returns trigger language plpgsql as $$
declare
  newest response_revision;
begin
  perform 1 from case_file where id = new.case_id for update;
  if tg_op = 'INSERT' then
    if new.dropped_at is not null or new.released_at is not null then perform refuse('A response begins as a draft.'); end if;
    if (select state from case_file where id = new.case_id) <> 'drafting' then perform refuse('A response is opened while its case is being drafted.'); end if;
    if new.kind = 'correction-request' then
      perform require_confirmed_claim(new.claim_id, new.case_id);
      if new.track <> (select case when o.country = 'VN' then 'domestic' else 'foreign' end
        from claim k join revision v on v.id = k.revision_id join article a on a.id = v.article_id join source o on o.id = a.source_id where k.id = new.claim_id)
      then perform refuse('The track follows the country of the outlet.'); end if;
    end if;
    return new;
  end if;
  if (old.id, old.case_id, old.kind, old.track, old.language, old.claim_id, old.opened_by, old.opened_at)
    is distinct from (new.id, new.case_id, new.kind, new.track, new.language, new.claim_id, new.opened_by, new.opened_at)
  then perform refuse('What a response is never changes.'); end if;
  if old.released_at is not null or old.dropped_at is not null then perform refuse('A released or given up response never changes.'); end if;
  if new.released_at is not null then
    select * into newest from response_revision where response_id = new.id order by number desc limit 1;
    if newest.id is distinct from new.released_revision_id then perform refuse('Only the newest text can be released.'); end if;
    if (select state from case_file where id = new.case_id) <> 'approval' then perform refuse('A response is released out of approval.'); end if;
    if (select count(distinct part) from standing_approval where revision_id = newest.id) <> 2
      or (select count(distinct decided_by) from standing_approval where revision_id = newest.id) <> 2
      or exists (select 1 from standing_approval s join response_revision w on w.response_id = s.response_id and w.written_by = s.decided_by where s.response_id = new.id)
    then perform refuse('The newest text needs the approval of its content and of its release, by two people who did not write it.'); end if;
    if new.kind = 'correction-request' then perform require_confirmed_claim(new.claim_id, new.case_id); end if;
  end if;
  return new;
end $$;
create trigger response_checked before insert or update on response for each row execute function check_response();
create trigger response_never_deleted before delete on response for each row execute function refuse_change();

create function check_response_revision() returns trigger language plpgsql as $$
declare
  of_response response;
  without_quotes text;
  quoted text;
begin
  select * into of_response from response where id = new.response_id;
  perform 1 from case_file where id = of_response.case_id for update;
  select * into of_response from response where id = new.response_id;
  if of_response.released_at is not null or of_response.dropped_at is not null then perform refuse('A released or given up response is no longer written on.'); end if;
  if (select state from case_file where id = of_response.case_id) <> 'drafting' then perform refuse('A text is written while its case is being drafted.'); end if;
  if new.number <> 1 + coalesce((select max(number) from response_revision where response_id = new.response_id), 0) then perform refuse('Revisions are numbered one by one.'); end if;
  if of_response.kind = 'correction-request' then
    without_quotes := concat_ws(' ', new.title, new.body, new.title_vi, new.body_vi);
    -- What the outlet itself wrote may hold such words.
    foreach quoted in array (select array[k.sentence, k.quote, v.title] from claim k join revision v on v.id = k.revision_id where k.id = of_response.claim_id)
    loop
      if quoted <> '' then without_quotes := replace(without_quotes, quoted, ' '); end if;
    end loop;
    if asks_for_removal(without_quotes) then perform refuse('A correction request asks for a correction, never for removal.'); end if;
  end if;
  return new;
end $$;
create trigger response_revision_checked before insert on response_revision for each row execute function check_response_revision();

create function check_response_decision() returns trigger language plpgsql as $$
declare
  of_revision response_revision;
  of_response response;
  needed text := case new.part when 'content' then 'desk-lead' else 'spokesperson' end;
begin
  select * into of_revision from response_revision where id = new.revision_id;
  select * into of_response from response where id = of_revision.response_id;
  perform 1 from case_file where id = of_response.case_id for update;
  select * into of_response from response where id = of_revision.response_id;
  if (select state from case_file where id = of_response.case_id) <> 'approval' or of_response.released_at is not null or of_response.dropped_at is not null
  then perform refuse('A text is decided on while its case is in approval.'); end if;
  if new.sha256 <> of_revision.sha256 then perform refuse('The hash is not that of the text.'); end if;
  if of_revision.number <> (select max(number) from response_revision where response_id = of_response.id) then perform refuse('The text has been changed since.'); end if;
  if not exists (select 1 from account where id = new.decided_by and enabled and role = needed) then perform refuse('The role may not decide this.'); end if;
  if new.verdict = 'returned' then return new; end if;
  if exists (select 1 from response_revision where response_id = of_response.id and written_by = new.decided_by) then perform refuse('Nobody approves a text that they wrote on.'); end if;
  if exists (select 1 from standing_approval where revision_id = new.revision_id and (part = new.part or decided_by = new.decided_by)) then perform refuse('Two approvals, by two people.'); end if;
  if new.part = 'release' and not exists (select 1 from standing_approval where revision_id = new.revision_id and part = 'content') then perform refuse('The content is approved first.'); end if;
  if of_response.kind = 'correction-request' then perform require_confirmed_claim(of_response.claim_id, of_response.case_id); end if;
  return new;
end $$;
create trigger response_decision_checked before insert on response_decision for each row execute function check_response_decision();

-- The steps of src/cases/workflow.ts; test/responses/database.test.ts compares all pairs with that table.
create function check_case_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state in ('drafting', 'approval', 'released', 'monitoring') or new.close_reason = 'answered' then perform refuse('A case does not begin there.'); end if;
    return new;
  end if;
  if old.close_reason is distinct from new.close_reason and new.close_reason is not null and old.state = 'closed' then perform refuse('A closed case keeps its reason.'); end if;
  if old.state = new.state then return new; end if;
  if (old.state || '>' || new.state) not in (
    'new>assessing', 'assessing>new', 'assessing>closed', 'closed>assessing', 'closed>new', 'assessing>drafting', 'drafting>assessing', 'drafting>approval',
    'approval>drafting', 'approval>released', 'released>monitoring', 'monitoring>drafting', 'monitoring>closed')
  then perform refuse('There is no such step: ' || old.state || ' > ' || new.state); end if;
  if new.state = 'closed' and (new.close_reason = 'answered') is distinct from (old.state = 'monitoring') then perform refuse('"answered" ends the full way, and only that.'); end if;
  if new.state in ('approval', 'assessing') and old.state = 'drafting' and (new.state = 'approval') is distinct from exists (
    select 1 from response r where r.case_id = new.id and r.released_at is null and r.dropped_at is null
  ) then perform refuse('Approval needs a draft, and a case with a draft is not given back.'); end if;
  if new.state = 'released' and (
    not exists (select 1 from response where case_id = new.id and released_at is not null)
    or exists (select 1 from response where case_id = new.id and released_at is null and dropped_at is null)
  ) then perform refuse('Every response of the case must have been released with its two approvals.'); end if;
  return new;
end $$;
create trigger case_step_checked before insert or update on case_file for each row execute function check_case_step();

create function check_correction_entry() returns trigger language plpgsql as $$
declare
  of_response response;
  sent date;
begin
  select * into of_response from response where id = new.response_id;
  if of_response.kind <> 'correction-request' or of_response.released_at is null then perform refuse('Only a released correction request is in the ledger.'); end if;
  select min(on_day) into sent from correction_entry where response_id = new.response_id and kind = 'sent';
  if (new.kind = 'sent') is distinct from (sent is null) then perform refuse('A request is sent once, and first.'); end if;
  if new.on_day < sent then perform refuse('Nothing in the ledger comes before the request was sent.'); end if;
  return new;
end $$;
create trigger correction_entry_checked before insert on correction_entry for each row execute function check_correction_entry();
