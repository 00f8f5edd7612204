-- A whole past that is written in one day, as a rehearsal's or that of a system before this one, is found by when it was done, and
-- not by when it was written.
drop index event_of_person;
create index event_of_person on event (realm, (body::json#>>'{by,person}'), (body::json->>'at'));
