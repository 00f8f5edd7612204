/** What a row of the catalogue must be to be published; the same for a row of a spreadsheet and for a later version. */
import type { Reckoning } from 'yimen/kernel/programme'
import { local, service } from './clauses.ts'
import { t } from './shared.ts'

const names = [
  'papers',
  'legalDays',
  'legalUnit',
  'promisedDays',
  'handling',
  'fee',
  'feeBasis',
  'delegatedTo',
  'delegatedUntil',
] as const
type Read = Readonly<Record<(typeof names)[number], string>>
/** A working day is a calendar day at least: five of them are no longer than seven days. */
const inDays = (workdays: string): string => `floor(${workdays} / 5) * 7 + modulo(${workdays}, 5)`

const criteria: readonly {
  readonly name: string
  readonly title: ReturnType<typeof t>
  readonly clause: string
  test(r: Read): string
}[] = [
  {
    name: 'named_papers',
    title: t('材料没有“其他材料”等模糊表述', 'No paper is vague'),
    clause: service('art-13'),
    test: (r) =>
      `not(contains(${r.papers}, "其他材料")) and not(contains(${r.papers}, "等材料")) and not(contains(${r.papers}, "其他资料"))`,
  },
  {
    name: 'promise_within_law',
    title: t('承诺时限不长于法定时限', 'The promised limit is no longer than the legal one'),
    clause: local('item-1'),
    test: (r) =>
      `if ${r.legalUnit} = "workday" then ${r.promisedDays} <= ${r.legalDays} else ${inDays(r.promisedDays)} <= ${r.legalDays}`,
  },
  {
    name: 'limit_fits',
    title: t('即办件承诺时限为0，承诺件不为0', 'Done at once has no limit, and only that'),
    clause: service('art-36'),
    test: (r) => `(${r.handling} = "immediate") = (${r.promisedDays} = 0)`,
  },
  {
    name: 'fee_has_basis',
    title: t('收费写明依据', 'A fee names its basis'),
    clause: local('item-5'),
    test: (r) => `${r.fee} = 0 or ${r.feeBasis} != null`,
  },
  {
    name: 'delegation_ends',
    title: t('委托写明截止日期', 'A delegation says until when'),
    clause: local('item-3'),
    test: (r) => `${r.delegatedTo} = null or ${r.delegatedUntil} != null`,
  },
]

/** `read`: how a formula names each of them. */
export const publishable = (read: (name: string) => string): Reckoning => {
  const named = Object.fromEntries(names.map((name) => [name, read(name)])) as Read
  return {
    ability: 'kernel.criteria@1',
    with: Object.fromEntries(criteria.map((c) => [c.name, c.test(named)])),
    rules: criteria.map(({ name, title, clause }) => ({ name, title, clause, otherwise: 'to_fix' })),
    clause: local('item-1'),
  }
}
/** What the register tells of a criterion that fails. */
export const faultTitles = Object.fromEntries(criteria.map((c) => [c.name, c.title]))
