-- [K20] A paper may be given with one act alone and be no fact of its case: whoever sees the case that the act belongs to may read its row.
alter policy seen on upload using (
  realm = (select yimen_scope()->>'realm')
  and (person = (select yimen_scope()->>'person')
       or exists (select 1 from office_case c where c.realm = upload.realm and c.id = (select yimen_scope()->>'case') and jsonb_path_exists(c.state->'facts', 'strict $.** ? (@ == $paper)', jsonb_build_object('paper', upload.id), true))
       or exists (select 1 from event e where e.realm = upload.realm and e.case_id = (select yimen_scope()->>'case') and position('"given"' in e.body) > 0
                    and jsonb_path_exists(e.body::jsonb->'given', 'strict $.** ? (@ == $paper)', jsonb_build_object('paper', upload.id), true))));
