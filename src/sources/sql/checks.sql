-- no parameters
select key, checked_at as "checkedAt", verified, ways_in as "waysIn", articles from catalogue_check order by key
