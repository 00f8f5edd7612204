/** The layers in which rates are observed: a class of road, the trades or plates, in peak hours or between them; figures and judgement name them alike. */
export type Observed = {
  readonly key: string
  readonly of: 'urban' | 'county' | 'highway' | 'trades' | 'plates'
  readonly layer: 'peak' | 'off'
  readonly people: string
  readonly worn: string
  readonly where: string
}
const layers = ['peak', 'off'] as const
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
