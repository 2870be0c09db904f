-- Whether a source has links that wait is asked for every page's frame: without this, all links of the source were read.
create index link_waiting on link (source_id) where outcome = 'waiting';
