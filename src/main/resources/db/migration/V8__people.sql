-- Administrators other than the first: invited by a link, with a time zone and tokens of their own. Of links and tokens only hashes.

alter table administrator add column time_zone varchar(60);
alter table administrator add column password_changed_at timestamp(6) with time zone;

create index role_grant_of_bot on role_grant (bot_id);

create table invitation (
    id         varchar(26) primary key,
    hash       varchar(64) not null unique,
    login      varchar(200) not null,
    bot_id     varchar(26) not null references bot (id) on delete cascade,
    role       varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    constraint invitation_once unique (bot_id, login)
);

create table personal_token (
    id               varchar(26) primary key,
    administrator_id varchar(26) not null references administrator (id) on delete cascade,
    hash             varchar(64) not null unique,
    label            varchar(200) not null,
    created_at       timestamp(6) with time zone not null,
    expires_at       timestamp(6) with time zone not null,
    used_at          timestamp(6) with time zone
);
create index personal_token_of_administrator on personal_token (administrator_id);
