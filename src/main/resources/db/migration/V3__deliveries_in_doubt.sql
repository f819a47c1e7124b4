-- A part of a text is marked before it is sent: whoever finds the mark knows that Genesys may have it already.
alter table message add column maybe_taken boolean default false not null;
-- How often the part in hand was sent and nothing came back.
alter table message add column unanswered integer default 0 not null;
