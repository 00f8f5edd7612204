-- What a realm keeps secret, wrapped by the master key, so that the master can be changed: `index` keys the ID numbers, `signing` seeds the signature of the log.
create table secret (realm text not null, name text not null, wrapped bytea not null, primary key (realm, name));
