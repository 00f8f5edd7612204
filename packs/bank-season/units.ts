/** What the numbers of this domain count. */
import type { Units } from 'yimen/kernel/money'

const of = (zh: string, en: string, after: string): Units[string] => ({
  title: { zh, en },
  after: { zh: after, en: ` ${en}` },
})

export const units: Units = {
  wan: of('万元', 'ten thousand yuan', '万元'),
  customers: of('户数', 'customers', '户'),
  basis_points: of('基点', 'basis points', '个基点'),
  departments: of('部门数', 'departments', '个'),
  letters: of('承诺书份数', 'letters', '份'),
  branches: of('单位数', 'units', '个'),
  teams: of('团队数', 'teams', '个'),
}
