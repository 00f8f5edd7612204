/** Three matters of the supervision list: one exempted, one with the check centre, one on the desk of the county's leader. */
import { openFile, poster, write, type File } from './file.ts'
import type { World } from './world.ts'

const met = { followed: true, unselfish: true, unknowable: true, corrected: true, excluded: false }
const matters = [
  ['wrongly_granted', '信息共享中断，核对报告未列车辆，发现后当日停发并追回'],
  ['not_accepted', '系统升级期间未能当场受理，次日上门补办'],
  ['not_paid', '账户登记错一位，发放退票后两日更正补发'],
] as const

export function rehearseExemptions(world: World): readonly File[] {
  const { village } = world.li
  const town = village.slice(0, 9)
  const official = poster(world, 'township-clerk', town, 0)
  const leader = poster(world, 'township-leader', town, 0)
  const checker = poster(world, 'county-check', '430523', 0)
  return matters.map(([ground, account], i) => {
    const f = openFile(`X20211011-${String(i + 1).padStart(4, '0')}`, town, {
      day: '2021-10-11',
      minute: 540 + i,
    })
    write(f, leader, 'ask', { ground, official, account }, f.at, 'assistance.exemption')
    if (i === 1) return f
    write(
      f,
      checker,
      'report',
      { ...met, findings: '调阅档案并询问当事人，属实' },
      { day: '2021-10-13', minute: 600 + i },
    )
    if (i === 0)
      write(
        f,
        poster(world, 'county-leader', '430523', 0),
        'exempt',
        { reason: '四项条件同时具备' },
        { day: '2021-10-14', minute: 610 },
      )
    return f
  })
}
