/** [CS3] What each dwelling pays of a cost: one’s own with how it came about and what was paid, those of all, and joining later. */
import type { Text } from 'yimen/kernel/text'
import { ability, given, how, type PanelReader, type SumPanel } from 'yimen/kernel/ability'
import type { Voter } from '../roll.ts'
import type { CoefficientTable } from '../share.ts'
import { hundredths, joined, money, t } from '../words.ts'
import { bySource, sourceLinks, sources, sum, type Line, type Sources } from './money.ts'
import { amounts, fen, voters } from './shapes.ts'
import { sharedOf, workedOf } from './shared.ts'
import { tables } from './shares.ts'

type Rules = Sources & {
  readonly tables?: Readonly<Record<string, CoefficientTable>>
  readonly clause: string
  readonly join?: { readonly outcome: string; readonly room: string; readonly clause: string }
}
type Parts = {
  readonly roll: readonly Voter[]
  readonly shares?: readonly Line[] | null | undefined
  readonly payments: readonly Line[]
  readonly moved?: readonly Line[] | null | undefined
  readonly price?: number | null | undefined
  readonly less?: number | null | undefined
  readonly table?: string | null | undefined
  readonly worked?: readonly Line[] | null | undefined
  readonly join?: number | null | undefined
}

export const cost = ability({
  id: 'together.cost@1',
  takes: {
    roll: voters,
    shares: { maybe: amounts },
    payments: { ...amounts, orNone: true },
    moved: { maybe: amounts },
    /** What it costs, what others bear of it, the table that was chosen and what it gives. */
    price: { maybe: fen },
    less: { maybe: fen },
    table: { maybe: 'text' },
    worked: { maybe: amounts },
    /** What joining would cost the dwelling that the field names. */
    join: { maybe: fen },
  },
  gives: fen,
  rules: given.record(
    { ...sources[0], clause: given.text },
    {
      ...sources[1],
      tables,
      join: given.record({ outcome: given.text, room: given.text, clause: given.text }),
    },
  ),
}).does({
  links: ({ join, ...rules }) => [
    ...(join
      ? [{ at: 'join.outcome', kind: 'outcome', name: join.outcome, inputs: { room: join.room } } as const]
      : []),
    ...sourceLinks(rules),
  ],
  work: ({ shares }) => (shares && shares.length > 0 ? sum(shares) : null),
  tells(total, rules, reader, parts, under) {
    const way = wayOf(rules, parts)
    const rooms = (parts.shares ?? []).map((s) => s.room)
    const own = parts.roll.filter((v) => v.owners.includes(reader.person))
    const joining = own.flatMap((v) => {
      if (!rules.join || !reader.offers(rules.join.outcome) || rooms.includes(v.room)) return []
      const amount = under({ [rules.join.room]: v.room })?.join ?? 0
      return amount > 0 ? [joinPanel(v.room, amount, rules.join.clause)] : []
    })
    const paying = own.filter((v) => rooms.includes(v.room))
    return [
      ...paying.map((v) => ownPanel(v, rules, parts, way, reader)),
      ...(own.length > 0 && paying.length === 0 ? [noPart(joining.length > 0)] : []),
      ...joining,
      allPanel(total, rules, parts, way, reader),
    ]
  },
  former(p) {
    const s = sharedOf(p)
    if (!s) return {}
    const worked = workedOf(p, s)
    const rules = worked?.rules as { readonly tables?: unknown } | undefined
    return {
      cost: {
        ability: 'together.cost@1',
        with: {
          roll: s.roll,
          shares: s.shares,
          payments: s.payments,
          ...(s.moved ? { moved: s.moved.list } : {}),
          ...(s.worked && worked
            ? {
                price: s.worked.price,
                less: s.worked.less,
                ...(worked.with.table === undefined ? {} : { table: worked.with.table }),
                worked: s.worked.by,
              }
            : {}),
          ...(s.buyIn ? { join: s.buyIn.amount } : {}),
        },
        rules: {
          list: s.payments,
          clause: s.clause,
          ...(s.from === undefined ? {} : { from: s.from }),
          ...(s.moved ? { moved: { from: s.moved.from, to: s.moved.to } } : {}),
          ...(rules?.tables === undefined ? {} : { tables: rules.tables }),
          ...(s.buyIn
            ? { join: { outcome: s.buyIn.outcome, room: s.buyIn.room, clause: s.buyIn.clause } }
            : {}),
        },
        clause: s.clause,
      },
    }
  },
  explains(_, say) {
    const [shares, payments] = [say('shares'), say('payments')]
    return {
      lines: [
        {
          label: t('每户可见', 'Each sees'),
          text: t(
            `${shares.zh}；自家的${payments.zh}，他家的只有经办人员可见`,
            `${shares.en}; of ${payments.en} their own, the office those of all`,
          ),
        },
        how('按自家所占份数说明应出金额怎样得来', 'Each is told how their amount came about'),
      ],
    }
  },
})

/** How the shares came about: the table, or none where the owners agreed on others; null while the price is not known. */
type Way = { readonly table: CoefficientTable | null; readonly price: number; readonly less: number } | null
function wayOf(rules: Rules, { shares, price, less, table, worked }: Parts): Way {
  if (typeof price !== 'number' || typeof less !== 'number' || !rules.tables) return null
  const chosen = typeof table === 'string' && Object.hasOwn(rules.tables, table) ? rules.tables[table]! : null
  const isAsTable = (shares ?? []).every((s) =>
    (worked ?? []).some((w) => w.room === s.room && w.amount === s.amount),
  )
  return { table: isAsTable ? chosen : null, price, less }
}
const coefficient = (table: CoefficientTable, v: Voter): number | null =>
  table.floors === undefined ? 100 : (table.floors[v.floor - 1] ?? null)

/** The part of one dwelling among all parts, as the table counts them: coefficient, or coefficient by area. */
function partText(table: CoefficientTable, own: Voter, sharers: readonly Voter[]): Text {
  const part = (v: Voter): bigint => {
    const k = BigInt(coefficient(table, v) ?? 0)
    return table.by === 'area' ? (k * BigInt(v.area)) / 100n : k
  }
  const all = hundredths(Number(sharers.reduce((n, v) => n + part(v), 0n)))
  const floor = hundredths(coefficient(table, own) ?? 0)
  const mine = hundredths(Number(part(own)))
  return table.by === 'area'
    ? t(
        `${own.floor}层系数${floor} × ${hundredths(own.area)}㎡ = ${mine}份，全体${all}份`,
        `floor ${own.floor}: ${floor} × ${hundredths(own.area)} m² = ${mine} of ${all}`,
      )
    : t(
        `${own.floor}层系数${floor}，全体出资户系数合计${all}`,
        `floor ${own.floor}: ${floor} of ${all} together`,
      )
}

const agreed = t('业主自行约定', 'as the owners agreed')
const title = t('我家的费用', 'My share')

function ownPanel(v: Voter, rules: Rules, parts: Parts, way: Way, reader: PanelReader): SumPanel {
  const shares = parts.shares ?? []
  const amount = sum(shares.filter((s) => s.room === v.room))
  const own = parts.payments.filter((x) => x.room === v.room)
  const paid = sum(own)
  const from = bySource(
    rules,
    reader,
    own,
    (parts.moved ?? []).filter((x) => x.room === v.room),
  )
  const fromText = from.map((x) =>
    t(`${x.title.zh}${money(x.amount).zh}`, `${x.title.en} ${money(x.amount).en}`),
  )
  const state =
    paid >= amount
      ? t('已缴清。', 'Paid in full.')
      : t(
          `已缴${money(paid).zh}，还差${money(amount - paid).zh}。`,
          `${money(paid).en} paid, ${money(amount - paid).en} to go.`,
        )
  const sharers = parts.roll.filter((x) => shares.some((s) => s.room === x.room))
  return {
    kind: 'sum',
    id: `share-${v.room}`,
    title,
    stands: 'below',
    says: t(`${v.room} 应出`, `${v.room} pays`),
    sum: { amount, unit: 'fen' },
    notes: [
      from.length === 0
        ? state
        : t(`${state.zh}（${joined(fromText).zh}）`, `${state.en} (${joined(fromText).en})`),
    ],
    ...(way
      ? {
          how: {
            title: t('这个数怎么算的', 'How it is worked out'),
            parts: [
              {
                title: t('总造价减去补贴', 'Price less subsidy'),
                is: t(
                  `${money(way.price).zh} − ${money(way.less).zh} = ${money(way.price - way.less).zh}`,
                  `${money(way.price).en} − ${money(way.less).en} = ${money(way.price - way.less).en}`,
                ),
              },
              { title: t('分摊办法', 'Shared'), is: way.table?.title ?? agreed },
              ...(way.table && coefficient(way.table, v) !== null
                ? [{ title: t('我家的份数', 'Our part'), is: partText(way.table, v, sharers) }]
                : []),
            ],
            clause: way.table?.clause ?? rules.clause,
          },
        }
      : {}),
  }
}

const noPart = (mayJoin: boolean): SumPanel => ({
  kind: 'sum',
  id: 'share-none',
  title,
  stands: 'below',
  sum: t('您家当初没有出资。', 'Your flat did not pay.'),
  notes: mayJoin
    ? []
    : [t('以后要使用的，可以向社区申请补缴加入。', 'To use it later you may buy in at the community.')],
})

const joinPanel = (room: string, amount: number, clause: string): SumPanel => ({
  kind: 'sum',
  id: `join-${room}`,
  title: t('补缴加入', 'Joining later'),
  stands: 'below',
  says: t(`${room} 今天补缴加入`, `${room} to join today`),
  sum: { amount, unit: 'fen' },
  notes: [
    t(
      '按当初应分摊的金额逐年折减。要加入请到社区办理，补缴的钱退给先出资的业主。',
      'The share of the first day, less for each full year. The community takes it; it goes to those who paid.',
    ),
  ],
  clause,
})

/** [P9] What others paid is told to officials alone. */
function allPanel(total: number, rules: Rules, parts: Parts, way: Way, reader: PanelReader) {
  const shares = parts.shares ?? []
  const { official } = reader
  const table = way?.table ?? null
  const amountOf = (n: number) => ({ amount: n, unit: 'fen' })
  const voter = (room: string) => parts.roll.find((v) => v.room === room)
  const rows = shares.map((s) => {
    const own = parts.payments.filter((x) => x.room === s.room)
    const paid = sum(own)
    const isPaid = paid === s.amount && s.amount > 0
    const from = bySource(
      rules,
      reader,
      own,
      (parts.moved ?? []).filter((x) => x.room === s.room),
    )
    const v = voter(s.room)
    const k = table && v ? coefficient(table, v) : null
    return {
      cells: [
        t(s.room, s.room),
        ...(table && official ? [k === null ? null : t(hundredths(k), hundredths(k))] : []),
        amountOf(s.amount),
        ...(official
          ? [
              amountOf(paid),
              isPaid
                ? t('缴清', 'paid')
                : from.length > 0
                  ? joined(
                      from.map((x) => x.title),
                      '、',
                    )
                  : null,
            ]
          : []),
      ],
      ...(v?.owners.includes(reader.person) ? { mine: true as const } : {}),
      ...(official && isPaid ? { tone: 'good' as const } : {}),
    }
  })
  return {
    kind: 'table' as const,
    id: 'shares',
    title: t('费用分摊', 'Shares of the cost'),
    stands: 'below' as const,
    ...(way && official ? { notes: [wayText(way)] } : {}),
    clause: table?.clause ?? rules.clause,
    columns: [
      { title: t('房号', 'Room') },
      ...(table && official ? [{ title: t('系数', 'Part'), number: true as const }] : []),
      { title: t('应分摊', 'Share'), number: true as const },
      ...(official
        ? [{ title: t('已缴', 'Paid in'), number: true as const }, { title: t('缴款', 'Payment') }]
        : []),
    ],
    rows,
    foot: [
      t('合计', 'Total'),
      ...(table && official ? [null] : []),
      amountOf(total),
      ...(official
        ? [amountOf(sum(parts.payments.filter((x) => shares.some((s) => s.room === x.room)))), null]
        : []),
    ],
    ...(official
      ? {}
      : { folded: t(`各户分摊，合计${money(total).zh}`, `All shares, ${money(total).en} together`) }),
  }
}

function wayText({ price, less, table }: NonNullable<Way>): Text {
  const how = table?.title ?? agreed
  return t(
    `总造价${money(price).zh} − 补贴${money(less).zh} = ${money(price - less).zh}，${how.zh}`,
    `${money(price).en} − ${money(less).en}, ${how.en}`,
  )
}
