-- [U7] A file that comes in pieces, because the line breaks: each piece sealed with the key of who sends it, gone once the file is whole
-- and kept. The last row has no bytes: it says that the file was kept, to a sender who did not hear it.
create table upload_part (
  realm text not null,
  id text not null,
  person text not null,
  digest bytea not null,
  size integer not null,
  pos integer not null,
  bytes integer not null,
  content bytea not null,
  at timestamptz not null,
  primary key (realm, id, pos)
);
create index upload_part_person on upload_part (realm, person, at);
