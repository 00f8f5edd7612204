-- Whose data was erased, and how often: what they bring later is sealed with another key.
create table erasure (realm text not null references realm, subject text not null, generation int not null check (generation > 0), at timestamptz not null, primary key (realm, subject));
