-- no parameters; versions are only added, so their number tells whether there is a new one
select count(*)::integer as versions from register_entry
