-- $1 story_id
-- Once a story; it came into the queue with its first surge.
insert into flag (story_id, article_id, kind, level) values ($1, null, 'surge', 'read')
on conflict (story_id) where kind = 'surge' do nothing
returning id, level
