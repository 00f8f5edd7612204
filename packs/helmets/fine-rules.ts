/** What may be imposed for what, from which day: the rules of 2021, and the points of 2022-04-01. Fen. */
import { hunan, law, local, points } from './clauses.ts'

const yuan = (n: number): number => n * 100
const of2021 = '2021-03-01'
const pointsOf2022 = '2022-04-01'
/** A warning or a fine in a range. */
const range = (low: number, high: number, warn: boolean) => ({ low: yuan(low), high: yuan(high), warn })

export const fineRules = {
  simpleMost: yuan(200),
  rows: [
    {
      behaviour: 'no_helmet',
      motor: true,
      seat: 'driver',
      from: of2021,
      ...range(50, 50, true),
      points: 2,
      clause: law('art-90'),
    },
    {
      behaviour: 'no_helmet',
      motor: true,
      seat: 'driver',
      from: pointsOf2022,
      ...range(50, 50, true),
      points: 1,
      clause: points('art-12'),
    },
    {
      behaviour: 'no_helmet',
      motor: true,
      seat: 'passenger',
      from: of2021,
      ...range(10, 20, true),
      clause: local('item-6'),
    },
    { behaviour: 'no_helmet', motor: false, from: of2021, ...range(20, 50, true), clause: hunan('art-19') },
    { behaviour: 'umbrella', motor: true, from: of2021, ...range(20, 50, true), clause: local('item-6') },
    { behaviour: 'umbrella', motor: false, from: of2021, ...range(20, 50, true), clause: local('item-6') },
    { behaviour: 'no_plate', motor: true, from: of2021, ...range(20, 200, true), clause: law('art-95') },
    { behaviour: 'no_plate', motor: false, from: of2021, ...range(20, 50, true), clause: local('item-6') },
    {
      behaviour: 'no_licence',
      motor: true,
      from: of2021,
      ...range(200, 2_000, false),
      clause: law('art-99'),
    },
    {
      behaviour: 'forged_plate',
      motor: true,
      from: of2021,
      ...range(2_000, 5_000, false),
      clause: law('art-96'),
    },
  ],
} as const
