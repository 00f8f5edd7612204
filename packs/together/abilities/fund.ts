/** [CS5] For officials: what came in by source, what went out, what is there, and how much may be paid now and why not more. */
import type { Facts } from 'yimen/kernel/rule'
import type { Text } from 'yimen/kernel/text'
import { ability, given, how, type PanelReader } from 'yimen/kernel/ability'
import { joined, money, shortDay, t } from '../words.ts'
import { bySource, sourceLinks, sources, sum } from './money.ts'
import { amounts, fen } from './shapes.ts'
import { sharedOf } from './shared.ts'

export const fund = ability({
  id: 'together.fund@1',
  takes: {
    /** There is a fund once there are shares. */
    shares: { maybe: amounts },
    payments: { ...amounts, orNone: true },
    moved: { maybe: amounts },
    /** Money that came in besides, in the order of the rules. */
    also: { maybe: { list: { maybe: fen } } },
    out: { maybe: { list: { of: { amount: fen } } } },
    /** What bounds the next payment, in the order of the rules; what is not known does not bind now. */
    limits: { maybe: { list: { maybe: fen } } },
  },
  gives: fen,
  rules: given.record(
    { ...sources[0] },
    {
      ...sources[1],
      also: given.list(given.both),
      out: given.record({ list: given.text, stage: given.text, outcome: given.text }),
      limits: given.list(given.record({ title: given.both, clause: given.text })),
    },
  ),
}).does({
  links: ({ out, ...rules }) => [
    ...(out
      ? ([
          { at: 'out.outcome', kind: 'outcome', name: out.outcome },
          { at: 'out.stage', kind: 'column', name: out.stage, of: out.list },
        ] as const)
      : []),
    ...sourceLinks(rules),
  ],
  /** What is there. */
  work({ shares, payments, also, out }) {
    return shares && shares.length > 0 ? sum(payments) + alsoSum(also ?? []) - sum(out ?? []) : null
  },
  tells(balance, rules, reader, { payments, moved, also, out, limits }) {
    if (!reader.official) return []
    const came = [
      ...bySource(rules, reader, payments, moved ?? []),
      ...(rules.also ?? []).flatMap((title, i) => {
        const amount = also?.[i] ?? 0
        return amount === 0 ? [] : [{ title, amount }]
      }),
    ]
    const bounds = (rules.limits ?? []).flatMap((l, i) => {
      const amount = limits?.[i] ?? null
      return amount === null ? [] : [{ ...l, amount: Math.max(0, amount) }]
    })
    const pays = rules.out !== undefined && reader.offers(rules.out.outcome) !== null && bounds.length > 0
    const least = Math.min(...bounds.map((l) => l.amount))
    const amountOf = (amount: number) => ({ amount, unit: 'fen' })
    const listed = (all: readonly { readonly title: Text; readonly amount: number }[]) =>
      joined(all.map((x) => t(`${x.title.zh} ${money(x.amount).zh}`, `${x.title.en} ${money(x.amount).en}`)))
    return [
      {
        kind: 'sum',
        id: 'account',
        title: t('资金', 'Money'),
        stands: 'below',
        says: t('余额', 'Balance'),
        sum: amountOf(balance),
        parts: [
          { title: t('缴入', 'Paid in'), is: amountOf(sum(came)), says: listed(came) },
          {
            title: t('支付', 'Paid out'),
            is: amountOf(sum(out ?? [])),
            says: listed((out ?? []).map((x) => ({ ...x, title: stageText(rules.out, reader, x) }))),
          },
          {
            title: t('现在最多可付', 'May be paid now'),
            is: pays ? amountOf(least) : t('本环节不支付', 'nothing at this step'),
          },
        ],
      },
      ...(pays
        ? [
            {
              kind: 'table',
              id: 'limits',
              title: t('下一笔支付的限额', 'What bounds the next payment'),
              stands: 'below',
              columns: [
                { title: t('限额', 'Bound') },
                { title: t('金额', 'Amount'), number: true },
                { title: t('作用', 'Effect') },
              ],
              rows: bounds.map((l) => ({
                cells: [
                  l.title,
                  amountOf(l.amount),
                  l.amount === least ? t('以此为限', 'this one binds') : null,
                ],
                clause: l.clause,
                ...(l.amount === least ? { tone: 'warn' as const } : {}),
              })),
            } as const,
          ]
        : []),
    ]
  },
  former(p) {
    const s = sharedOf(p)
    if (!s) return {}
    const { out } = s
    const list = (all: readonly { readonly amount: string }[]) =>
      `[${all.map((x) => `(${x.amount})`).join(', ')}]`
    return {
      fund: {
        ability: 'together.fund@1',
        with: {
          shares: s.shares,
          payments: s.payments,
          ...(s.moved ? { moved: s.moved.list } : {}),
          ...(s.also ? { also: list(s.also) } : {}),
          ...(out ? { out: out.list, limits: list(out.limits) } : {}),
        },
        rules: {
          list: s.payments,
          ...(s.from === undefined ? {} : { from: s.from }),
          ...(s.moved ? { moved: { from: s.moved.from, to: s.moved.to } } : {}),
          ...(s.also ? { also: s.also.map((x) => x.title) } : {}),
          ...(out
            ? {
                out: { list: out.list, stage: out.stage, outcome: out.outcome },
                limits: out.limits.map(({ title, clause }) => ({ title, clause })),
              }
            : {}),
        },
        clause: s.clause,
      },
    }
  },
  explains({ limits }, say) {
    const [payments, out, bounds] = [say('payments'), say('out'), say('limits')]
    const titles = joined(
      (limits ?? []).map((l) => l.title),
      '、',
    )
    return {
      lines: [
        how(
          `${payments.zh}按来源合计，减去${out.zh}，为余额`,
          `${payments.en} by source, less ${out.en}, is the balance`,
        ),
        ...(titles.zh === ''
          ? []
          : [
              {
                label: t('下次支付的限额', 'Bound of the next payment'),
                text: t(
                  `取下列各项中最少的：${titles.zh}＝${bounds.zh}`,
                  `The least of: ${titles.en} = ${bounds.en}`,
                ),
              },
            ]),
      ],
    }
  },
})

const alsoSum = (also: readonly (number | null)[]): number => also.reduce<number>((n, x) => n + (x ?? 0), 0)

/** 10月18日 合同生效: when, and for what. */
function stageText(
  out: { readonly list: string; readonly stage: string } | undefined,
  reader: PanelReader,
  line: { readonly amount: number },
): Text {
  const { on, ...columns } = line as Facts
  const stage = out ? columns[out.stage] : null
  const title = (out && reader.options(out.list, out.stage)[String(stage)]) ?? t('支付', 'Paid')
  if (typeof on !== 'string') return title
  const day = shortDay(on)
  return t(`${day.zh} ${title.zh}`, `${day.en} ${title.en}`)
}
