/** How a map looks by day and on a dark wall: one set of colours for each, and every text reads at 4.5 to 1 on its ground. */
export type Tone = 'light' | 'dark'

export type Look = {
  readonly ground: string
  readonly land: string
  readonly border: string
  /** Of the places of who looks. */ readonly own: string
  readonly water: string
  readonly ways: Readonly<Record<string, { readonly colour: string; readonly width: number }>>
  readonly text: string
  readonly halo: string
  readonly group: string
  readonly groupText: string
  readonly edge: string
  readonly late: string
  readonly person: string
  readonly chosen: string
  /** From few to many. */
  readonly heat: readonly string[]
}

export const looks: Readonly<Record<Tone, Look>> = {
  light: {
    ground: '#e8edf1',
    land: '#fbfaf5',
    border: '#8794a5',
    own: '#0f4c46',
    water: '#a9cfe6',
    ways: {
      river: { colour: '#a9cfe6', width: 7 },
      'main-road': { colour: '#f0c777', width: 5 },
      road: { colour: '#d9d3c3', width: 3.5 },
      lane: { colour: '#e6e2d8', width: 1.5 },
    },
    text: '#33404f',
    halo: 'rgba(255, 255, 255, .9)',
    group: '#155a9c',
    groupText: '#ffffff',
    edge: '#ffffff',
    late: '#a3211a',
    person: '#17603a',
    chosen: '#c05a00',
    heat: ['#fbfaf5', '#fdebc8', '#fbd08f', '#f5a95c', '#e57a3c', '#c44a2a'],
  },
  dark: {
    ground: '#07141b',
    land: '#0e2029',
    border: '#4d7182',
    own: '#3ddb87',
    water: '#173b52',
    ways: {
      river: { colour: '#1d4a66', width: 9 },
      'main-road': { colour: '#5b4b23', width: 6 },
      road: { colour: '#2a3f49', width: 4 },
      lane: { colour: '#1d2f38', width: 2 },
    },
    text: '#d5e2e7',
    halo: 'rgba(7, 20, 27, .9)',
    group: '#8fd0ec',
    groupText: '#07141b',
    edge: '#07141b',
    late: '#ff6b61',
    person: '#3ddb87',
    chosen: '#ffd43b',
    heat: ['#0e2029', '#2c2f27', '#553f22', '#8a5220', '#c0651f', '#ef8133'],
  },
}
