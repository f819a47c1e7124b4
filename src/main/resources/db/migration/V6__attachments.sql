-- What has become of a file's bytes. Rows may be inserted without naming these columns: then the file is awaited from Genesys.
alter table attachment add column state varchar(20) default 'AWAITED' not null;
alter table attachment add column sha256 varchar(64);
alter table attachment add column arrived_at timestamp(6) with time zone default current_timestamp not null;

-- Files that came before there was somebody to fetch them.
insert into work (kind, subject, bot_id, due_at, attempts, generation)
select 'FETCH', id, bot_id, current_timestamp, 0, 0 from attachment where source is not null;
update attachment set state = 'LOST' where source is null;
