-- $1 moment
delete from api_answer where at < $1
