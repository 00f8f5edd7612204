/** The rules of the ballot and the tables of shares, as published. */
import type { BallotRules, CoefficientTable } from '../../together/index.ts'
import { civil, local, property } from '../clauses.ts'

const both = (
  name: string,
  zh: string,
  en: string,
  have: 'participating' | 'agreeing',
  of: 'all' | 'participating',
  num: number,
  den: number,
) =>
  (['area', 'heads'] as const).map((by) => ({
    name: `${name}_${by}`,
    title:
      by === 'area'
        ? { zh: `${zh}（面积）`, en: `${en}, by area` }
        : { zh: `${zh}（人数）`, en: `${en}, by heads` },
    by,
    have,
    of,
    num,
    den,
  }))

export const ballotRules: readonly BallotRules[] = [
  {
    id: 'double_two_thirds',
    from: '2007-10-01',
    title: { zh: '双三分之二（2021年以前）', en: 'Double two thirds, before 2021' },
    clause: property('art-12'),
    tests: both('agree', '同意占全体三分之二以上', 'Two thirds of all agree', 'agreeing', 'all', 2, 3),
  },
  {
    id: 'civil_code',
    from: '2021-01-01',
    title: { zh: '民法典第278条', en: 'Civil Code art. 278' },
    clause: civil('art-278'),
    tests: [
      ...both(
        'part',
        '参与表决占全体三分之二以上',
        'Two thirds of all take part',
        'participating',
        'all',
        2,
        3,
      ),
      ...both(
        'agree',
        '同意占参与表决四分之三以上',
        'Three quarters of those who take part agree',
        'agreeing',
        'participating',
        3,
        4,
      ),
    ],
  },
]

/** Hundredths, from the ground floor up. */
export const costTables: Readonly<Record<string, CoefficientTable>> = {
  area: { title: { zh: '按专有面积', en: 'By area' }, by: 'area', clause: civil('art-283') },
  hangzhou: {
    title: { zh: '杭州型', en: 'Hangzhou-type' },
    by: 'dwelling',
    floors: [0, 0, 800, 2_000, 3_100, 4_100],
    clause: local('item-17'),
  },
  shanghai: {
    title: { zh: '上海型', en: 'Shanghai-type' },
    by: 'dwelling',
    floors: [0, 600, 1_200, 2_000, 2_800, 3_600],
    clause: local('item-17'),
  },
  coefficients: {
    title: { zh: '面积系数', en: 'Area coefficients' },
    by: 'area',
    floors: [0, 0, 70, 80, 90, 100, 110, 120, 130],
    clause: local('item-17'),
  },
  guangdong: {
    title: { zh: '广东型', en: 'Guangdong-type' },
    by: 'dwelling',
    floors: [0, 50, 100, 130, 160, 190, 220],
    clause: local('item-17'),
  },
}
