-- $1 key, $2 checked_at, $3 verified, $4 ways in, $5 articles
insert into catalogue_check (key, checked_at, verified, ways_in, articles) values ($1, $2, $3, $4, $5)
on conflict (key) do update set checked_at = excluded.checked_at, verified = excluded.verified, ways_in = excluded.ways_in, articles = excluded.articles
