-- $1 now
-- How many outlets stories of the last eight weeks had after their first day: the figure that 99 of 100 stay under.
with sizes as (
  select sa.story_id, count(distinct a.source_id) as outlets
  from story s join story_article sa on sa.story_id = s.id join article a on a.id = sa.article_id
  where s.first_published_at between $1::timestamptz - interval '56 days' and $1::timestamptz - interval '1 day'
    and sa.published_at < s.first_published_at + interval '1 day'
  group by 1)
select count(*)::int as stories, coalesce(percentile_disc(0.99) within group (order by outlets), 0)::int as high from sizes
