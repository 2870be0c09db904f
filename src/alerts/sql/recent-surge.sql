-- $1 topic, $2 country, $3 now: one notice of a series a week
select 1 from surge where topic = $1 and country = $2 and at > $3::timestamptz - interval '7 days' limit 1
