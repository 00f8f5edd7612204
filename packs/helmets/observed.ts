/** The layers in which rates are observed: a class of road, the trades or plates, in peak hours or between them; figures and judgement name them alike. */
import type { Text } from 'yimen/kernel/text'
import { t } from './shared.ts'

export type Observed = {
  readonly key: string
  readonly of: 'urban' | 'county' | 'highway' | 'trades' | 'plates'
  readonly layer: 'peak' | 'off'
  readonly people: string
  readonly worn: string
  readonly where: string
}
const layers = ['peak', 'off'] as const
export const hoursTitles = { peak: t('高峰', 'peak hours'), off: t('平峰', 'between the peaks') } as const
const ofTitles = {
  urban: t('城区道路', 'Urban roads'),
  county: t('县城镇区道路', 'County-town roads'),
  highway: t('普通公路', 'Ordinary highways'),
  trades: t('三类行业', 'The three trades'),
  plates: t('号牌', 'Plates'),
} as const
/** What people call a layer. */
export const titleOfLayer = ({ of, layer }: Pick<Observed, 'of' | 'layer'>): Text =>
  t(`${ofTitles[of].zh}${hoursTitles[layer].zh}`, `${ofTitles[of].en}, ${hoursTitles[layer].en}`)
const ofRoads = (['urban', 'county', 'highway'] as const).flatMap((road) =>
  layers.map((layer): Observed => ({
    key: `${road}_${layer}`,
    of: road,
    layer,
    people: 'people',
    worn: 'wornPeople',
    where: `road = "${road}" and layer = "${layer}"`,
  })),
)
const ofTrades = layers.map((layer): Observed => ({
  key: `trades_${layer}`,
  of: 'trades',
  layer,
  people: 'tradePeople',
  worn: 'tradeWorn',
  where: `layer = "${layer}" and tradePeople > 0`,
}))
const ofPlates = layers.map((layer): Observed => ({
  key: `plates_${layer}`,
  of: 'plates',
  layer,
  people: 'vehiclesSeen',
  worn: 'plated',
  where: `layer = "${layer}" and vehiclesSeen > 0`,
}))
export const observedLayers: readonly Observed[] = [...ofRoads, ...ofTrades, ...ofPlates]

/** What is summed over the sheets of a layer. */
export const sums = ['rate', 'people_squared', 'worn_squared', 'both'] as const
export type Sum = (typeof sums)[number]
export const figureOf = (key: string, sum: Sum): string => `helmets.observed.${key}.${sum}`
