-- $1 source_id, $2 refused (0 or 1), $3 found, $4 new_links
insert into poll_day (source_id, day, polls, refused, found, new_links)
values ($1, (now() at time zone 'UTC')::date, 1, $2, $3, $4)
on conflict (source_id, day) do update
  set polls = poll_day.polls + 1, refused = poll_day.refused + excluded.refused, found = poll_day.found + excluded.found,
      new_links = poll_day.new_links + excluded.new_links
