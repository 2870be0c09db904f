-- no parameters
select distinct on (id) version, content, origin from register_entry order by id, version desc
