/** Rows beside what stands on the register: what a file has no column for stays as it is known there. */
import type { Headings } from '#rows'
import type { Facts } from '#kernel/rule'
import { parseField } from '#kernel/case'
import { standingsOf } from '#store'
import { readingRegisters } from '../access.ts'
import type { House } from '../realm.ts'
import type { Principal } from '../session.ts'
import type { ReadRow, RowFault } from './rows.ts'
import type { Import } from './setting.ts'

export type Stood = { readonly standing: string; readonly body: Facts }
type Faulty = Extract<ReadRow, { readonly ok: false }>
/** `completed`: something of it was taken from what stands. */
export type ComparedRow =
  | (Extract<ReadRow, { readonly ok: true }> & { readonly stood: Stood | null; readonly completed: boolean })
  | Faulty

/**
 * [IM12] The rows in their order, as many at a time as one event takes, each with what stands of it. A column that its sheet does
 * not have leaves what is known: the line is completed from the entry that stands, and judged anew. Some rows are compared while
 * the next are read. `nothing`: the register is empty, and need not be asked.
 */
export async function* compared(
  house: House,
  who: Principal,
  i: Import,
  rows: AsyncGenerator<ReadRow>,
  nothing = false,
): AsyncGenerator<readonly ComparedRow[]> {
  const compare = async (list: readonly ReadRow[]): Promise<readonly ComparedRow[]> => {
    const ids = list.flatMap((r) => (r.ok ? [r.entry.id] : []))
    const stands =
      nothing || ids.length === 0
        ? null
        : await readingRegisters(house, who, [], (db) => standingsOf(db, house.code, i.register.id, ids))
    const answers: ComparedRow[] = []
    for (const r of list) answers.push(r.ok ? await completed(i, r, stands?.get(r.entry.id) ?? null) : r)
    return answers
  }
  let comparing: Promise<readonly ComparedRow[]> | null = null
  let waiting: ReadRow[] = []
  let valid = 0
  const next = (): Promise<readonly ComparedRow[]> => {
    const answer = compare(waiting)
    answer.catch(() => null)
    waiting = []
    valid = 0
    return answer
  }
  try {
    for await (const r of rows) {
      waiting.push(r)
      if (r.ok) valid += 1
      if (valid < i.rule.atOnce && waiting.length < i.rule.atOnce * 4) continue
      const before: Promise<readonly ComparedRow[]> | null = comparing
      comparing = next()
      if (before !== null) yield await before
    }
    if (comparing !== null) yield await comparing
    if (waiting.length > 0) yield await next()
  } finally {
    await rows.return(undefined)
  }
}

/** The fields that nothing of this sheet fills. */
const absentFields = new WeakMap<Headings, readonly string[]>()
function absentIn(i: Import, headings: Headings): readonly string[] {
  const names =
    absentFields.get(headings) ??
    Object.keys(i.fields).filter((name) => !Object.hasOwn(headings.columns, name))
  absentFields.set(headings, names)
  return names
}

async function completed(
  i: Import,
  r: Extract<ReadRow, { readonly ok: true }>,
  stood: Stood | null,
): Promise<ComparedRow> {
  const knownValues =
    stood === null
      ? []
      : absentIn(i, r.headings).flatMap((name) => {
          const value = stood.body[name]
          return value === undefined || value === null ? [] : [[name, value] as const]
        })
  if (knownValues.length === 0) return { ...r, stood, completed: false }
  /** What was entered by an earlier rule and is against today's is told; it is neither entered again nor lost in silence. */
  const faults = knownValues.flatMap(([name, value]): RowFault[] => {
    const parsed = parseField(i.fields[name]!, value, i.cells.today)
    const heading = i.rule.columns[name]?.headings[0] ?? i.fields[name]!.title.zh
    return parsed.ok
      ? []
      : [
          {
            heading,
            shown: '',
            message: {
              zh: `名册上原有的内容不合规则：${parsed.message.zh}`,
              en: `What stands on the register is against the rule: ${parsed.message.en}`,
            },
            remedy: { zh: '在表里加上这一列，填写正确的内容', en: 'Add this column with the right value' },
          },
        ]
  })
  if (faults.length > 0)
    return { row: r.row, sheet: r.sheet, headings: r.headings, ok: false, cells: [], faults }
  const line = { ...Object.fromEntries(knownValues), ...r.line }
  const entry = await i.judge(line)
  return { ...r, line, entry: entry ?? r.entry, stood, completed: true }
}
