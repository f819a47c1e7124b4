-- What administrators find conversations by. An id begins with its time, so that the newest come first by reading an index
-- backwards, and a range of days is a range of ids. Conversations that are here already are found by the visitor's id alone.

alter table conversation add column visitor_email varchar(300);
alter table conversation add column visitor_last_name varchar(300);

create index conversation_of_bot on conversation (bot_id, id);
create index conversation_by_skill on conversation (bot_id, skill, id);
create index conversation_by_email on conversation (bot_id, visitor_email, id);
create index conversation_by_last_name on conversation (bot_id, visitor_last_name, id);
