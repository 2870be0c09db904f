-- no parameters; every later statement of the transaction sees the same rows
set transaction isolation level repeatable read, read only
