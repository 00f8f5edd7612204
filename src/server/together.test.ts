/** A stair decides together over HTTP: owners on their phones, the community at its desk, and what each of them sees of the others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestHouse, Visitor, Visitors } from '../../tools/house.ts'
import { rehearsalPhoto } from '../../packs/xiangtan.ts'
import { openNotice, openUse, openWorks } from '../../tools/stages.ts'
import { household, onPaper, openBallot, openXiangtan } from '../../tools/stair.ts'
import type { CaseView, Done, TaskView } from './contract/index.ts'
import type { Problem } from './contract/common.ts'

let house: TestHouse
let at: Visitors
let owner: Visitor
let community: Visitor
let id: string

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ pages: true }))
  ;[owner, community] = await Promise.all([at.as('owner'), at.as('community')])
  id = await openBallot(at)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const view = async (who: Visitor) => (await who.get<CaseView>(`/api/cases/${id}`)).body
const vote = (who: Visitor, seq: number, ballotRoom: string, choice: string) =>
  who.post<Done & Problem>(`/api/cases/${id}/commands`, {
    seq,
    outcome: 'cast',
    input: { ballotRoom, choice },
  })

describe('the owner', () => {
  test('finds the project among their own, with the line of steps and the question', async () => {
    expect((await owner.get<readonly TaskView[]>('/api/cases?mine=true')).body.map((c) => c.case)).toEqual([
      id,
    ])
    const { together, stepTitle } = await view(owner)
    expect(stepTitle.zh).toBe('业主表决')
    expect(together.line.map((s) => s.state).slice(0, 5)).toEqual(['done', 'done', 'here', 'ahead', 'ahead'])
    expect(together.ballot!.cast).toMatchObject({ outcome: 'cast', rooms: ['401'] })
  })

  test('[LN1] the line has twenty stages, and shows the days of those passed', async () => {
    const { line } = (await view(community)).together
    expect(line).toHaveLength(20)
    expect(line[0]).toMatchObject({
      title: { zh: '筹备建册' },
      since: expect.stringContaining('2021-10-12'),
      until: expect.stringContaining('2021-10-13'),
    })
  })

  test('[K14] votes though a neighbour’s paper came in meanwhile', async () => {
    const { seq } = await view(owner)
    await onPaper(at, id, seq, '502', 'agree')
    expect((await vote(owner, seq, '401', 'agree')).status).toBe(200)
    const twice = await vote(owner, seq, '401', 'disagree')
    expect([twice.status, twice.body.code]).toEqual([422, 'not_met'])
    expect((await vote(owner, seq, '502', 'disagree')).body.code).toBe('not_met')
  })

  test('[P9] sees who has voted and what they said themselves, not what others said or who they are', async () => {
    const c = await view(owner)
    const of = (room: string) => c.together.ballot!.votes.find((v) => v.room === room)!
    expect([of('401').choice, of('401').mine, of('502').voted, of('502').choice]).toEqual([
      'agree',
      true,
      true,
      null,
    ])
    const text = JSON.stringify(c)
    for (const o of household.owners) {
      expect(text.includes(o.idNo), 'an ID number').toBe(false)
      expect(text.includes(o.phone), 'a telephone').toBe(false)
    }
    expect(c.facts.map((f) => f.name)).not.toContain('ballots')
    expect(
      c.timeline.filter((h) => h.outcome === 'cast' && h.by.post !== null).every((h) => h.input.length === 0),
    ).toBe(true)
  })

  test('[P9] does not get the file with every byte of it; the office does', async () => {
    const { status, body } = await owner.get<Problem>(`/api/cases/${id}/proof.html`)
    expect([status, body.code]).toEqual([403, 'others_data'])
    expect((await owner.get(`/api/cases/${id}/receipt`)).status).toBe(200)
    expect((await community.get(`/api/cases/${id}/proof.html`)).status).toBe(200)
  })
})

describe('the community', () => {
  test('sees every ballot, and which door would decide', async () => {
    const { ballot } = (await view(community)).together
    expect(ballot!.votes.find((v) => v.room === '502')!.choice).toBe('agree')
    expect(ballot!.tests.map((x) => [x.name, x.passed])).toEqual([
      ['part_area', false],
      ['part_heads', false],
      ['agree_area', true],
      ['agree_heads', true],
    ])
    expect(ballot!.votes.some((v) => v.decides)).toBe(false)
  })

  test('names stay masked on the page, and open with a purpose while the step is theirs', async () => {
    const owners = (await view(community)).facts.find((f) => f.name === 'owners')!
    expect(owners.sensitive).toBe(true)
    for (const o of household.owners) expect(JSON.stringify(owners).includes(o.idNo)).toBe(false)
    const opened = await community.post<{ values: readonly { value: unknown }[] }>(
      `/api/cases/${id}/reveal`,
      { names: ['owners'], purpose: '核对产权人' },
    )
    expect(JSON.stringify(opened.body)).toContain(household.owners[0]!.idNo)
  })

  test('a neighbouring district’s office does not find it', async () => {
    expect((await at.stranger.get(`/api/cases/${id}`)).status).toBe(401)
    expect((await (await at.as('firm')).get(`/api/cases/${id}`)).status).toBe(200)
    expect((await (await house.as('clerk')).get(`/api/cases/${id}`)).status).toBe(404)
  })
})

describe('later stages of other stairs of the same owners', () => {
  beforeAll(async () => {
    await openNotice(at)
    await openUse(at)
    await openWorks(at)
  })
  const of = async (who: Visitor, n: number) => (await who.get<CaseView>(`/api/cases/E-000${n}`)).body

  test('the list says which stair, what is asked and until when', async () => {
    const mine = (await owner.get<readonly TaskView[]>('/api/cases?mine=true')).body
    expect(mine.map((c) => [c.subject, c.ask?.text.zh ?? null, c.ask?.until ?? null])).toEqual(
      expect.arrayContaining([
        ['三湘鑫苑1栋2单元', '公示中，有异议可以提出', '2021-10-22'],
        ['三湘鑫苑2栋1单元', null, null],
      ]),
    )
  })

  test('the own share with how it came about: net price by the table’s coefficient, and what was paid from where', async () => {
    const { shares, mine } = (await of(owner, 4)).together
    expect(mine).toEqual([{ room: '401', floor: 4, area: 8_310, owners: 1 }])
    const own = shares!.shares.find((s) => s.mine)!
    expect([own.room, own.amount, own.paid, own.from.map((x) => [x.title.zh, x.amount])]).toEqual([
      '401',
      3_250_000,
      1_500_000,
      [
        ['业主自筹', 1_000_000],
        ['住房公积金', 500_000],
      ],
    ])
    const { how } = shares!
    expect([
      how!.table!.zh,
      how!.price,
      how!.less,
      how!.coefficients.find((k) => k.room === '401')!.coefficient,
    ]).toEqual(['广东型', 50_000_000, 10_000_000, 130])
    const all = how!.coefficients.reduce((n, k) => n + k.coefficient!, 0)
    expect(((how!.price - how!.less) * 130) / all).toBe(own.amount)
  })

  test('before the agreement there are the tables to ask "what would I pay", and the estimate', async () => {
    const { estimate, shares } = (await of(owner, 1)).together
    expect([
      shares,
      estimate!.price,
      estimate!.less,
      estimate!.tables.map((t) => t.name),
      estimate!.dwellings.filter((d) => d.mine).map((d) => d.room),
    ]).toEqual([
      null,
      50_000_000,
      10_000_000,
      ['area', 'hangzhou', 'shanghai', 'coefficients', 'guangdong'],
      ['401'],
    ])
  })

  test('[P9] what others paid, who objected and all sheets of paper are the office’s alone', async () => {
    const paid = [await of(owner, 4), await of(community, 4)] as const
    expect(
      paid[0].together.shares!.shares.filter((s) => !s.mine && (s.paid !== null || s.from.length > 0)),
    ).toEqual([])
    expect(paid[1].together.shares!.shares.find((s) => s.room === '501')!.paid).toBe(2_000_001)
    expect([
      paid[0].together.funds,
      paid[0].transfers.map((x) => x.amount),
      JSON.stringify(paid[0]).includes('2499999'),
    ]).toEqual([null, [2_000_000], false])
    const [c, seen] = [await of(owner, 2), await of(community, 2)]
    expect([c.together.objections!.total, c.together.objections!.list]).toEqual([1, []])
    expect(seen.together.objections!.list[0]!.says.map((x) => x.text.zh)).toEqual([
      '2021年10月19日',
      '本栋其他单元',
      '噪音',
      '担心机房噪音影响休息',
      '是',
    ])
    const text = JSON.stringify(c)
    for (const word of [
      '担心机房噪音',
      '钱',
      rehearsalPhoto.id,
      ...new Set(household.owners.map((o) => o.name)),
    ])
      expect(text.includes(word), word).toBe(false)
    for (const name of [
      'owners',
      'dwellings',
      'ballotPaper',
      'ballotRoom',
      'choice',
      'payRoom',
      'payAmount',
      'paySource',
      'objector',
      'relation',
      'ground',
      'objection',
    ])
      expect(c.facts.map((f) => f.name)).not.toContain(name)
    expect(c.timeline.every((h) => h.trace.length === 0)).toBe(true)
    expect((await owner.get(`/api/uploads/${rehearsalPhoto.id}?case=E-0002`)).status).toBe(404)
  })

  test('[P9] the office opens the photo of every ballot, not only of the last', async () => {
    const { ballot } = (await of(community, 2)).together
    expect(ballot!.votes.every((v) => v.how === 'paper' && v.papers.length === 1)).toBe(true)
    const sheet = Uint8Array.from(Buffer.from(rehearsalPhoto.base64, 'base64'))
    const sent = await community.send<{ readonly id: string }>('POST', '/api/uploads', sheet, {
      'x-file-name': 'sheet.png',
    })
    const { seq } = await of(community, 1)
    const paper = (room: string) =>
      community.post<Done & Problem>('/api/cases/E-0001/commands', {
        seq,
        outcome: 'cast',
        post: '430371002004-community-worker',
        input: { ballotRoom: room, choice: 'disagree', ballotPaper: [sent.body.id] },
      })
    expect([
      (await paper('101')).status,
      (await paper('502')).body.code,
      (await paper('102')).status,
    ]).toEqual([200, 'not_met', 200])
    expect((await community.get(`/api/uploads/${sent.body.id}?case=E-0001`)).status).toBe(200)
    expect((await (await at.as('district')).get(`/api/uploads/${sent.body.id}?case=E-0001`)).status).toBe(200)
    expect((await owner.get(`/api/uploads/${sent.body.id}?case=E-0001`)).status).toBe(404)
    expect((await of(community, 1)).together.ballot!.votes.find((v) => v.room === '101')).toMatchObject({
      choice: 'disagree',
      papers: [sent.body.id],
    })
  })

  test('an owner objects without writing who they are, and sees what became of it', async () => {
    const { seq, together, panels } = await of(owner, 2)
    expect([together.objections!.phone, together.objections!.outcome]).toEqual(['0731-58200000', 'object'])
    /** [AB5] [PN1] The kernel’s own ability tells how long it hangs, and the day that nobody proved. */
    const hangs = panels.find((x) => x.id === 'posted-days')!
    expect([hangs.kind, hangs.until, hangs.notes.map((n) => n.en)]).toEqual([
      'progress',
      '2021-10-22',
      ['1 days were not proved and are made up: 2021-10-15'],
    ])
    const sent = await owner.post<Done & Problem>('/api/cases/E-0002/commands', {
      seq,
      outcome: 'object',
      input: { ground: 'light', objection: '四楼客厅的采光会受影响' },
    })
    expect([sent.status, sent.body.code]).toEqual([200, undefined])
    const { objections } = (await of(owner, 2)).together
    expect([
      objections!.total,
      objections!.open,
      objections!.list.map((o) => [o.no, o.mine, o.open, o.says.at(2)!.text.zh, o.says.at(3)!.text.zh]),
    ]).toEqual([2, 2, [[2, true, true, '采光', '四楼客厅的采光会受影响']]])
    expect((await of(community, 2)).together.objections!.list).toHaveLength(2)
  })

  test('[K18] what bars a way already is told with it', async () => {
    const ways = (
      await community.get<CaseView>('/api/cases/E-0002?post=430371002004-community-worker')
    ).body.ways.filter((w) => w.open)
    expect(ways.map((w) => [w.outcome, w.barred?.message.zh ?? null])).toEqual([
      ['prove_notice', null],
      ['object', null],
      ['pay_in', null],
      ['sell', null],
    ])
    const ballot = (
      await community.get<CaseView>('/api/cases/E-0001?post=430371002004-community-worker')
    ).body.ways.filter((w) => w.open)
    expect(ballot.find((w) => w.outcome === 'close_ballot')!.barred!.message.zh).toBe(
      '表决尚未截止，且还有业主未表决',
    )
  })

  test('money of a stair that is built: by source, by stage, the balance, and what bounds the next payment', async () => {
    const { funds } = (await of(await at.as('district'), 4)).together
    expect([
      funds!.in.map((x) => [x.title.zh, x.amount]),
      funds!.out.map((x) => [x.title.zh, x.amount]),
      funds!.balance,
      funds!.next,
    ]).toEqual([
      [
        ['业主自筹', 5_500_000],
        ['住房公积金', 500_000],
      ],
      [['合同生效', 2_000_000]],
      4_000_000,
      4_000_000,
    ])
    expect(funds!.limits.map((l) => [l.amount, l.binds])).toEqual([
      [4_000_000, true],
      [31_600_000, false],
      [46_000_000, false],
    ])
    const marks = (await of(community, 4)).together.sections.find((s) => s.id === 'marks')!
    expect([
      marks.warns,
      marks.facts.map((f) => [f.title.zh, f.text.zh]),
      marks.tables[0]!.rows[0]!.map((x) => x.zh),
    ]).toEqual([false, [['整改完成', '2021年5月5日']], ['2021年4月30日', '区加装电梯工作机构']])
  })

  test('in use: the next maintenance is due, buying in has its price of today, and people trapped are reported with one number', async () => {
    const c = await of(owner, 3)
    const upkeep = c.together.sections.find((s) => s.id === 'upkeep')!
    expect(upkeep.clocks.map((k) => [k.title.zh, k.due?.slice(0, 10)])).toEqual([
      ['下次维护保养', '2021-10-27'],
      ['下次应急演练', '2022-02-21'],
      ['申报定期检验', '2022-07-11'],
    ])
    expect(c.together.buyIn.map((b) => [b.room, b.amount])).toEqual([['401', 3_250_000]])
    expect([c.together.urgent!.outcome, c.together.urgent!.phone]).toEqual([
      'report_trapped',
      '0731-58201234',
    ])
    expect(
      (
        await owner.post<Done>('/api/cases/E-0003/commands', {
          seq: c.seq,
          outcome: 'report_trapped',
          input: { trapped: 2 },
        })
      ).body.step,
    ).toBe('rescue')
  })

  test('[LN2] each stage tells how long the rules give it', async () => {
    expect(
      (await of(owner, 2)).together.line.filter((s) => s.limit).map((s) => [s.title.zh, s.limit!.amount]),
    ).toEqual([
      ['申请受理', 5],
      ['联合踏勘', 10],
      ['公示', 10],
      ['异议调解', 30],
      ['联合审查', 10],
      ['使用登记', 30],
      ['资料归档', 30],
    ])
  })
})
