-- $1 now
-- Whole days since the first day on which outlets were asked; null where that is not known.
select ($1::date - min(day))::int as days from poll_day
