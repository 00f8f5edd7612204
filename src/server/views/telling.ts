/** What is known of a case in words of both languages: sections, objections, and what cannot wait. */
import { pointInWords } from '#kernel/area'
import type { Facts, Value } from '#kernel/rule'
import { clocksOf, readClockAt, sightOf, type Case, type Sight } from '#kernel/case'
import { fill, type Text } from '#kernel/text'
import { monthText } from '#kernel/day'
import { numberText } from '#kernel/number'
import { plainWording, type Field, type Programme } from '#kernel/programme'
import { yuan } from '#kernel/money'
import type { TogetherView } from '../contract/together.ts'
import { settingOf, type House } from '../realm.ts'
import { clauseView } from './clause.ts'
import { shown } from './show.ts'

type Telling = TogetherView['sections'][number]['facts'][number]
type List = Field & { readonly type: 'list' }
export type Reader = {
  readonly person: string
  readonly role: string
  /** By a post: they see what each of them said. */ readonly official: boolean
}

export function sectionsOf(
  house: House,
  p: Programme,
  c: Case,
  reader: Reader,
  read: (formula: string) => Value,
): TogetherView['sections'] {
  const clocks = clocksOf(p, c, settingOf(house, c))
  const sight = sightOf(p, reader)
  return (p.sections ?? []).flatMap((s) => {
    const saidFacts = s.facts.filter((n) => sight.sees(n) && isSaid(c.facts[n]))
    const facts = saidFacts.filter((n) => !isTable(p, n)).map((n) => factTold(house, p, c, n, sight))
    const tables = saidFacts
      .filter((n) => isTable(p, n))
      .map((n) => tableOf(listOf(p, n)!, n, sight.told(n, shown(house, p, c, n, c.facts[n]!).value as Value)))
    const running = clocks
      .filter((k) => s.clocks?.includes(k.name) && k.facts.stoppedAt === undefined)
      .map((k) => ({ k, r: readClockAt(k, house.clock.now()) }))
    return facts.length + tables.length + running.length === 0
      ? []
      : [
          {
            id: s.id,
            title: s.title,
            warns: s.warns !== undefined && read(s.warns) === true,
            facts,
            tables,
            clocks: running.map(({ k, r }) => ({ title: k.title, due: r.due, late: r.state === 'overdue' })),
          },
        ]
  })
}

const isSaid = (v: Value | undefined): v is Value =>
  v !== undefined && v !== null && v !== '' && !(Array.isArray(v) && v.length === 0)
const listOf = (p: Programme, name: string): List | undefined => {
  const field = p.lists?.[name] ?? p.fields[name]
  return field?.type === 'list' ? field : undefined
}
/** A list of one column is read as words. */
const isTable = (p: Programme, name: string): boolean => Object.keys(listOf(p, name)?.of ?? {}).length > 1

function factTold(house: House, p: Programme, c: Case, name: string, sight: Sight): Telling {
  const tell = (v: Value): Value => sight.told(name, v)
  const { title, value, type } = shown(house, p, c, name, c.facts[name]!, false, tell)
  if (type === 'papers')
    return {
      name,
      title,
      text: count((value as readonly Value[]).length),
      papers: (value as readonly string[]).map(String),
    }
  const list = listOf(p, name)
  if (list)
    return {
      name,
      title: list.title,
      text: joined(
        linesIn(value).flatMap((line) =>
          Object.entries(list.of).flatMap(([n, f]) =>
            Object.hasOwn(line, n) ? [words(f, line[n] ?? null)] : [],
          ),
        ),
      ),
      papers: [],
    }
  return {
    name,
    title,
    text: words(
      p.fields[name] ?? { type: p.values?.[name]?.unit === 'fen' ? 'fen' : 'text' },
      value as Value,
    ),
    papers: [],
  }
}

function tableOf(list: List, name: string, value: Value): TogetherView['sections'][number]['tables'][number] {
  const columns = Object.entries(list.of).filter(([, f]) => !f.sensitive)
  return {
    name,
    title: list.title,
    columns: columns.map(([, f]) => f.title),
    rows: linesIn(value).map((line) => columns.map(([n, f]) => words(f, line[n] ?? null))),
  }
}

/** None of a list that cannot be read. */
const linesIn = (value: unknown): readonly Facts[] =>
  Array.isArray(value) ? (value as readonly Facts[]) : []

const count = (n: number): Text => ({ zh: `${n}份`, en: n === 1 ? '1 paper' : `${n} papers` })
const joined = (all: readonly Text[]): Text => ({
  zh: all.map((t) => t.zh).join('、'),
  en: all.map((t) => t.en).join(', '),
})
const same = (text: string): Text => ({ zh: text, en: text })
/** 2021-10-18 as people write it. */
const dayWords = (day: string): Text => ({
  zh: day.replace(/^(\d+)-0?(\d+)-0?(\d+).*$/, '$1年$2月$3日'),
  en: day.slice(0, 10),
})

/** A value of a field in both languages. What was not told is a dash. */
export function words(field: Pick<Field, 'type'>, value: Value): Text {
  if (value === null || value === undefined) return same('—')
  const f = field as Field
  if (f.type === 'choice' && typeof value === 'string') return f.options[value] ?? same(value)
  if (f.type === 'fen' && typeof value === 'number') return { zh: `${yuan(value)}元`, en: `¥${yuan(value)}` }
  if (f.type === 'day' && typeof value === 'string') return dayWords(value)
  if (f.type === 'month' && typeof value === 'string') return monthText(value)
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  if (Array.isArray(value)) return count(value.length)
  return same(numberText(value) ?? pointInWords(value) ?? String(value))
}

/** An owner is shown their own objections, and how many there are. */
export function objectionsOf(
  house: House,
  p: Programme,
  c: Case,
  reader: Reader,
  read: (formula: string) => Value,
): TogetherView['objections'] {
  const o = p.objections
  if (!o) return null
  const linesOf = (name: string): readonly Facts[] =>
    Object.hasOwn(c.facts, name) ? linesIn(shown(house, p, c, name, c.facts[name]!).value) : []
  const all = linesOf(o.list)
  const ways = p.steps[c.step]!.outcomes
  const outcome = ways[o.outcome]?.by.includes(reader.role) ? o.outcome : null
  if (all.length === 0 && outcome === null && !Object.hasOwn(ways, o.outcome)) return null
  const still = (read(o.open) ?? []) as readonly number[]
  const sight = sightOf(p, reader)
  const answers = linesOf(o.answers)
  const tellings = (name: string, line: Facts, isOwn: boolean): Telling[] =>
    Object.entries(p.lists?.[name] ? listOf(p, name)!.of : {})
      .filter(([n, f]) => n !== 'no' && !f.sensitive && isSaid(line[n]) && (isOwn || !sight.isKept(name, n)))
      .map(([n, f]) => ({ name: n, title: f.title, text: words(f, line[n]!), papers: [] }))
  const isMine = (line: Facts) => line.by === reader.person
  const phone = o.phone === undefined ? undefined : c.facts[o.phone]
  return {
    clause: clauseView(house, o.clause),
    phone: typeof phone === 'string' ? phone : null,
    outcome,
    unanswered: house.packs.wording?.[p.id]?.unanswered ?? plainWording.unanswered,
    total: all.length,
    open: still.length,
    list: all
      .filter((line) => reader.official || isMine(line))
      .map((line) => ({
        no: Number(line.no),
        mine: isMine(line),
        open: still.includes(Number(line.no)),
        says: tellings(o.list, line, isMine(line)),
        answers: answers.filter((a) => a.no === line.no).map((a) => tellings(o.answers, a, false)),
      })),
  }
}

/** Five at most are tapped in haste; the last stands for more where there may be more. */
const mostTapped = 5
function choicesOf(house: House, p: Programme, most: number): readonly { n: number; title: Text }[] {
  const { each, last } = house.packs.wording?.[p.id]?.count ?? plainWording.count
  return Array.from({ length: Math.min(mostTapped, most) }, (_, i) => {
    const n = i + 1
    return { n, title: fill(n === mostTapped && most > mostTapped ? last : each, { n }) }
  })
}

export function urgentOf(house: House, p: Programme, c: Case, reader: Reader): TogetherView['urgent'] {
  const u = p.urgent
  const way = u && p.steps[c.step]!.outcomes[u.outcome]
  const field = u && p.fields[u.count]
  if (!u || !way?.by.includes(reader.role) || field?.type !== 'integer') return null
  const phone = u.phone === undefined ? undefined : c.facts[u.phone]
  return {
    outcome: u.outcome,
    title: way.title,
    count: { name: u.count, title: field.title, choices: [...choicesOf(house, p, field.max)] },
    phone: typeof phone === 'string' ? phone : null,
    says: u.says ?? {
      report: way.title,
      count: field.title,
      call: { zh: '打电话', en: 'Call' },
      done: { zh: '已经报告。', en: 'Reported.' },
    },
  }
}
