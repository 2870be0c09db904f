-- $1 from, $2 before, $3 time zone, $4 'day', 'week' or 'month'; the periods with a moment between the two, as the office's clock begins them
select day::date::text as day, day at time zone $3 as "from", (day + ('1 ' || $4)::interval) at time zone $3 as before
from generate_series(date_trunc($4, $1::timestamptz at time zone $3), ($2::timestamptz at time zone $3) - interval '1 microsecond', ('1 ' || $4)::interval) as day
