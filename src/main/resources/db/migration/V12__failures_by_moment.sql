-- The screens show the latest failures first, of a reason or of some days; the journal of a person or of a kind of change.
create index dead_letter_by_moment on dead_letter (bot_id, failed_at, id);
create index dead_letter_by_reason on dead_letter (bot_id, reason, failed_at, id);
create index webhook_event_by_moment on webhook_event (bot_id, received_at, id);
create index audit_entry_by_actor on audit_entry (bot_id, actor, id);
create index audit_entry_by_action on audit_entry (bot_id, action, id);
