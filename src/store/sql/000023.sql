-- What somebody did, and when: found in the log itself, so that nothing of it is kept a second time.
create index event_of_person on event (realm, (body::jsonb->'by'->>'person'), (body::jsonb->>'at'));
