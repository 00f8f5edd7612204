/** Twelve firms apply; one is removed for skipping procedures, one leaves; ten are on the list. */
import { openFile, write, type File } from './file.ts'
import { post, type World } from './world.ts'

const city = '430300'
export const firmCase = (i: number): string => `F2021-${String(i + 1).padStart(2, '0')}`

export function firms(world: World): readonly File[] {
  const office = post(world, 'city-office', city)
  const head = post(world, 'city-office-head', city)
  return world.firms.map((firm, i) => {
    const f = openFile(
      'elevator.firm',
      firmCase(i),
      city,
      i < 9 ? '2020-12-14' : '2021-03-08',
      world.random.fork(`firm ${i}`),
    )
    write(
      f,
      firm.post,
      'apply_list',
      {
        firmName: firm.name,
        uscc: firm.uscc,
        licenceLevel: firm.level,
        licenceNo: firm.licenceNo,
        licenceTo: firm.licenceTo,
      },
      1,
    )
    write(f, office, 'admit', { commendation: '许可有效，近三年无质量安全事故' }, 6)
    if (i === 4)
      write(
        f,
        office,
        'penalise',
        { penalty: 'disobedience', points: 3, reason: '两次未按通知到现场核查' },
        70,
      )
    if (i === 10) removed(f, firm.post, office, head)
    if (i === 11) write(f, firm.post, 'leave', { reason: '业务调整，自愿退出推荐名录' }, 60)
    return f
  })
}

function removed(f: File, firm: string, office: string, head: string): void {
  write(f, office, 'penalise', { penalty: 'skipped', points: 6, reason: '未按程序办理合同备案' }, 40)
  write(
    f,
    office,
    'penalise',
    { penalty: 'uncivilised', points: 6, reason: '夜间施工扰民，经两次责令仍未改正' },
    15,
  )
  write(f, office, 'propose_removal', { reason: '年度累计记分达到十二分' }, 3)
  write(f, firm, 'state', { statement: '现场管理不到位，已更换项目负责人' }, 2)
  write(f, head, 'remove', { reason: '累计记分达到移出标准，申辩理由不成立' }, 3)
}
