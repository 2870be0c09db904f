-- no parameters
select s.id as "sourceId", s.enabled,
  (select min(found_at) from link where source_id = s.id) as "firstFoundAt",
  (select max(found_at) from link where source_id = s.id) as "lastFoundAt"
from source s
