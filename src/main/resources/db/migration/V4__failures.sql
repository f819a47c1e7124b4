-- What went wrong and what can be done about it: alarms, the audit, dead letters, callbacks.

create table alarm (
    id      varchar(26) primary key,
    bot_id  varchar(26) not null references bot (id) on delete cascade,
    kind    varchar(40) not null,
    subject varchar(300) not null,
    detail  varchar(2000),
    since   timestamp(6) with time zone not null,
    constraint alarm_once unique (bot_id, kind, subject)
);

create table audit_entry (
    id           varchar(26) primary key,
    bot_id       varchar(26) not null references bot (id) on delete cascade,
    at           timestamp(6) with time zone not null,
    actor        varchar(300) not null,
    action       varchar(60) not null,
    target       varchar(2000) not null,
    value_before varchar(1000000),
    value_after  varchar(1000000)
);
create index audit_entry_of_bot on audit_entry (bot_id, id);

-- What was given up: a text for the operator (then the id is the text's own) or a callback.
create table dead_letter (
    id              varchar(30) primary key,
    bot_id          varchar(26) not null references bot (id) on delete cascade,
    conversation_id varchar(26) not null references conversation (id) on delete cascade,
    message_id      varchar(26) not null references message (id) on delete cascade,
    direction       varchar(20) not null,
    reason          varchar(40) not null,
    event           varchar(20),
    webhook_id      varchar(100),
    delivery        varchar(20),
    attempts        integer not null,
    last_answer     varchar(2000),
    replaying       boolean not null,
    failed_at       timestamp(6) with time zone not null
);
create index dead_letter_of_bot on dead_letter (bot_id, id);
create index dead_letter_of_conversation on dead_letter (conversation_id);
create index dead_letter_of_message on dead_letter (message_id);

-- An event that could not be placed is a dead letter until somebody placed or discarded it.
alter table webhook_event add column settled boolean default false not null;
create index webhook_event_of_bot on webhook_event (bot_id, reason, id);

-- Where a bot is called back and how that goes; the address itself is the bot's.
create table callback (
    id                varchar(26) primary key,
    bot_id            varchar(26) not null unique references bot (id) on delete cascade,
    secret            varchar(1000) not null,
    secret_shown      boolean not null,
    previous_secret   varchar(1000),
    previous_until    timestamp(6) with time zone,
    failing_since     timestamp(6) with time zone,
    disabled_at       timestamp(6) with time zone,
    version           bigint not null
);

-- How much of a conversation the bot has been told.
create table callback_cursor (
    id              varchar(26) primary key,
    bot_id          varchar(26) not null references bot (id) on delete cascade,
    conversation_id varchar(26) not null unique references conversation (id) on delete cascade,
    seq             bigint not null,
    failing         varchar(100),
    attempts        integer not null,
    waiting         boolean not null
);
create index callback_cursor_waiting on callback_cursor (bot_id, waiting);

-- The state of delivery that the bot was told last.
alter table message add column delivery_told varchar(30);
