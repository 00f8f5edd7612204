/** What somebody shows of their account: each order that waits at the shop, and each certificate, as a code that a camera reads. */
import { ability, given, how, type Panel } from 'yimen/kernel/ability'
import { dayWords } from './day-words.ts'

/** A page shows so many of a kind, the newest first. */
const most = 5

const anOrder = {
  of: { key: 'text', called: { maybe: 'text' }, many: 'number', price: 'number' },
  what: { zh: '兑换单', en: 'an order' },
} as const
type Order = {
  readonly key: string
  readonly called?: string | null | undefined
  readonly many: number
  readonly price: number
}

/** Neither handed over nor come back. */
const waitingOf = (
  orders: readonly Order[],
  ...ended: readonly (readonly { readonly order: string }[])[]
) => {
  const over = new Set(ended.flat().map((e) => e.order))
  return orders.filter((o) => !over.has(o.key))
}

const orderPanel = ({ key, called, many, price }: Order): Panel => ({
  kind: 'sum',
  id: `order-${key.replace('/', '-')}`,
  title: { zh: '待领取的兑换单', en: 'An order that waits' },
  sum: { zh: key, en: key },
  code: key,
  parts: [
    ...(typeof called === 'string'
      ? [{ title: { zh: '兑换品', en: 'Gift' }, is: { zh: called, en: called } }]
      : []),
    { title: { zh: '件数', en: 'Pieces' }, is: { amount: many, unit: 'pieces' } },
    { title: { zh: '积分', en: 'Points' }, is: { amount: price, unit: 'points' } },
  ],
  notes: [
    {
      zh: '领取时出示，由兑换超市扫码或者输入单号，签收后即失效。',
      en: 'Shown at the exchange shop, which reads the code or types the number; once it is signed for it is over.',
    },
  ],
})

type Certificate = {
  readonly code?: string | null | undefined
  readonly fromDay: string
  readonly toDay: string
}
const certificatePanel = (code: string, { fromDay, toDay }: Certificate): Panel => ({
  kind: 'sum',
  id: `certificate-${code}`,
  title: { zh: '服务记录证明的验证码', en: 'Code of a certificate of service' },
  sum: { zh: code, en: code },
  code,
  checkedIn: 'volunteers.certificates',
  stands: 'below',
  parts: [
    { title: { zh: '自', en: 'From' }, is: dayWords(fromDay) },
    { title: { zh: '至', en: 'To' }, is: dayWords(toDay) },
  ],
  notes: [
    {
      zh: '任何人用手机相机扫码即可核验；已撤销的也能查到，标明已撤销。',
      en: 'Anybody checks it with the camera of a telephone; one that was revoked is found too, as revoked.',
    },
  ],
})

export const shown = ability({
  id: 'volunteers.shown@1',
  takes: {
    orders: { list: anOrder, orNone: true },
    undone: { list: { of: { order: 'text' } }, orNone: true },
    handed: { list: { of: { order: 'text' } }, orNone: true },
    certs: { list: { of: { code: { maybe: 'text' }, fromDay: 'day', toDay: 'day' } }, orNone: true },
  },
  /** How many orders wait. */
  gives: { of: { waiting: 'number' } },
  rules: given.nothing,
}).does({
  work: ({ orders, undone, handed }) => ({ waiting: waitingOf(orders, undone, handed).length }),
  tells: (_value, _rules, _reader, { orders, undone, handed, certs }): readonly Panel[] => [
    ...waitingOf(orders, undone, handed).slice(-most).toReversed().map(orderPanel),
    ...certs
      .slice(-most)
      .toReversed()
      .flatMap((c) => (typeof c.code === 'string' ? [certificatePanel(c.code, c)] : [])),
  ],
  explains(_, say) {
    const [orders, undone, handed] = [say('orders'), say('undone'), say('handed')]
    return {
      lines: [
        how(
          `${orders.zh}中既不在${handed.zh}、也不在${undone.zh}的，为待领取`,
          `What of ${orders.en} is neither in ${handed.en} nor in ${undone.en} waits`,
        ),
      ],
    }
  },
})
