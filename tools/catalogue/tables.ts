/** The tables of the database as its own catalogue tells them: columns with their types, and which of them are the key. */
import type { Connection } from '../../src/store/index.ts'

export type Column = { readonly name: string; readonly type: string }
export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  /** Empty where it has none. */
  readonly key: readonly string[]
  readonly hasRealm: boolean
}

export async function tablesOf(db: Connection): Promise<readonly Table[]> {
  const { rows } = await db.query<{ name: string; columns: Column[]; key: string[] | null }>(`
    select t.table_name as name,
           (select json_agg(json_build_object('name', c.column_name, 'type', c.udt_name) order by c.ordinal_position)
              from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name) as columns,
           (select json_agg(u.column_name order by u.ordinal_position)
              from information_schema.table_constraints k
              join information_schema.key_column_usage u using (constraint_schema, constraint_name)
             where k.constraint_type = 'PRIMARY KEY' and k.table_schema = 'public' and k.table_name = t.table_name) as key
      from information_schema.tables t
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
     order by 1`)
  return rows.map(({ name, columns, key }) => ({
    name,
    columns,
    key: key ?? [],
    hasRealm: columns.some((c) => c.name === 'realm'),
  }))
}
