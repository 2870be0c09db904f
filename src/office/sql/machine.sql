-- $1 now; the database's size and how the last hour went; where there are many articles the planner's count is given, good to some percent
select pg_database_size(current_database())::bigint as "databaseBytes", current_setting('server_version') as "postgresVersion",
  (select coalesce(nullif(reltuples, -1), 0)::bigint from pg_class where oid = 'article'::regclass) as "articlesAbout",
  (select count(*) from (select 1 from article limit 10000) few) as "articlesCounted",
  (select max(number) from schema_migration) as schema,
  (select model from reading order by revision_id desc limit 1) as model,
  (select at from poll order by id desc limit 1) as "lastPollAt",
  (select count(*)::integer from poll where at > $1::timestamptz - interval '1 hour') as "pollsLastHour",
  (select count(*)::integer from poll where at > $1::timestamptz - interval '1 hour' and problem_code is not null) as "failedLastHour",
  (select count(*)::integer from link where fetched_at > $1::timestamptz - interval '1 hour' and fetched_at <= $1::timestamptz) as "fetchedLastHour",
  (select count(*)::integer from article where understood_revision_id is distinct from latest_revision_id) as "notUnderstood",
  (select max(at) from audit_event where action = 'archive.backed-up') as "lastBackupAt"
