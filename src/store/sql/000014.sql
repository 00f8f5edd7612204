-- [W5] What leaves a case goes through one outbox, read in the order of commits by each who carries it on, from a cursor of their own.
alter table outbox add column kind text not null default 'command';
alter table outbox add column txid xid8 not null default pg_current_xact_id();
create table outbox_cursor (
  realm text not null,
  reader text not null,
  txid xid8 not null,
  pos bigint not null,
  primary key (realm, reader)
);
-- Whoever carries commands goes on with the first that nobody answered.
insert into outbox_cursor (realm, reader, txid, pos)
  select realm, 'commands', pg_current_xact_id(), coalesce(min(pos) filter (where answer is null), max(pos) + 1) - 1 from outbox group by realm;
drop index outbox_waiting;
create index outbox_order on outbox (realm, kind, txid, pos);
create index outbox_waiting on outbox (realm, kind) where answer is null;
