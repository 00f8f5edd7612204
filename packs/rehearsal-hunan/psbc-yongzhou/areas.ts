/**
 * The bank's own tree: a city branch, seven sub-branches, their outlets and teams. All of it is invented, and its codes are the bank's own: 99 begins no
 * division of GB/T 2260.
 */
import type { Text } from 'yimen/kernel/text'
import type { Day } from 'yimen/kernel/day'

export const psbcYongzhou = 'psbc-4311'
export const cityBranch = '991100'

export type BankPlace = {
  readonly code: string
  readonly parent: string | null
  readonly name: Text
  readonly kind: 'city' | 'district' | 'street' | 'community'
  readonly from: Day
  readonly to: Day | null
}

const since: Day = '2020-01-01'
const place = (
  code: string,
  parent: string | null,
  zh: string,
  en: string,
  kind: BankPlace['kind'],
  from: Day = since,
  to: Day | null = null,
): BankPlace => ({ code, parent, name: { zh, en }, kind, from, to })

/** A sub-branch, what kind it is, and its outlets with how many teams each has. */
type Branch = readonly [
  zh: string,
  en: string,
  group: 'urban' | 'county',
  outlets: readonly (readonly [zh: string, en: string, teams: number])[],
]
const branches: readonly Branch[] = [
  [
    '滨江支行',
    'Binjiang',
    'urban',
    [
      ['滨江营业部', 'Binjiang Main', 2],
      ['河东街支行', 'Hedong Street', 1],
      ['桥头支行', 'Qiaotou', 1],
    ],
  ],
  [
    '翠竹支行',
    'Cuizhu',
    'urban',
    [
      ['翠竹营业部', 'Cuizhu Main', 2],
      ['凤凰园支行', 'Fenghuangyuan', 1],
    ],
  ],
  [
    '文源支行',
    'Wenyuan',
    'urban',
    [
      ['文源营业部', 'Wenyuan Main', 1],
      ['书院路支行', 'Shuyuan Road', 1],
    ],
  ],
  [
    '九岭支行',
    'Jiuling',
    'county',
    [
      ['九岭营业部', 'Jiuling Main', 2],
      ['石桥支行', 'Shiqiao', 1],
    ],
  ],
  [
    '沱田支行',
    'Tuotian',
    'county',
    [
      ['沱田营业部', 'Tuotian Main', 1],
      ['下洞支行', 'Xiadong', 1],
    ],
  ],
  ['舂水支行', 'Chongshui', 'county', [['舂水营业部', 'Chongshui Main', 2]]],
  [
    '古柏支行',
    'Gubai',
    'county',
    [
      ['古柏营业部', 'Gubai Main', 1],
      ['白牙支行', 'Baiya', 1],
    ],
  ],
]
const two = (n: number): string => String(n).padStart(2, '0')
const three = (n: number): string => String(n).padStart(3, '0')

export const branchesOfBank: readonly (BankPlace & { readonly group: 'urban' | 'county' })[] = branches.map(
  ([zh, en, group], i) => ({
    ...place(`9911${two(i + 1)}`, cityBranch, zh, `${en} Sub-branch`, 'district'),
    group,
  }),
)
const outletCode = (branch: number, outlet: number): string => `9911${two(branch + 1)}${three(outlet + 1)}`

/** The outlet that is renamed on 18 October, and the one that goes to another sub-branch on that day: both in the season. */
export const renamedOutlet = outletCode(1, 1)
export const movedOutlet = outletCode(0, 2)
export const movedTo = branchesOfBank[2]!.code
const changedOn: Day = '2021-10-18'
const lastBefore: Day = '2021-10-17'

export const outletsOfBank: readonly BankPlace[] = branches.flatMap(([, , , outlets], b) =>
  outlets.flatMap(([zh, en], o) => {
    const [code, parent] = [outletCode(b, o), branchesOfBank[b]!.code]
    const before = place(code, parent, zh, en, 'street')
    if (code === renamedOutlet)
      return [
        { ...before, to: lastBefore },
        place(code, parent, '凤凰广场支行', 'Fenghuang Square', 'street', changedOn),
      ]
    if (code === movedOutlet)
      return [{ ...before, to: lastBefore }, place(code, movedTo, zh, en, 'street', changedOn)]
    return [before]
  }),
)

const ordinals = ['一', '二'] as const
export const teamsOfBank: readonly (BankPlace & { readonly branch: string })[] = branches.flatMap(
  ([, , , outlets], b) =>
    outlets.flatMap(([zh, en, teams], o) =>
      Array.from({ length: teams }, (_, n) => ({
        ...place(
          `${outletCode(b, o)}${three(n + 1)}`,
          outletCode(b, o),
          `${zh.replace(/支行$|营业部$/, '')}${teams > 1 ? `第${ordinals[n]}` : ''}营销团队`,
          `${en} Team ${n + 1}`,
          'community',
        ),
        branch: branchesOfBank[b]!.code,
      })),
    ),
)

/** The first team of 滨江营业部: where the listed accounts of outlet, team and manager are. */
export const binjiang = branchesOfBank[0]!.code
export const binjiangMain = outletCode(0, 0)
export const binjiangFirst = `${binjiangMain}001`

/** A place and nothing besides. */
const plainly = ({ code, parent, name, kind, from, to }: BankPlace): BankPlace => ({
  code,
  parent,
  name,
  kind,
  from,
  to,
})

export const areasOfBank = (): readonly BankPlace[] => [
  place(cityBranch, null, '中国邮政储蓄银行永州市分行（演练）', 'PSBC Yongzhou Branch (rehearsal)', 'city'),
  ...branchesOfBank.map(plainly),
  ...outletsOfBank,
  ...teamsOfBank.map(plainly),
]
