-- Those who audit page through what people did, newest first, by kind.
create index access_entry_kind on access_entry (realm, kind, id desc);
