/** Points of workers: caps by the day and by the place, fast solutions, a substitute's share by days; and the joint events that a figure counts. */
import { describe, expect, test } from 'vitest'
import { checked, eventAt, pothole, Zone, zone } from './play.ts'

/** What a figure has counted in a zone. */
const counted = (z: Zone, figure: string): readonly [top: number, bottom: number] => [
  z.count(figure),
  z.count(figure, zone, 'bottom'),
]

const find = (z: Zone, at: string, address: string) =>
  z.open('grid.event', 'worker', 'find', at, { ...pothole, address })

describe('[item-14] 积分封顶', () => {
  test('一天四件只计三件', () => {
    const z = new Zone()
    for (const n of [1, 2, 3, 4]) find(z, `2021-09-06 0${n + 5}:00`, `学府路${n}号`)
    expect(counted(z, 'grid.score.events')[0]).toBe(6)
  })
  test('同一地点一个月只计一次，下月再计', () => {
    const z = new Zone()
    for (const at of ['2021-09-06 09:00', '2021-09-07 09:00', '2021-10-08 09:00']) find(z, at, '学府路1号')
    expect(counted(z, 'grid.score.events')[0]).toBe(4)
  })
  test('自行处置的，上报分和快速解决分一并计', () => {
    const z = new Zone()
    z.open('grid.event', 'worker', 'self_solve', '2021-09-06 09:00', {
      ...pothole,
      after: ['mended'],
      result: '已清理',
    })
    expect(counted(z, 'grid.score.events')[0]).toBe(5)
  })
  test('不予受理的不计', () => {
    const z = new Zone()
    const id = eventAt(z, 'found')
    z.act(id, 'command', 'reject', '2021-09-06 09:10', { rejectReason: 'untrue', note: '没有坑' })
    expect(counted(z, 'grid.score.events')[0]).toBe(0)
  })
  test('24小时内解决加三分；核查超期扣二分', () => {
    const z = new Zone()
    eventAt(z, 'closed')
    expect(counted(z, 'grid.score.events')[0]).toBe(5)
    const slow = eventAt(z, 'checking', { at: '2021-09-08 09:00', input: { address: '学府路9号' } })
    z.act(slow, 'worker', 'pass', '2021-09-13 09:00', { ...checked, checkPhotos: ['check-9'] })
    expect(counted(z, 'grid.score.events')[0]).toBe(5)
  })
})

describe('[item-12] 按时办结率', () => {
  test('尚在时限内的不计；到期未办的当日计入；后来办完的不再计一次', () => {
    const z = new Zone()
    const onTime = eventAt(z, 'closing')
    const late = eventAt(z, 'handling', { input: { address: '学府路2号' } })
    eventAt(z, 'handling', { at: '2021-09-10 09:00', input: { address: '学府路3号' } })
    expect(z.step(onTime)).toBe('closing')
    expect(counted(z, 'grid.events.on_time.year')).toEqual([1, 2])
    z.act(late, 'water', 'done', '2021-09-10 10:00', { result: '已修补', after: ['mended-2'] })
    z.act(late, 'worker', 'pass', '2021-09-10 11:00', { ...checked, checkPhotos: ['check-2'] })
    expect(counted(z, 'grid.events.on_time.year')).toEqual([1, 2])
  })
  test('[§2.9-5] 延期后按时的，按原到期日是超期', () => {
    const z = new Zone()
    const id = eventAt(z, 'handling')
    z.act(id, 'water', 'ask_extension', '2021-09-09 10:00', { totalDays: 6, extensionReason: '等待沥青' })
    z.act(id, 'chief', 'grant_extension', '2021-09-09 11:00')
    z.act(id, 'water', 'done', '2021-09-13 10:00', { result: '已修补', after: ['mended'] })
    z.act(id, 'worker', 'pass', '2021-09-13 11:00', checked)
    expect(counted(z, 'grid.events.on_time.year')).toEqual([1, 1])
    expect(counted(z, 'grid.events.on_time_first')).toEqual([0, 1])
  })
  test('[§2.9-10] 上级批量任务不在其中', () => {
    const z = new Zone()
    z.open(
      'grid.batch',
      'command',
      'assign',
      '2021-09-06 09:00',
      {
        taskName: '摸排',
        demand: '逐户',
        dueOn: '2021-09-07',
        gridList: [{ grid: '430271001003012', wanted: 9 }],
      },
      zone,
    )
    z.pass('2021-09-30 00:00')
    expect(counted(z, 'grid.events.on_time.year')).toEqual([0, 0])
  })
})

test('[item-17] A2-14 数的是两个以上单位共同办理并结案的；单独办理的、没有配合反馈的不计', () => {
  const z = new Zone()
  eventAt(z, 'closed')
  const joint = eventAt(z, 'handling', {
    input: { address: '学府路5号' },
    dispatch: { coUnits: [{ unit: 'post-power', task: '断电' }] },
  })
  const at = '2021-09-06 12:00'
  z.act(z.children(joint, 'grid.part').at(-1)!, 'power', 'tell', at, { result: '已断电' })
  z.act(joint, 'water', 'done', at, { result: '已修补', after: ['mended-5'] })
  z.act(joint, 'worker', 'pass', at, { ...checked, checkPhotos: ['check-5'] })
  expect(counted(z, 'grid.events.joint')[0]).toBe(0)
  z.act(joint, 'command', 'close', at, { answer: '已解决' })
  expect(counted(z, 'grid.events.joint')[0]).toBe(1)
})
