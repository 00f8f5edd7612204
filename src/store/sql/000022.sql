-- What officials ask of one another about a case. Worked out from the case with every event, like its tasks.
-- Of a task that was handed to a colleague: whose it is alone.
alter table task add column post text;

create table errand (
  realm text not null,
  case_id text not null,
  -- The event that gave it.
  seq int not null,
  -- Nobody by name where it is for whoever has the case.
  post text not null,
  kind text not null,
  -- Who waits for it.
  sender text not null,
  since timestamptz not null,
  until_day date,
  primary key (realm, case_id, seq, post)
);
create index errand_post on errand (realm, post, since desc, case_id);
create index errand_sender on errand (realm, sender, since desc, case_id);

alter table errand enable row level security;
create policy seen on errand for select using (
  realm = (select yimen_scope()->>'realm')
  and exists (select 1 from office_case c where c.realm = errand.realm and c.id = errand.case_id));

-- [OA16] A signature by hand is a paper of its case like those of its forms.
alter policy seen on upload using (
  realm = (select yimen_scope()->>'realm')
  and (person = (select yimen_scope()->>'person')
       or exists (
         select 1 from office_case c
          where c.realm = upload.realm and c.id = (select yimen_scope()->>'case')
            and (jsonb_path_exists(c.state->'facts', 'strict $.** ? (@ == $paper)', jsonb_build_object('paper', upload.id), true)
                 or jsonb_path_exists(c.state->'acts', '$[*].signature ? (@ == $paper)', jsonb_build_object('paper', upload.id))))
       or exists (
         select 1 from event e
          where e.realm = upload.realm and e.case_id = (select yimen_scope()->>'case') and position('"given"' in e.body) > 0
            and jsonb_path_exists(e.body::jsonb->'given', 'strict $.** ? (@ == $paper)', jsonb_build_object('paper', upload.id), true))));
