/** [CS4] Before there are shares: what a dwelling would pay by each published table, for another price and other payers. */
import type { Text } from 'yimen/kernel/text'
import { ability, given, how } from 'yimen/kernel/ability'
import type { Voter } from '../roll.ts'
import { sharesOf, type CoefficientTable } from '../share.ts'
import { money, t } from '../words.ts'
import { amounts, fen, voters } from './shapes.ts'
import { sharedOf, workedOf } from './shared.ts'
import { tables } from './shares.ts'

export const estimate = ability({
  id: 'together.estimate@1',
  takes: {
    roll: voters,
    shares: { maybe: amounts },
    /** A first price, and what others bear of it. */
    price: { maybe: fen },
    less: { maybe: fen },
  },
  gives: 'number',
  rules: given.record({ tables }),
}).does({
  work: ({ roll, shares }) => (shares && shares.length > 0 ? null : roll.length),
  tells(_, rules, { person, supposed }, { roll, ...parts }) {
    const mine = roll.filter((v) => v.owners.includes(person))
    if (mine.length === 0) return []
    const floors = [...new Set(roll.map((v) => v.floor))].toSorted((a, b) => a - b)
    const first = floors.find((f) => f > 2) ?? floors[0]!
    const wished = Number(supposed.least)
    const least = floors.includes(wished) ? wished : first
    const tried = Object.hasOwn(supposed, 'price') ? supposed.price : (parts.price ?? null)
    const price = typeof tried === 'number' && Number.isSafeInteger(tried) && tried >= 0 ? tried : null
    const less = parts.less ?? 0
    const net = price === null || price < less ? null : price - less
    const payers = roll.filter((v) => v.floor >= least)
    return [
      {
        kind: 'try',
        id: 'pays',
        title: t('算一算我家出多少', 'What would my flat pay?'),
        stands: 'below',
        notes: [
          t(
            '只是试算，不是表决，也不算约定；以后以项目协议为准。',
            'A trial only: no vote and no agreement. The agreement will say.',
          ),
        ],
        asks: [
          { name: 'price', title: t('总造价', 'Price'), unit: 'fen', value: price },
          {
            name: 'least',
            title: t('哪些户出资', 'Who pays'),
            value: String(least),
            options: floors.map((f) => ({
              name: String(f),
              title:
                f === floors[0]
                  ? t('所有住户', 'everybody')
                  : t(`${f}层以上（含${f}层）`, `from floor ${f} up`),
            })),
          },
        ],
        says:
          net === null
            ? { text: t('请填写总造价（应高于补贴）。', 'Write a price above the subsidy.'), tone: 'bad' }
            : {
                text: t(
                  `减去财政补贴${money(less).zh}，由${payers.length}户分摊${money(net).zh}：`,
                  `Less the subsidy of ${money(less).en}, ${payers.length} flats share ${money(net).en}:`,
                ),
                tone: 'good',
              },
        answers:
          net === null ? [] : Object.values(rules.tables).map((table) => answerOf(table, payers, net, mine)),
      },
    ]
  },
  former(p) {
    const s = sharedOf(p)
    const worked = s && workedOf(p, s)
    if (!s?.worked || !worked) return {}
    return {
      estimate: {
        ability: 'together.estimate@1',
        with: { roll: s.roll, shares: s.shares, price: s.worked.price, less: s.worked.less },
        rules: { tables: (worked.rules as { readonly tables: unknown }).tables },
        clause: s.clause,
      },
    }
  },
  explains(_, say) {
    const [roll, price, less] = [say('roll'), say('price'), say('less')]
    return {
      lines: [
        how(
          `协议之前，业主可按各分摊表试算自家在${roll.zh}中应出多少：${price.zh}减去${less.zh}；试算不作数`,
          `Before the agreement an owner may try what their dwelling in ${roll.en} would pay by each table: ${price.en} less ${less.en}; a trial binds nobody`,
        ),
      ],
    }
  },
})

function answerOf(
  table: CoefficientTable,
  payers: readonly Voter[],
  net: number,
  mine: readonly Voter[],
): {
  readonly title: Text
  readonly is: readonly (Text | { readonly amount: number; readonly unit: string })[]
  readonly says?: Text
} {
  const shares = sharesOf(table, payers, net)
  if (shares === null) {
    const tops = table.floors?.length
    return {
      title: table.title,
      is: [],
      says:
        tops !== undefined && payers.some((v) => v.floor > tops)
          ? t(`这张表只到${tops}层，本单元不能用`, `this table ends at floor ${tops}`)
          : t('按这张表这些户都不用出资', 'by this table none of these pays'),
    }
  }
  const paid = (v: Voter) => shares.find((s) => s.room === v.room)?.amount ?? 0
  return {
    title: table.title,
    is: mine.map((v) =>
      mine.length > 1
        ? t(`${v.room} ${money(paid(v)).zh}`, `${v.room} ${money(paid(v)).en}`)
        : { amount: paid(v), unit: 'fen' },
    ),
  }
}
