-- no parameters
select lower(substring(home_url from '^[a-z]+://([^/:]+)')) as host from source
