-- The processes that share this database, and when any of them was last able to take something in.

create table node (
    id         varchar(26) primary key,
    address    varchar(300) not null,
    version    varchar(60) not null,
    started_at timestamp(6) with time zone not null,
    seen_at    timestamp(6) with time zone not null
);

create table pulse (
    id      integer primary key,
    seen_at timestamp(6) with time zone
);
insert into pulse (id, seen_at) values (1, null);
