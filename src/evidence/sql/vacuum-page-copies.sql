-- no parameters; outside of any transaction
vacuum page_copy
