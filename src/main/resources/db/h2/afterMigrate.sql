-- Runs at each start, on H2 alone. H2 notes the changes of its tables one table after another: of a commit that comes about in
-- between, a kill can leave what it wrote to one table and take back what it wrote to another. It was not confirmed to anybody yet,
-- but a conversation whose counters are behind its entries would refuse every word from then on.

update conversation c
set last_position = (select max(m.position) from message m where m.conversation_id = c.id)
where c.last_activity_at > current_timestamp - interval '7' day
  and c.last_position < (select max(m.position) from message m where m.conversation_id = c.id);

update conversation c
set last_seq = (select max(m.seq) from message m where m.conversation_id = c.id)
where c.last_activity_at > current_timestamp - interval '7' day
  and c.last_seq < (select max(m.seq) from message m where m.conversation_id = c.id);

insert into work (kind, subject, bot_id, due_at, attempts, generation)
select distinct 'DELIVERY', m.conversation_id, m.bot_id, current_timestamp, 0, 0
from conversation c
join message m on m.conversation_id = c.id
where c.last_activity_at > current_timestamp - interval '7' day
  and m.delivery = 'PENDING'
  and not exists (select 1 from work w where w.kind = 'DELIVERY' and w.subject = m.conversation_id);

insert into work (kind, subject, bot_id, due_at, attempts, generation)
select 'OBSERVATION', c.id, c.bot_id, current_timestamp, 0, 0
from conversation c
where c.status in ('WAITING', 'ACTIVE')
  and not exists (select 1 from work w where w.kind = 'OBSERVATION' and w.subject = c.id);
