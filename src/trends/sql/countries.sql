-- $1 beginning of the period before, $2 from, $3 before, $4 about or null; every country whose outlets published in the period or the one before
select country::text as name, count(*) filter (where published_at >= $2)::integer as count, count(*) filter (where published_at < $2)::integer as before,
  count(*) filter (where published_at >= $2 and sentiment = 'negative')::integer as negative, count(*) filter (where published_at >= $2 and sentiment = 'positive')::integer as positive
from search_document
where published_at >= $1 and published_at < $3 and ($4::text is null or about = $4)
group by country order by 2 desc, 3 desc, 1
