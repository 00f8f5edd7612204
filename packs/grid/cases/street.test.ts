/** The whistle, patrols, visits, duty of grids and bulk tasks. */
import { describe, expect, test } from 'vitest'
import { caseOf, codeOf, eventAt, grid11, grid12, Zone, zone } from './play.ts'

const at = '2021-09-06 10:00'

describe('[item-15] 街乡吹哨、部门报到', () => {
  const blown = (type: string, when = at) => {
    const z = new Zone()
    const id = caseOf(
      z.open('grid.whistle', 'clerk', 'blow', when, {
        type,
        address: '云龙大道夜市',
        matter: '占道夜市联合整治',
        unitsAsked: [
          { unit: 'post-water', task: '冲洗路面' },
          { unit: 'post-roads', task: '疏导交通' },
        ],
      }),
    )
    const [water, roads] = [...z.cases.values()]
      .filter((c) => c.programme.id === 'grid.arrival')
      .map((c) => c.id)
    return { z, id, water: water!, roads: roads! }
  }
  test.each([
    ['emergency', '2021-09-30 16:55', '2021-09-30T17:25:00.000+08:00'],
    ['special', '2021-09-30 16:55', '2021-09-30T18:55:00.000+08:00'],
    ['daily', '2021-09-30 16:55', '2021-10-08T23:59:59.999+08:00'],
  ])('%s 到场时限', (type, when, due) => {
    const { z, water } = blown(type, when)
    expect(z.clock(water, 'arrive', when)?.due).toBe(due)
  })
  test('每个单位各有报到任务；按时和迟到分别记载', () => {
    const { z, id, water, roads } = blown('emergency')
    expect([z.inbox(water), z.inbox(roads)]).toEqual([['post-water'], ['post-roads']])
    expect(codeOf(z.act(water, 'roads', 'arrive', '2021-09-06 10:20'))).toBe('of_another_post')
    z.act(water, 'water', 'arrive', '2021-09-06 10:20')
    z.act(roads, 'roads', 'arrive', '2021-09-06 10:40')
    expect([z.fact(id, 'arrived'), z.fact(id, 'lateOnes'), z.lost]).toEqual([2, 1, []])
    expect((z.fact(id, 'arrivals') as readonly { how: string }[]).map((a) => a.how)).toEqual([
      'in_time',
      'late',
    ])
  })
  test('拒不到场的记入督办，得零分，区领导作出意见才办结', () => {
    const { z, id, water, roads } = blown('special')
    z.act(water, 'water', 'arrive', '2021-09-06 11:00')
    z.act(roads, 'roads', 'refuse', '2021-09-06 11:00', { why: '人手不足' })
    const done = { action: '清理', outcomeNow: '恢复通行' }
    expect(codeOf(z.act(id, 'clerk', 'act_done', '2021-09-06 15:00', done))).toBe('ok')
    const score = (unit: string, marks: number) =>
      codeOf(z.act(id, 'leader', 'score', '2021-09-06 16:00', { scoredUnit: unit, marks }))
    expect([
      score('post-power', 90),
      score('post-water', 95),
      score('post-water', 80),
      score('post-roads', 60),
    ]).toEqual(['not_met', 'ok', 'not_met', 'not_met'])
    expect(codeOf(z.act(id, 'leader', 'close', '2021-09-06 17:00'))).toBe('not_met')
    score('post-roads', 0)
    z.act(id, 'leader', 'close', '2021-09-06 17:00')
    expect([z.step(id), z.told(id).at(-1)]).toEqual(['supervised', 'zone-leader 有单位拒不到场，记入督办。'])
    z.act(id, 'zoneLeader', 'rule', '2021-09-07 09:00', { ruling: '责成整改' })
    expect(z.step(id)).toBe('closed')
  })
  test('没有人到场的，不能报处置完毕', () => {
    const { z, id } = blown('daily')
    expect(codeOf(z.act(id, 'clerk', 'act_done', at, { action: '无', outcomeNow: '无' }))).toBe('not_met')
  })
})

describe('[item-13] 巡查', () => {
  const begun = () => {
    const z = new Zone()
    return {
      z,
      id: caseOf(z.open('grid.patrol', 'worker', 'begin', '2021-09-06 09:00', { route: '云龙大道—学府路' })),
    }
  }
  test('时长由开始和结束得出，不由人填', () => {
    const { z, id } = begun()
    expect(codeOf(z.act(id, 'worker', 'finish', '2021-09-06 11:05', { checkpoints: 0 }))).toBe('not_met')
    z.act(id, 'worker', 'finish', '2021-09-06 11:05', { checkpoints: 6 })
    expect([z.fact(id, 'walked'), z.fact(id, 'isFull')]).toEqual([125, true])
  })
  test('当日没有结束的不计', () => {
    const { z, id } = begun()
    z.pass('2021-09-07 00:00')
    expect(z.step(id)).toBe('lapsed')
  })
})

describe('[item-13] 走访', () => {
  const enrolled = () => {
    const z = new Zone()
    return {
      z,
      id: caseOf(
        z.open('grid.visit', 'worker', 'enrol', at, { householdNo: '012-0001', address: '3栋1单元101' }),
      ),
    }
  }
  const visit = {
    purpose: 'care',
    met: 'head',
    result: '身体尚可',
    nextDue: '2021-12-06',
    foundDispute: false,
  }
  test('走访以后到期前不是任务，到期自动待访', () => {
    const { z, id } = enrolled()
    z.act(id, 'worker', 'visit', at, visit)
    expect([z.inbox(id), z.standing('grid.households', '012-0001')]).toEqual([[], 'visited'])
    z.pass('2021-12-07 00:00')
    expect([z.inbox(id), z.standing('grid.households', '012-0001')]).toEqual([['grid-worker'], 'due'])
  })
  test.each([
    ['下次走访在今天', { nextDue: '2021-09-06' }, 'not_met'],
    ['发现纠纷没有写情况', { foundDispute: true, disputeKind: 'c110101' }, 'missing_field'],
    ['路面问题不是民间纠纷', { foundDispute: true, disputeKind: 'c060101', matter: '有坑' }, 'not_met'],
  ])('%s', (_, more, code) => {
    const { z, id } = enrolled()
    expect(codeOf(z.act(id, 'worker', 'visit', at, { ...visit, ...more }))).toBe(code)
  })
  test('[§2.9-7] 发现民间纠纷：转人民调解，不立事件；志愿者不在这些事项的岗位里', () => {
    const { z, id } = enrolled()
    z.act(id, 'worker', 'visit', at, { ...visit, foundDispute: true, disputeKind: 'c110102', matter: '赡养' })
    expect([...z.cases.values()].map((c) => c.programme.id)).toEqual(['grid.visit', 'grid.mediation'])
    const mediation = z.children(id, 'grid.mediation').at(-1)!
    z.act(mediation, 'community', 'take_up', at)
    z.act(mediation, 'community', 'agree', at, { agreement: '轮流照料' })
    expect([z.step(mediation), z.lost]).toEqual(['agreed', []])
    for (const name of ['grid.visit', 'grid.mediation'])
      expect(Object.keys(z.programme(name).roles)).not.toContain('volunteer')
    expect(z.programme('grid.visit').fields['tag']?.sensitive).toBe(true)
  })
  test.each([
    ['在网格内：待访时在地图上', { lon: 113_170_000, lat: 27_870_000 }, 'ok'],
    ['不在任何网格内', { lon: 113_300_000, lat: 27_870_000 }, 'not_met'],
  ])('[FO9] 住址的位置%s', (_, point, expected) => {
    const z = new Zone()
    const input = { householdNo: '012-0002', address: '3栋1单元102', point }
    const opened = z.open('grid.visit', 'worker', 'enrol', at, input)
    expect(codeOf(opened)).toBe(expected)
    if (expected === 'ok') expect(z.fact(caseOf(opened), 'point')).toEqual(point)
  })
  test('一户一档', () => {
    const { z } = enrolled()
    expect(
      codeOf(
        z.open('grid.visit', 'worker', 'enrol', at, { householdNo: '012-0001', address: '3栋1单元101' }),
      ),
    ).toBe('not_met')
  })
})

describe('[item-1] [item-13] 网格设置和交接', () => {
  const form = (gridCode: string) => ({
    gridCode,
    gridName: '学府路网格',
    type: 'general',
    headPost: 'post-grid-head',
    workerPost: 'post-worker',
    phone: '073128880012',
    complaints: '073128880000',
    households: 420,
  })
  const set = (z: Zone, code: string) =>
    caseOf(z.open('grid.duty', 'command', 'set_up', at, form(code), code))
  test.each([
    ['十五位', form(grid12), 'ok'],
    ['社区代码', form(grid12.slice(0, 12)), 'invalid_field'],
    ['没有监督电话', { ...form(grid12), complaints: undefined }, 'missing_field'],
    ['电话不完整', { ...form(grid12), phone: '12345' }, 'not_met'],
  ])('设立：%s', (_, input, code) =>
    expect(codeOf(new Zone().open('grid.duty', 'command', 'set_up', at, input, grid12))).toBe(code),
  )
  test('同一代码只设立一次', () => {
    const z = new Zone()
    set(z, grid12)
    expect(codeOf(z.open('grid.duty', 'command', 'set_up', at, form(grid12), grid12))).toBe('not_met')
  })
  test('[§2.9-9] 请假替班：替班期满自动恢复（9月20日放假也照样），各段有日期', () => {
    const z = new Zone()
    const id = set(z, grid12)
    z.act(id, 'community', 'substitute', '2021-09-10 09:00', {
      acting: 'post-worker-11',
      actingTo: '2021-09-20',
    })
    expect(z.entries.get(`grid.grids ${grid12}`)?.body['acting']).toBe('post-worker-11')
    z.pass('2021-09-23 00:00')
    expect(z.fact(id, 'workers')).toEqual([
      { worker: 'post-worker', how: 'appointed', from: '2021-09-06' },
      { worker: 'post-worker-11', how: 'substitute', from: '2021-09-10' },
      { worker: 'post-worker', how: 'back', from: '2021-09-21' },
    ])
  })
  test('[§2.9-2] 网格并入邻格：原网格的事件保留原网格', () => {
    const z = new Zone()
    const [twelve] = [set(z, grid12), set(z, grid11)]
    const event = eventAt(z, 'filed')
    expect(
      codeOf(
        z.act(twelve, 'command', 'merge_grid', '2021-09-07 09:00', { successor: grid11, handedOver: '全部' }),
      ),
    ).toBe('ok')
    expect([z.standing('grid.grids', grid12), z.cases.get(event)?.area]).toEqual(['ended', grid12])
  })
  test('只能并入在用的其他网格', () => {
    const z = new Zone()
    const id = set(z, grid12)
    for (const successor of [grid12, grid11])
      expect(codeOf(z.act(id, 'command', 'merge_grid', at, { successor, handedOver: '全部' }))).toBe(
        'not_met',
      )
  })
})

describe('[item-11] [§2.9-10] 上级批量任务', () => {
  const assigned = () => {
    const z = new Zone()
    const id = caseOf(
      z.open(
        'grid.batch',
        'command',
        'assign',
        at,
        {
          taskName: '头盔佩戴摸排',
          demand: '路口早晚各一次',
          dueOn: '2021-09-10',
          gridList: [
            { grid: grid11, wanted: 50 },
            { grid: grid12, wanted: 80 },
          ],
        },
        zone,
      ),
    )
    return { z, id, tasks: [...z.cases.values()].filter((c) => c.programme.id === 'grid.task') }
  }
  test('按网格分解，由各网格的网格员完成，不是网格事件', () => {
    const { z, id, tasks } = assigned()
    expect(tasks.map((c) => c.area)).toEqual([grid11, grid12])
    expect(codeOf(z.act(tasks[1]!.id, 'worker', 'finish', at, { looked: 80, problems: 9 }))).toBe('ok')
    expect(codeOf(z.act(tasks[0]!.id, 'worker', 'finish', at, { looked: 50, problems: 0 }))).toBe(
      'wrong_area',
    )
    expect([z.fact(id, 'back'), z.lost]).toEqual([1, []])
    expect([...z.cases.values()].some((c) => c.programme.id === 'grid.event')).toBe(false)
  })
  test('没有查够的要说明', () => {
    const { z, tasks } = assigned()
    expect(codeOf(z.act(tasks[1]!.id, 'worker', 'finish', at, { looked: 60, problems: 0 }))).toBe(
      'missing_field',
    )
  })
})

test('[item-12] 指挥中心在岗名册：一岗一条，离岗可再到岗', () => {
  const z = new Zone()
  const join = () =>
    z.open(
      'grid.staff',
      'chief',
      'join',
      at,
      { staffPost: 'post-seat-1', duty: '受理', joinedOn: '2021-01-04' },
      zone,
    )
  const id = caseOf(join())
  expect(codeOf(join())).toBe('not_met')
  z.act(id, 'chief', 'leave', at, { reason: '调离' })
  expect([z.standing('grid.staff', 'post-seat-1'), codeOf(join())]).toEqual(['left', 'ok'])
})
