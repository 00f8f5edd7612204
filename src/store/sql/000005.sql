-- The tree of the log: every event and every entry of who looked is a leaf, in the order in which their transactions were complete.

create table leaf (
  realm text not null,
  idx bigint not null check (idx >= 0),
  source text not null check (source in ('event', 'access')),
  case_id text,
  seq int,
  -- Where the row stands among those of its kind: `event.pos` or `access_entry.id`, and the transaction that wrote it.
  pos bigint not null,
  txid xid8 not null,
  -- The row's own hash: what the tree hashes once more as a leaf.
  hash bytea not null check (octet_length(hash) = 32),
  primary key (realm, idx),
  unique (realm, source, pos)
);
create index leaf_hash on leaf using hash (hash);

-- Full tiles of 256 nodes (C2SP tlog-tiles, height 8): tile `idx` of `level` holds the nodes 256*idx onward of the tree's level 8*level.
create table tree_tile (
  realm text not null,
  level int not null check (level >= 0),
  idx bigint not null check (idx >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  -- The node above them: one node of the next level's tiles.
  root bytea not null check (octet_length(root) = 32),
  primary key (realm, level, idx)
);

-- Public keys that heads were signed with, so that old heads stay verifiable.
create table tree_key (
  realm text not null,
  key_id text not null,
  alg text not null,
  public_key bytea not null,
  primary key (realm, key_id)
);

create table tree_head (
  realm text not null,
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  at timestamptz not null,
  key_id text not null,
  alg text not null,
  signature bytea not null,
  primary key (realm, size, key_id)
);

create trigger leaf_append_only before update or delete or truncate on leaf for each statement execute function refuse_change();
create trigger tree_tile_append_only before update or delete or truncate on tree_tile for each statement execute function refuse_change();
create trigger tree_key_append_only before update or delete or truncate on tree_key for each statement execute function refuse_change();
create trigger tree_head_append_only before update or delete or truncate on tree_head for each statement execute function refuse_change();
