-- no parameters
select distinct on (id) version, content from register_entry order by id, version desc
