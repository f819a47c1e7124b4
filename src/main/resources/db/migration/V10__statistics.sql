-- The figures of a period are counted from these columns alone: with all of them in the index, no row is read.
create index conversation_statistics
    on conversation (bot_id, created_at, skill, status, end_reason, active_at, ended_at);
create index dead_letter_by_time on dead_letter (bot_id, failed_at);
