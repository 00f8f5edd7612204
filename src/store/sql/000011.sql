-- A paper may hang on a line of a list, as each ballot has its own photo: whoever sees a case that names it, however deep, may read its row.
alter policy seen on upload using (
  realm = (select yimen_scope()->>'realm')
  and (person = (select yimen_scope()->>'person')
       or exists (select 1 from office_case c where c.realm = upload.realm and c.id = (select yimen_scope()->>'case') and jsonb_path_exists(c.state->'facts', 'strict $.** ? (@ == $paper)', jsonb_build_object('paper', upload.id), true))));
