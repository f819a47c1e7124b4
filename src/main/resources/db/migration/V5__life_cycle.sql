-- When the visitor was warned of the end of a silence, and since when the operator's side seems to be leaving.
alter table conversation add column warned_at timestamp(6) with time zone;
alter table conversation add column leaving_since timestamp(6) with time zone;

-- Visitors who still have to be taken out of Genesys although their conversation is erased: ids, no content.
create table departure (
    id                      varchar(26) primary key,
    bot_id                  varchar(26) not null references bot (id) on delete cascade,
    genesys_integration_id  varchar(100),
    genesys_conversation_id varchar(100),
    locale                  varchar(5) not null,
    told                    boolean not null,
    left_at                 timestamp(6) with time zone not null
);
create index departure_of_bot on departure (bot_id);
