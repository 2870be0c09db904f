-- $1 key, $2 name, $3 home_url, $4 country, $5 languages, $6 kind, $7 fictional
insert into source (key, name, home_url, country, languages, kind, fictional)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (key) do update
  set name = excluded.name, home_url = excluded.home_url, country = excluded.country,
      languages = excluded.languages, kind = excluded.kind, fictional = excluded.fictional
returning id
