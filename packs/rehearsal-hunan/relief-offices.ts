/**
 * Who evaluates, cares and keeps the stores of Shaoyang County: a real kind of hospital, a company that does not exist, a keeper in each
 * township. By chance of their own, so that nobody else of the rehearsal changes.
 */
import { childrenOf, shaoyangCounty } from './areas.ts'
import type { Text } from 'yimen/kernel/text'

/** Bodies and roles that offices alone do not have. */
export type ReliefBody = {
  readonly id: string
  readonly kind: 'hospital' | 'company' | 'bureau'
  readonly area: string
  readonly name: Text
}
export type ReliefRole =
  | 'hospital-evaluator'
  | 'care-company'
  | 'county-store'
  | 'store-keeper'
  | (typeof bureaus)[number]['role']

/** Who handles what a township's window passes on. */
const bureaus = [
  { role: 'medical-office', zh: '医疗保障局', en: 'Medical Security Bureau' },
  { role: 'education-office', zh: '教育局', en: 'Education Bureau' },
  { role: 'housing-office', zh: '住房和城乡建设局', en: 'Housing and Construction Bureau' },
  { role: 'employment-office', zh: '人力资源和社会保障局', en: 'Human Resources and Social Security Bureau' },
] as const

/** How posts and bodies come to be, as the offices make them. */
type Maker = { organisation(o: ReliefBody): string; hold(role: ReliefRole, area: string, at: string): void }

/** The bodies first, then their posts; a keeper sits in the office of the township. */
export function reliefOffices({ organisation, hold }: Maker): void {
  const at = shaoyangCounty
  const hospital = organisation({
    id: `org-${at}-tcm-hospital`,
    kind: 'hospital',
    area: at,
    name: { zh: '邵阳县中医医院', en: 'Shaoyang County Hospital of Traditional Chinese Medicine' },
  })
  const company = organisation({
    id: `org-${at}-care-company`,
    kind: 'company',
    area: at,
    name: { zh: '邵阳县安护照料服务有限公司（演练）', en: 'Anhu Care Company (rehearsal)' },
  })
  hold('hospital-evaluator', at, hospital)
  hold('care-company', at, company)
  hold('county-store', at, `org-${at}-civil-affairs`)
  for (const { code } of childrenOf(at)) hold('store-keeper', code, `org-${code}`)
  for (const { role, zh, en } of bureaus)
    hold(
      role,
      at,
      organisation({
        id: `org-${at}-${role}`,
        kind: 'bureau',
        area: at,
        name: { zh: `邵阳县${zh}`, en: `Shaoyang County ${en}` },
      }),
    )
}
