/** What a programme has besides its acts, each under its article: numbers, calculations, limits, papers, books, registers, figures. */
import { levelTitle } from '../area/levels.ts'
import { tellsOne, type Figure } from '../figure/index.ts'
import { saysOf } from '../figure/said.ts'
import type { Account } from '../programme/programme.ts'
import type { OfficeActName } from '../programme/office.ts'
import { isForm, officeTitles } from '../programme/index.ts'
import type { Text } from '../text.ts'
import { isSentence, line, numberLines, type Placed } from './acts.ts'
import type { Teller } from './teller.ts'
import { amountText, dayText, lengthText, limitText } from './amounts.ts'
import { authorityText } from './authority.ts'
import type { Grid, Item, ItemKind, Line } from './explanation.ts'
import type { Noun } from './noun.ts'
import { joined, listed, quoted } from './phrase.ts'
import { reckoningTold } from './reckonings.ts'
import { sayerOf, type Sayer } from './say.ts'
import type { Decision } from '../rule/index.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
export const placed = (
  clause: string,
  kind: ItemKind,
  id: string,
  title: Text,
  lines: readonly Line[],
  grid?: Grid,
): Placed => ({ clause, item: { key: `${kind} ${id}`, kind, title, lines, ...(grid ? { grid } : {}) } })

/** Acts by their titles; two of the same title are named once. */
function titlesOf(t: Teller, outcomes: readonly string[]): Text {
  const titles = outcomes.map((n) => quoted(t.nouns.outcome(n)))
  return listed(titles.filter((x, i) => titles.findIndex((y) => y.zh === x.zh) === i))
}

export const called = (t: Teller, name: string): Text => t.nouns.find(name)?.label ?? { zh: name, en: name }

/** Under every article that a value of it comes from; the values that come from there. */
export function numberItems(t: Teller): readonly Placed[] {
  return Object.entries(t.p.params).flatMap(([name, param]) =>
    [...new Set(param.history.map((h) => h.source))].map((source) =>
      placed(
        source,
        'number',
        name,
        param.title,
        param.history
          .filter((h) => h.source === source)
          .map((h) => {
            const value =
              h.value === null
                ? text('不再规定', 'no longer set')
                : (limitOf(t, name, h.value) ?? amountText(h.value, param.unit, t.units))
            return line('数值', 'Value', {
              zh: `${dayText(h.from).zh}起：${value.zh}（${dayText(h.reviewBy).zh}以前复核）`,
              en: `${value.en} from ${h.from}, to be reviewed by ${h.reviewBy}`,
            })
          }),
      ),
    ),
  )
}

/** A number that is only the length of limits, as they count it: working days are no days. */
function limitOf(t: Teller, name: string, value: number): Text | null {
  const limits = Object.values(t.p.clocks).flatMap((c) =>
    'param' in c.limit && c.limit.param === name ? [c.limit] : [],
  )
  const units = new Set(limits.map((l) => l.unit))
  return units.size === 1 ? lengthText(value, limits[0]!.unit) : null
}

/** A decision that says its clause; a table stands under the article of its first row. */
export function amountItems(t: Teller): {
  readonly placed: readonly Placed[]
  readonly loose: readonly Item[]
} {
  const all = Object.entries(t.p.decisions).map(([name, d]) => {
    const clause = d.kind === 'formula' ? d.clause : d.rules.find((r) => r.clause !== undefined)?.clause
    return { clause, made: decided(t, name, d) }
  })
  return {
    placed: all.flatMap(({ clause, made }) => (clause === undefined ? [] : [{ clause, item: made }])),
    loose: all.flatMap(({ clause, made }) => (clause === undefined ? [made] : [])),
  }
}

/** [LG2] What a decision answers that is called with arguments. */
const answered = (noun: Noun | undefined): Noun | undefined =>
  noun?.type?.kind === 'function' && noun.type.gives ? { ...noun, type: noun.type.gives } : noun

/** [LG2] What a decision takes goes before all else of that name. */
function sayerFor(t: Teller, name: string): Sayer {
  const takes = t.nouns.takes(name)
  if (!takes) return t.say
  return sayerOf({ ...t.nouns, find: (n) => (Object.hasOwn(takes, n) ? takes[n] : t.nouns.find(n)) })
}

const takenLines = (t: Teller, name: string): readonly Line[] => {
  const takes = Object.values(t.nouns.takes(name) ?? {})
  return takes.length === 0 ? [] : [line('根据', 'From', listed(takes.map((n) => quoted(n.label))))]
}

function decided(t: Teller, name: string, d: Decision): Item {
  const noun = answered(t.nouns.find(name))
  const say = sayerFor(t, name)
  const title = called(t, name)
  const base = { key: `amount ${name}`, kind: 'amount' as const, title }
  if (d.kind === 'formula') {
    const isRule = noun?.type?.kind === 'boolean'
    const said = isRule ? say.condition(d.expression) : say.value(d.expression, noun)
    return {
      ...base,
      lines: [
        line('计算', 'How', {
          zh: `${quoted(title).zh}${isRule || isSentence(said) ? '：' : '＝'}${said.zh}`,
          en: said.en,
        }),
        ...numberLines(t, [d.expression]),
      ],
    }
  }
  const inputs = d.inputs.map((i) => (i.label ? { zh: i.label, en: i.label } : say.value(i.expression)))
  const plain = (x: Text): Text => ({ zh: x.zh.replace(/[「」]/g, ''), en: x.en.replace(/[“”]/g, '') })
  return {
    ...base,
    lines: [
      ...takenLines(t, name),
      line('计算', 'How', text('按下表，从第一行起，一种情形只对应一行', 'by this table')),
    ],
    grid: {
      head: [...inputs.map(plain), ...d.outputs.map((o) => called(t, o.name))],
      rows: d.rules.map((r) => [
        ...r.when.map((test, i) => say.cell(test, d.inputs[i]!.expression)),
        ...r.then.map((v, i) => say.value(v, t.nouns.find(d.outputs[i]!.name))),
      ]),
    },
  }
}

export const reckoningItems = (t: Teller): readonly Placed[] =>
  Object.entries(t.p.reckonings ?? {}).map(([name, r]) => {
    const { lines, grid } = reckoningTold(t.abilities, r, (formula) =>
      t.nouns.find(formula)?.type?.kind === 'boolean' || t.say.isCondition(formula)
        ? t.say.condition(formula)
        : t.say.value(formula),
    )
    return placed(r.clause, 'amount', name, called(t, name), lines, grid)
  })

export function clockItems(t: Teller): readonly Placed[] {
  const clocks = Object.entries(t.p.clocks).map(([id, c]) => {
    const length = limitText(c.limit, t.p.params)
    const limit = 'until' in c.limit ? quoted(called(t, c.limit.until)) : quoted(called(t, c.limit.param))
    const acts = (names: readonly string[]) => titlesOf(t, names)
    const by = c.by === undefined ? null : t.nouns.role(c.by)
    return placed(c.clause, 'clock', id, c.title, [
      line(
        '期限',
        'Limit',
        length
          ? { zh: `${length.zh}（${limit.zh}）`, en: `${length.en} (${limit.en})` }
          : { zh: `到${limit.zh}为止`, en: `until ${limit.en}` },
      ),
      line('开始', 'Starts', acts(c.starts)),
      line(
        '结束',
        'Stops',
        by ? { zh: `${by.zh}办理${acts(c.stops).zh}`, en: `${acts(c.stops).en} by ${by.en}` } : acts(c.stops),
      ),
      ...(c.lapses
        ? [
            line('届满', 'When it runs out', {
              zh: `没有人办理的，由系统自动办理${quoted(t.nouns.outcome(c.lapses.outcome)).zh}`,
              en: `if nobody acted, the system does ${quoted(t.nouns.outcome(c.lapses.outcome)).en} by itself`,
            }),
            line('告知', 'Told', { zh: `“${c.lapses.tells.zh}”`, en: `“${c.lapses.tells.en}”` }),
          ]
        : []),
    ])
  })
  const pauses = Object.entries(t.p.steps).flatMap(([id, s]) =>
    s.suspends === undefined
      ? []
      : [
          placed(s.suspends.clause, 'pause', id, s.suspends.reason, [
            line('不计入', 'Not counted', {
              zh: `在${quoted(s.title).zh}环节期间，${listed(s.suspends.clocks.map((c) => quoted(t.nouns.clock(c)))).zh}停止计算`,
              en: `while at ${quoted(s.title).en}, ${listed(s.suspends.clocks.map((c) => quoted(t.nouns.clock(c)))).en} stand still`,
            }),
          ]),
        ],
  )
  return [...clocks, ...pauses]
}

export const tallyItems = (t: Teller): readonly Placed[] =>
  Object.entries(t.p.tallies).map(([name, tally]) => {
    const window =
      tally.window.kind === 'calendar_year'
        ? text('同一自然年度内', 'in the same calendar year')
        : text(
            `${quoted(called(t, tally.window.param)).zh}之内`,
            `within ${quoted(called(t, tally.window.param)).en}`,
          )
    const measure = tally.measure === 'sum' ? text('金额合计', 'their sum') : text('次数', 'their number')
    const tag = tally.tag === undefined ? null : t.say.value(tally.tag)
    return placed(tally.clause, 'tally', name, tally.title, [
      line('累计', 'Counts', {
        zh: `${window.zh}，对同一些人此前给予的${tag ? `、${tag.zh}相同的` : ''}${measure.zh}`,
        en: `what was given to the same people before${tag ? ` for the same ${tag.en}` : ''} ${window.en}: ${measure.en}`,
      }),
    ])
  })

const from: Readonly<Record<string, Text>> = {
  applicant: text('申请人提交', 'from the applicant'),
  department: text('由其他部门提供', 'from another department'),
  office: text('由办理机关制作', 'made by the office'),
}

export const paperItems = (t: Teller): readonly Placed[] =>
  Object.entries(t.p.papers).map(([id, p]) =>
    placed(p.clause, 'paper', id, p.title, [
      line('材料', 'Paper', from[p.from]!),
      ...(p.exempt ? [line('免交', 'Not asked', p.exempt)] : []),
      ...(p.reuse ? [line('再用', 'Used again', p.reuse.consent)] : []),
    ]),
  )

export const obligationItems = (t: Teller): readonly Placed[] =>
  Object.entries(t.p.obligations).map(([id, o]) =>
    placed(o.clause, 'obligation', id, o.title, [
      line('期限', 'Limit', quoted(t.nouns.clock(o.clock))),
      ...(o.ends ? [line('了结方式', 'Ends as', listed(Object.values(o.ends)))] : []),
    ]),
  )

export const authorityItems = (t: Teller): readonly Placed[] =>
  t.authorities.map((a) => {
    const acts = Object.values(t.p.steps)
      .flatMap((s) => Object.values(s.outcomes))
      .filter((o) => o.decides?.act === a.act && o.by.includes(a.role))
      .map((o) => quoted(o.title))
    const distinct = acts.filter((x, i) => acts.findIndex((y) => y.zh === x.zh) === i)
    const until = a.to === null ? text('', '') : text(`至${dayText(a.to).zh}`, ` to ${a.to}`)
    return placed(a.clause, 'authority', a.id, t.nouns.role(a.role), [
      line('权限', 'Authority', authorityText(t, a)),
      ...(distinct.length > 0 ? [line('用于', 'For', listed(distinct))] : []),
      line('有效', 'Holds', text(`${dayText(a.from).zh}起${until.zh}`, `from ${a.from}${until.en}`)),
    ])
  })

const windows: Readonly<Record<Figure['window'], Text>> = {
  year_to_date: text('本年初至当日', 'this year to date'),
  cumulative: text('自开始累计至当日', 'since the beginning'),
  half_year_to_date: text('本半年初至当日', 'this half year to date'),
  quarter_to_date: text('本季初至当日', 'this quarter to date'),
  last_quarter: text('上一季', 'the quarter before'),
  month_to_date: text('本月初至当日', 'this month to date'),
  today: text('当日', 'on the day'),
  last_7_days: text('近七日', 'the last 7 days'),
  last_365_days: text('近三百六十五日', 'the last 365 days'),
  now: text('当日现状', 'as it stands'),
}

/** [F6] What a figure tells that adds nothing up. */
function tellsLine(f: Figure): readonly Line[] {
  if (!tellsOne(f)) return []
  const which = {
    same: text(
      '各条记录一致的内容；没有记录或者不一致的，不作答',
      'what all records say; nothing where none or several differ',
    ),
    least: text('记录中最早或者最小的', 'the earliest or least of what its records say'),
    most: text('记录中最晚或者最大的', 'the latest or greatest of what its records say'),
  }[f.measure as 'same' | 'least' | 'most']
  const says = saysOf(f)
  return [
    line('取值', 'Value', which),
    ...(says === undefined || says === 'day' ? [] : [line('用语', 'Words', listed(Object.values(says)))]),
  ]
}

export const figureItems = (t: Teller, figures: readonly Figure[]): readonly Placed[] =>
  figures.map((f) =>
    placed(f.clause, 'figure', f.id, f.title, [
      line('口径', 'Definition', f.definition),
      line('时段', 'Window', windows[f.window]),
      ...tellsLine(f),
    ]),
  )

/** Forms stand on an article; receipts and decisions that the house prints do not. */
export function printItems(t: Teller): {
  readonly placed: readonly Placed[]
  readonly loose: readonly Item[]
} {
  const all = Object.entries(t.p.prints ?? {}).map(([id, print]) => {
    const after = print.after ?? []
    const at = isForm(print) ? (print.at ?? []) : []
    const lines = [
      ...(at.length > 0 ? [line('环节', 'At', listed(at.map((s) => quoted(t.nouns.step(s)))))] : []),
      ...(after.length > 0 ? [line('何时', 'After', titlesOf(t, after))] : []),
    ]
    return { clause: isForm(print) ? print.form.clause : undefined, id, title: print.title, lines }
  })
  return {
    placed: all.flatMap((x) =>
      x.clause === undefined ? [] : [placed(x.clause, 'print', x.id, x.title, x.lines)],
    ),
    loose: all.flatMap((x) =>
      x.clause === undefined
        ? [{ key: `print ${x.id}`, kind: 'print' as const, title: x.title, lines: x.lines }]
        : [],
    ),
  }
}

const kinds: Readonly<Record<Account['kind'], Text>> = {
  asset: text('资产', 'asset'),
  liability: text('负债', 'liability'),
  expense: text('支出', 'expense'),
  source: text('资金来源', 'source'),
}
/** 每个乡镇一本 */
function oneForEach(t: Teller, per: NonNullable<Account['per']>): Text {
  const { zh, en } = per === 'case' ? { zh: '办件', en: 'case' } : levelTitle(per, t.p.levels)
  return { zh: `每个${zh}一本`, en: `one for each ${en}` }
}

function accountText(t: Teller, a: Account): Text {
  const parts = [
    kinds[a.kind],
    ...(a.per ? [oneForEach(t, a.per)] : []),
    ...(a.floor === 0 ? [text('不得透支', 'never overdrawn')] : []),
  ]
  const { zh, en } = joined(parts, '，', ', ')
  return { zh: `${a.title.zh}（${zh}）`, en: `${a.title.en} (${en})` }
}

/** Books: no article says that there are these accounts. */
export function accountItem(t: Teller): readonly Item[] {
  const accounts = Object.values(t.p.accounts)
  if (accounts.length === 0) return []
  return [
    {
      key: 'money accounts',
      kind: 'money',
      title: text('账户', 'Accounts'),
      lines: accounts.map((a) => line('账户', 'Account', accountText(t, a))),
    },
  ]
}

/** What is left: what people are said, the ways between versions, the office's own acts, the remedy. */
export function otherItems(t: Teller): readonly Placed[] {
  const { p } = t
  return [
    ...Object.entries(p.acts ?? {}).flatMap(([id, act]) =>
      act === undefined
        ? []
        : [
            placed(act.clause, 'act', `office ${id}`, officeTitles[id as OfficeActName], [
              line('办理人', 'Who', listed(act.by.map(t.nouns.role))),
              ...(act.at
                ? [line('环节', 'Steps', listed(act.at.map((step) => quoted(t.p.steps[step]!.title))))]
                : []),
              ...Object.entries(act.to ?? {}).map(([step, targets]) => {
                const [from, to] = [
                  quoted(t.p.steps[step]!.title),
                  listed(targets.map((name) => quoted(t.p.steps[name]!.title))),
                ]
                return line('退回到', 'Back to', {
                  zh: `从${from.zh}到${to.zh}`,
                  en: `from ${from.en} to ${to.en}`,
                })
              }),
            ]),
          ],
    ),
    ...(p.moves ?? []).map((m) =>
      placed(m.clause, 'move', String(m.from), m.title, [
        line('办理人', 'Who', listed(m.by.map(t.nouns.role))),
        line('哪些办件', 'Which', {
          zh: `第${m.from}版在办的、位于${Object.keys(m.steps).length}个环节的办件`,
          en: `open cases of version ${m.from} at ${Object.keys(m.steps).length} steps`,
        }),
        ...(m.when ?? []).map((g) => ({
          ...line('条件', 'Condition', t.say.condition(g.test)),
          otherwise: g.message,
        })),
      ]),
    ),
    ...(p.objections
      ? [
          placed(p.objections.clause, 'told', 'objections', text('异议', 'Objections'), [
            line('怎样提出', 'How', quoted(t.nouns.outcome(p.objections.outcome))),
            line('尚未了结的', 'Open', t.say.value(p.objections.open)),
          ]),
        ]
      : []),
    ...(p.sheet
      ? [
          placed(p.sheet.clause, 'told', 'sheet', text('从表格导入', 'Import from a spreadsheet'), [
            line('说明', 'Guidance', p.sheet.guidance),
            line('每个文件', 'Each file', text(`最多${p.sheet.most}行`, `at most ${p.sheet.most} rows`)),
          ]),
        ]
      : []),
    ...(p.remedy
      ? [
          placed(p.remedy.clause, 'remedy', 'remedy', text('救济途径', 'Remedy'), [
            line('告知', 'Told', p.remedy.text),
          ]),
        ]
      : []),
  ]
}

export function registerItems(t: Teller): readonly Placed[] {
  const used = new Set(
    Object.values(t.p.steps)
      .flatMap((s) => Object.values(s.outcomes))
      .concat(Object.values(t.p.opens))
      .flatMap((o) => (o.effects ?? []).flatMap((e) => (e.kind === 'enter' ? [e.register] : []))),
  )
  return t.nouns.registers
    .filter((r) => used.has(r.id))
    .map((r) =>
      placed(r.clause, 'register', r.id, r.title, [
        line('状态', 'Standings', listed(Object.values(r.standings))),
        line(
          '公开',
          'Published',
          r.open ? text('全册公开', 'the whole list') : text('不整册公开', 'not as a list'),
        ),
        ...(r.note ? [line('说明', 'Note', r.note.text)] : []),
      ]),
    )
}
