/** Stores: what lies in the county’s store and in each township’s, by kind and piece. No store holds less than nothing. */
import type { EffectRule, Field, Programme } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

const kinds = {
  quilt: { zh: '棉被（床）', en: 'Quilts' },
  coat: { zh: '棉衣（套）', en: 'Padded coats' },
  bedding: { zh: '床上用品（套）', en: 'Bedding' },
} as const satisfies Readonly<Record<string, Text>>
type Kind = keyof typeof kinds
const everyKind = Object.keys(kinds) as readonly Kind[]

const levels = {
  county: { zh: '县物资站', en: 'County store' },
  township: { zh: '乡镇物资站', en: 'Township store' },
} as const
export type Store = keyof typeof levels

const storeAccount = (kind: Kind, store: Store): string => `stock_${store}_${kind}`

/** Every store of these levels, each with a floor. */
export const stockAccounts = (...stores: readonly Store[]): Programme['accounts'] =>
  Object.fromEntries(
    stores.flatMap((store) =>
      everyKind.map((kind) => [
        storeAccount(kind, store),
        {
          title: {
            zh: `${levels[store].zh}：${kinds[kind].zh}`,
            en: `${levels[store].en}: ${kinds[kind].en}`,
          },
          kind: 'asset' as const,
          unit: 'pieces',
          per: store,
          floor: 0 as const,
        },
      ]),
    ),
  )

/** Where pieces come from and go to beside the stores. */
export const otherAccounts = {
  suppliers: { title: { zh: '供应商交付', en: 'Delivered by suppliers' }, kind: 'source', unit: 'pieces' },
  handedOut: { title: { zh: '已发放物资', en: 'Handed out' }, kind: 'expense', unit: 'pieces' },
  inTransit: {
    title: { zh: '调拨途中', en: 'On the way' },
    kind: 'asset',
    unit: 'pieces',
    per: 'case',
    floor: 0,
  },
  lostOnWay: { title: { zh: '调拨短少', en: 'Short on arrival' }, kind: 'expense', unit: 'pieces' },
} as const satisfies Programme['accounts']

type Side = keyof typeof otherAccounts | { readonly store: Store }

/** Moves so many pieces of the kind that the case is about: one rule a kind, of which one applies. */
export const moveGoods = (to: Side, from: Side, amount: string, memo: Text): readonly EffectRule[] =>
  everyKind.map((kind) => ({
    kind: 'transfer',
    debit: typeof to === 'string' ? to : storeAccount(kind, to.store),
    credit: typeof from === 'string' ? from : storeAccount(kind, from.store),
    amount,
    when: `goods = "${kind}" and ${amount} > 0`,
    memo,
  }))

export const goodsField: Field = { type: 'choice', title: { zh: '物资', en: 'Goods' }, options: kinds }

export const piecesField = (zh: string, en: string, most = 10_000): Field => ({
  type: 'integer',
  min: 1,
  max: most,
  title: { zh, en },
})

/** Who keeps which store. */
export const keepers = {
  'store-keeper': {
    title: { zh: '乡镇物资站保管员', en: 'Keeper of the township’s store' },
    level: 'township',
  },
  'county-store': { title: { zh: '县物资站保管员', en: 'Keeper of the county’s store' }, level: 'county' },
} as const satisfies Programme['roles']
