-- What somebody did is found by when it was written, which is never before it was done: a body is read once for it, and not made
-- into a second form first.
drop index event_of_person;
create index event_of_person on event (realm, (body::json#>>'{by,person}'), recorded_at);
