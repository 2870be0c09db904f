-- $1 key, $2 name, $3 home_url, $4 country, $5 languages, $6 kind, $7 fictional, $8 origin
insert into source (key, name, home_url, country, languages, kind, fictional, origin)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (key) do update
  set name = excluded.name, home_url = excluded.home_url, country = excluded.country,
      languages = excluded.languages, kind = excluded.kind, fictional = excluded.fictional, origin = excluded.origin
returning id
