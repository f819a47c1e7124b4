-- When the secret of the callbacks was handed out: all that a screen may know of it.

alter table callback add column secret_shown_at timestamp(6) with time zone;
