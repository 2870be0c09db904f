-- no parameters; what the audit log says was kept
select (detail ->> 'pack')::integer as pack, (detail ->> 'number')::integer as number, detail ->> 'manifest' as manifest
from audit_event where action in ('evidence.kept', 'evidence.completed') order by id
