/** A form of a programme as official paper: its blocks with the values of one case, a sheet for each line of a list where it says so. */
import type { Case, World } from '#kernel/case'
import type { Facts, Value } from '#kernel/rule'
import type { FormBlock, FormCell, FormPrint, FormValue, Programme } from '#kernel/programme'
import type { Instant } from '#kernel/day'
import type { Text } from '#kernel/text'
import { placeName, type House } from '../realm.ts'
import { clauseView, type Logged } from '../views/clause.ts'
import { tellingOf, type FormReader, type Telling } from './form-reading.ts'
import { blankIn, emptyCell, printedValue, type Lang, type Look } from './form-values.ts'
import { type Block, type GridCell, chineseDay } from '#paper'

type Sheet = Look & {
  readonly form: FormPrint['form']
  readonly tell: Telling
  readonly line: Facts
  readonly official: boolean
  readonly on: string | null
  readonly foundAt: string
}
export type FormSource = {
  readonly house: House
  readonly p: Programme
  /** As it stood when it happened, or stands while it is filled in. */ readonly c: Case
  readonly of: Logged | null
  readonly reader: FormReader
  readonly lang: Lang
  readonly now: Instant
  /** What else the form asks for. */
  readonly world: World
}

/** The blocks of the whole document: one title, or one on each sheet. */
export function formBlocks(
  print: FormPrint,
  { house, p, c, of, reader, lang, now, world }: FormSource,
): readonly Block[] {
  const { form } = print
  const post = of?.event.by.post ? house.reference.posts.get(of.event.by.post) : undefined
  const on = of ? of.event.at.slice(0, 10) : null
  const own = {
    placeName: placeName(house, c.area),
    officeName: (post && house.reference.organisations.get(post.organisation)?.[lang]) ?? null,
    doneOn: on,
  }
  const tell = tellingOf(house, p, c, reader, now, own, world)
  const lines = form.each ? sheetsFor(form.each.owners, listOf(tell(form.each.list)), reader) : [null]
  return lines.flatMap((line, i): Block[] => {
    const sheet: Sheet = {
      house,
      p,
      lang,
      form,
      tell,
      line: line === null ? {} : { sheet: line },
      official: reader.official,
      on,
      foundAt: reader.foundAt,
    }
    return [
      { kind: 'title', text: print.title[lang], form: true, ...(i > 0 ? { sheet: true as const } : {}) },
      {
        kind: 'note',
        small: true,
        text:
          lang === 'zh'
            ? `办件编号：${c.id}　　依据：${cited(house, form.clause)}`
            : `Case ${c.id}. Basis: ${cited(house, form.clause)}`,
      },
      ...form.blocks.flatMap((b) => made(sheet, b)),
    ]
  })
}

/**
 * [FM5] All sheets for those in office; for one of many their own, or that of whom they are the guardian; a
 * blank one where there is none yet.
 */
function sheetsFor(owners: string, all: readonly Value[], reader: FormReader): readonly (Value | null)[] {
  const isTheirs = (line: Value): boolean => {
    const { [owners]: whose, wards } = line as Facts
    const theirs = Array.isArray(whose) ? (whose as readonly Value[]) : []
    const guarded = Array.isArray(wards) ? (wards as readonly Facts[]) : []
    return (
      theirs.includes(reader.person) ||
      guarded.some((w) => w.guardian === reader.person && theirs.includes(w.owner ?? null))
    )
  }
  const own = reader.official ? all : all.filter(isTheirs)
  return own.length === 0 ? [null] : own
}

const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : [])
/** 《民法典》第278条, without what we call it. */
export const cited = (house: House, id: string): string =>
  /^《[^》]*》\S*/.exec(clauseView(house, id).title)?.[0] ?? id

function made(s: Sheet, b: FormBlock): readonly Block[] {
  if (b.office === true && !s.official) return []
  if (b.when !== undefined && s.tell(b.when, s.line) !== true) return []
  switch (b.kind) {
    case 'to':
    case 'heading':
    case 'text':
      return [{ kind: b.kind, text: filled(s, b.text) }]
    case 'note':
      return [{ kind: 'note', small: true, text: filled(s, b.text) }]
    case 'clause':
      return [
        {
          kind: 'note',
          small: true,
          text: `${cited(s.house, b.clause)}：${wordsOf(clauseView(s.house, b.clause).text, s.lang)}`,
        },
      ]
    case 'cells':
      return [cellsOf(s, b)]
    case 'table':
      return [tableOf(s, b)]
    case 'sign':
      return [signOf(s, b)]
    case 'check': {
      const code = s.tell(b.code, s.line)
      if (typeof code !== 'string') return []
      const asks = `${s.foundAt}/units?${new URLSearchParams({ in: b.register })}`
      return [
        {
          kind: 'code',
          code: `${asks}&${new URLSearchParams({ q: code })}`,
          text: `${filled(s, b.text)}\n${asks}`,
        },
      ]
    }
    case 'issuer': {
      const day = b.on === undefined ? s.on : s.tell(b.on, s.line)
      return [
        {
          kind: 'sign',
          lines: [
            filled(s, b.by),
            typeof day === 'string'
              ? s.lang === 'zh'
                ? chineseDay(day)
                : day
              : s.lang === 'zh'
                ? '　　　　年　　月　　日'
                : '______-____-____',
          ],
        },
      ]
    }
  }
}

/** [FM3] A text with its values in their places. */
function filled(s: Sheet, text: Text): string {
  return text[s.lang].replace(/\{(\w+)\}/g, (_, name: string) => {
    const v: FormValue = s.form.values?.[name] ?? { value: name }
    return printedValue(s, v, s.tell(v.value, s.line)) || blankIn(s.p, v, s.lang)
  })
}

/** Of a text of both languages, the lines of one. */
const wordsOf = (text: string, lang: Lang): string =>
  text
    .split('\n')
    .filter((l) => l.trim() !== '' && /[\u4e00-\u9fff]/.test(l) === (lang === 'zh'))
    .join('')

/** How much wider a value is than its name. */
const shape = { 1: [22, 78], 2: [19, 29, 19, 33] } as const

function cellsOf(s: Sheet, b: FormBlock & { readonly kind: 'cells' }): Block {
  const rows: FormCell[][] = []
  for (const cell of b.cells) {
    const last = rows.at(-1)
    if (cell.whole || !last || last.length === b.pairs || last[0]!.whole) rows.push([cell])
    else last.push(cell)
  }
  const widths = shape[b.pairs]
  return {
    kind: 'grid',
    widths,
    rows: rows.map((row) => ({
      least: Math.max(...row.map((c) => c.lines ?? 1)),
      cells: row.flatMap((c, i): GridCell[] => [
        { text: c.title[s.lang], label: true },
        { text: valueOf(s, c, s.line), span: i === row.length - 1 ? widths.length - 2 * i - 1 : 1 },
      ]),
    })),
  }
}

const valueOf = (s: Sheet, v: Partial<FormValue>, line: Facts): string =>
  v.value === undefined
    ? v.as === 'day' || v.as === 'month'
      ? emptyCell(s.p, { value: '', as: v.as }, s.lang)
      : ''
    : printedValue(s, { ...v, value: v.value }, s.tell(v.value, line)) ||
      (s.bare ? '' : emptyCell(s.p, { ...v, value: v.value }, s.lang))

function tableOf(s: Sheet, b: FormBlock & { readonly kind: 'table' }): Block {
  const lines = b.list === undefined ? [] : listOf(s.tell(b.list, s.line))
  const inside = { ...s, bare: true }
  const at = (i: number): Facts => ({ ...s.line, row: lines[i]!, rowNumber: i + 1 })
  const sum = (c: (typeof b.columns)[number]): string => {
    const all = lines.map((_, i) => s.tell(c.value ?? 'null', at(i)))
    return all.every((n) => typeof n === 'number')
      ? printedValue(
          inside,
          { ...c, value: c.value ?? 'null' },
          all.reduce<number>((n, x) => n + (x as number), 0),
        )
      : ''
  }
  const isNumber = (c: (typeof b.columns)[number]): boolean =>
    c.as === 'yuan' || c.as === 'area' || c.sum === true
  return {
    kind: 'table',
    ...(b.title ? { title: filled(s, b.title) } : {}),
    widths: b.columns.map((c) => c.width),
    align: b.columns.map((c) =>
      isNumber(c)
        ? ('right' as const)
        : c.width <= 14 || (c.options !== undefined && c.width < 40) || c.as === 'day' || c.as === 'month'
          ? ('center' as const)
          : ('left' as const),
    ),
    roomy: true,
    head: b.columns.map((c) => c.title[s.lang]),
    rows: [
      ...lines.map((_, i) => b.columns.map((c) => (c.value === undefined ? '' : valueOf(inside, c, at(i))))),
      ...Array.from({ length: b.spare ?? 0 }, () => b.columns.map(() => '')),
    ],
    ...(b.columns.some((c) => c.sum) && lines.length > 0
      ? {
          foot: b.columns.map((c, i) =>
            c.sum ? sum(c) : i === 0 ? (s.lang === 'zh' ? '合计' : 'Total') : '',
          ),
        }
      : {}),
  }
}

/** [FM6] Each box leaves room for a name, a seal and a day. */
function signOf(s: Sheet, b: FormBlock & { readonly kind: 'sign' }): Block {
  const zh = s.lang === 'zh'
  const rows = Array.from({ length: Math.ceil(b.boxes.length / b.across) }, (_, i) =>
    b.boxes.slice(i * b.across, (i + 1) * b.across),
  )
  return {
    kind: 'grid',
    widths: Array.from({ length: b.across }, () => 1),
    rows: rows.map((row) => ({
      least: 1,
      cells: row.map((x, i): GridCell => ({
        text: `${x.title[s.lang]}${x.text ? `\n${filled(s, x.text)}` : ''}`,
        span: i === row.length - 1 ? b.across - i : 1,
        foot: {
          by: zh ? `签字${x.seal ? '（盖章）' : ''}：` : `Signed${x.seal ? ' and sealed' : ''}:`,
          on: zh ? '　　　年　　月　　日' : '______-____-____',
        },
      })),
    })),
  }
}
