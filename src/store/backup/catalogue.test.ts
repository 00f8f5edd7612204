/** [E1] What a backup holds is read off the database: whatever table is added is in it, in an order that its references allow. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool, type Pool } from '../pool.ts'
import { testDatabase, type TestDatabase } from '../testing.ts'
import { sequencesOf, tablesOf, treeHeadOf } from './catalogue.ts'

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 1)
  await pool.query(`
    create table a_child (id bigint generated always as identity primary key, mother text, self bigint references a_child);
    create table z_mother (name text primary key, born int, gone int, "Odd Name" text, age int generated always as (gone - born) stored);
    alter table a_child add foreign key (mother) references z_mother;
    alter table z_mother drop column gone cascade;
    create table tree_head (realm text, size bigint, root bytea, primary key (realm, size));
    create view seen as select * from z_mother;
    create sequence never_used;
    insert into z_mother (name) values ('李某某');
    insert into a_child (mother) values ('李某某'), ('李某某')`)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

test('[E1] [E3] tables come after those they refer to, with the columns that are stored, and their rows counted; views and dropped or generated columns stay out', async () => {
  expect(await tablesOf(pool)).toEqual([
    { name: 'tree_head', columns: ['realm', 'size', 'root'], rows: 0 },
    { name: 'z_mother', columns: ['name', 'born', 'Odd Name'], rows: 1 },
    { name: 'a_child', columns: ['id', 'mother', 'self'], rows: 2 },
  ])
})

test('[E3] only numbers that were given go on', async () => {
  expect(await sequencesOf(pool)).toEqual([{ name: 'a_child_id_seq', last: '2' }])
})

test('[E1] the newest head of the tree is told, where there is one', async () => {
  expect(await treeHeadOf(pool, await tablesOf(pool))).toBeNull()
  await pool.query(
    `insert into tree_head values ('430523', 9, '\\x09'), ('430523', 12, '\\x0c'), ('430523', 11, '\\x0b')`,
  )
  expect(await treeHeadOf(pool, await tablesOf(pool))).toEqual({ realm: '430523', size: 12, root: '\\x0c' })
})
