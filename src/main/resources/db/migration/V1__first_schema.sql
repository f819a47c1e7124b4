-- Runs on H2 and PostgreSQL alike. Ids are ULIDs. Everything of a bot carries bot_id and goes with its bot.

create table bot (
    id                 varchar(26) primary key,
    slug               varchar(40) not null unique,
    name               varchar(200) not null,
    locale             varchar(5) not null,
    escalation_type    varchar(20) not null,
    inactivity_minutes integer not null,
    waiting_minutes    integer not null,
    max_waiting        integer,
    retention_days     integer not null,
    allowed_origins    varchar(8000) not null,
    callback_url       varchar(2000),
    created_at         timestamp(6) with time zone not null,
    changed_at         timestamp(6) with time zone not null,
    version            bigint not null
);

create table administrator (
    id            varchar(26) primary key,
    login         varchar(200) not null unique,
    password_hash varchar(500) not null,
    platform      boolean not null,
    locale        varchar(5),
    disabled      boolean not null,
    created_at    timestamp(6) with time zone not null
);

create table role_grant (
    id               varchar(26) primary key,
    administrator_id varchar(26) not null references administrator (id) on delete cascade,
    bot_id           varchar(26) not null references bot (id) on delete cascade,
    role             varchar(20) not null,
    constraint role_grant_once unique (administrator_id, bot_id)
);

create table api_key (
    id         varchar(26) primary key,
    bot_id     varchar(26) not null references bot (id) on delete cascade,
    hash       varchar(64) not null unique,
    label      varchar(200) not null,
    created_at timestamp(6) with time zone not null
);
create index api_key_of_bot on api_key (bot_id);

create table webhook_key (
    hash           varchar(64) primary key,
    bot_id         varchar(26) not null references bot (id) on delete cascade,
    integration_id varchar(26) not null
);

-- What is due, across bots: ids only. One row for each kind and subject, so that nothing is queued twice.
create table work (
    kind        varchar(30) not null,
    subject     varchar(60) not null,
    bot_id      varchar(26) not null references bot (id) on delete cascade,
    due_at      timestamp(6) with time zone not null,
    attempts    integer not null,
    lease_owner varchar(60),
    lease_until timestamp(6) with time zone,
    generation  bigint not null,
    constraint work_pk primary key (kind, subject)
);
create index work_due on work (due_at);

create table skill (
    id       varchar(26) primary key,
    bot_id   varchar(26) not null references bot (id) on delete cascade,
    name     varchar(100) not null,
    position integer not null,
    constraint skill_once unique (bot_id, name)
);

create table opening_hours (
    id        varchar(26) primary key,
    bot_id    varchar(26) not null unique references bot (id) on delete cascade,
    time_zone varchar(60) not null,
    slots     varchar(100000) not null,
    closed    varchar(100000) not null
);

create table connector (
    id                varchar(26) primary key,
    bot_id            varchar(26) not null unique references bot (id) on delete cascade,
    region            varchar(100),
    client_id         varchar(200),
    client_secret     varchar(4000),
    secret_stored_at  timestamp(6) with time zone,
    email_variable    varchar(100),
    first_name_variable varchar(100),
    last_name_variable  varchar(100),
    attributes        varchar(10000) not null,
    state             varchar(20) not null,
    state_since       timestamp(6) with time zone not null,
    last_error        varchar(2000),
    organisation_id   varchar(100),
    organisation_name varchar(500),
    generation        bigint not null,
    failures          integer not null,
    synced_at         timestamp(6) with time zone,
    version           bigint not null
);

create table queue_mapping (
    id         varchar(26) primary key,
    bot_id     varchar(26) not null references bot (id) on delete cascade,
    skill      varchar(100),
    position   integer not null,
    queue      varchar(300),
    queue_id   varchar(100),
    queue_name varchar(300),
    ambiguous  boolean not null
);
create index queue_mapping_of_bot on queue_mapping (bot_id);

create table integration (
    id              varchar(26) primary key,
    bot_id          varchar(26) not null references bot (id) on delete cascade,
    skill           varchar(100),
    region          varchar(100) not null,
    client_id       varchar(200) not null,
    genesys_id      varchar(100),
    name            varchar(300) not null,
    state           varchar(20) not null,
    error           varchar(2000),
    webhook_key     varchar(1000) not null,
    webhook_base    varchar(500),
    secret          varchar(1000) not null,
    previous_secret varchar(1000),
    created_at      timestamp(6) with time zone not null,
    version         bigint not null,
    constraint integration_held_once unique (region, genesys_id)
);
create index integration_of_bot on integration (bot_id);

create table access_token (
    id          varchar(26) primary key,
    bot_id      varchar(26) not null unique references bot (id) on delete cascade,
    credentials varchar(64) not null,
    token       varchar(8000) not null,
    expires_at  timestamp(6) with time zone not null,
    renew_at    timestamp(6) with time zone not null,
    version     bigint not null
);

create table conversation (
    id                      varchar(26) primary key,
    bot_id                  varchar(26) not null references bot (id) on delete cascade,
    visitor_id              varchar(200) not null,
    skill                   varchar(100),
    locale                  varchar(5) not null,
    status                  varchar(20) not null,
    end_reason              varchar(30),
    integration_id          varchar(26),
    genesys_conversation_id varchar(100),
    queue_id                varchar(100),
    queue_name              varchar(300),
    operator_name           varchar(300),
    identity                varchar(4000) not null,
    attributes              varchar(20000) not null,
    last_seq                bigint not null,
    last_position           bigint not null,
    last_sent_at            timestamp(6) with time zone not null,
    read_up_to              bigint not null,
    farewell_due            boolean not null,
    created_at              timestamp(6) with time zone not null,
    active_at               timestamp(6) with time zone,
    last_activity_at        timestamp(6) with time zone not null,
    ended_at                timestamp(6) with time zone,
    version                 bigint not null
);
create index conversation_of_visitor on conversation (bot_id, visitor_id, id);
create index conversation_by_status on conversation (bot_id, status, id);

-- The ledger, and what goes to the operator without standing in it (seq is null): transcript, farewell.
create table message (
    id                varchar(26) primary key,
    bot_id            varchar(26) not null references bot (id) on delete cascade,
    conversation_id   varchar(26) not null references conversation (id) on delete cascade,
    seq               bigint,
    position          bigint not null,
    author            varchar(20) not null,
    kind              varchar(20) not null,
    text              varchar(1000000),
    operator_name     varchar(300),
    status            varchar(20),
    end_reason        varchar(30),
    quick_replies     varchar(20000),
    client_message_id varchar(100),
    integration_id    varchar(26),
    external_id       varchar(200),
    delivery          varchar(20),
    reason            varchar(1000),
    parts_sent        integer not null,
    repaired          boolean not null,
    at                timestamp(6) with time zone not null,
    stored_at         timestamp(6) with time zone not null,
    constraint message_position_once unique (conversation_id, position),
    constraint message_seq_once unique (conversation_id, seq),
    constraint message_client_id_once unique (conversation_id, client_message_id),
    constraint message_external_id_once unique (integration_id, external_id)
);

create table delivery_attempt (
    id             varchar(26) primary key,
    bot_id         varchar(26) not null references bot (id) on delete cascade,
    message_id     varchar(26) not null references message (id) on delete cascade,
    part           integer not null,
    outcome        varchar(20) not null,
    answer         varchar(2000),
    correlation_id varchar(100),
    external_id    varchar(200),
    at             timestamp(6) with time zone not null
);
create index delivery_attempt_of_message on delivery_attempt (message_id);
create index delivery_attempt_by_external_id on delivery_attempt (bot_id, external_id);

create table attachment (
    id              varchar(26) primary key,
    bot_id          varchar(26) not null references bot (id) on delete cascade,
    message_id      varchar(26) not null references message (id) on delete cascade,
    conversation_id varchar(26) not null references conversation (id) on delete cascade,
    filename        varchar(500),
    media_type      varchar(200),
    size            bigint,
    source          varchar(4000),
    position        integer not null
);
create index attachment_of_message on attachment (message_id);
create index attachment_of_conversation on attachment (conversation_id);

create table webhook_event (
    id              varchar(26) primary key,
    bot_id          varchar(26) not null references bot (id) on delete cascade,
    integration_id  varchar(26) not null,
    conversation_id varchar(26),
    type            varchar(60) not null,
    reason          varchar(40) not null,
    identity        varchar(300) not null,
    body            varchar(1048576) not null,
    received_at     timestamp(6) with time zone not null,
    constraint webhook_event_once unique (integration_id, identity)
);

create table operator_receipt (
    id              varchar(26) primary key,
    bot_id          varchar(26) not null references bot (id) on delete cascade,
    conversation_id varchar(26) not null references conversation (id) on delete cascade,
    integration_id  varchar(26) not null,
    external_id     varchar(200) not null,
    stored_at       timestamp(6) with time zone not null
);
create index operator_receipt_of_conversation on operator_receipt (conversation_id);

create table idempotency_key (
    id         varchar(26) primary key,
    bot_id     varchar(26) not null references bot (id) on delete cascade,
    key_hash   varchar(64) not null,
    body_hash  varchar(64) not null,
    response   varchar(10000) not null,
    created_at timestamp(6) with time zone not null,
    constraint idempotency_key_once unique (bot_id, key_hash)
);
