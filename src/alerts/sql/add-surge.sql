-- $1 kind, $2 flag_id, $3 story_id, $4 topic, $5 country, $6 count, $7 usual, $8 threshold, $9 weeks, $10 growing, $11 not_yet, $12 at
insert into surge (kind, flag_id, story_id, topic, country, count, usual, threshold, weeks, growing, not_yet, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
