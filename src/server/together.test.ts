/** A stair decides together over HTTP: owners on their phones, the community at its desk, and what each of them sees of the others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestHouse, Visitor, Visitors } from '../../tools/house.ts'
import { costTables } from '../../packs/elevator/project/rules.ts'
import { sharesOf } from '../../packs/together/index.ts'
import { rehearsalPhoto } from '../../packs/xiangtan.ts'
import { openNotice, openUse, openWorks } from '../../tools/stages.ts'
import { household, onPaper, openBallot, openXiangtan } from '../../tools/stair.ts'
import type { CaseView, Done, PanelOf, PanelView, SupposedView, TaskView } from './contract/index.ts'
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

function panelOf<K extends PanelView['kind']>(c: CaseView, kind: K, panel: string): PanelOf<K> {
  const shown = c.panels.find((x) => x.id === panel && x.kind === kind)
  if (!shown) throw new Error(`no ${panel} among ${c.panels.map((x) => x.id).join(' ')}`)
  return shown as PanelOf<K>
}
const gridOf = (c: CaseView): PanelOf<'grid'> => panelOf(c, 'grid', 'consent-doors')
const cellOf = (c: CaseView, room: string) =>
  gridOf(c)
    .rows.flatMap((row) => row.cells)
    .find((cell) => cell.id === room)!

describe('the owner', () => {
  test('finds the project among their own, with the line of steps and the question', async () => {
    expect((await owner.get<readonly TaskView[]>('/api/cases?mine=true')).body.map((c) => c.case)).toEqual([
      id,
    ])
    const { together, stepTitle, panels } = await view(owner)
    expect(stepTitle.zh).toBe('业主表决')
    expect(together.line.map((s) => s.state).slice(0, 5)).toEqual(['done', 'done', 'here', 'ahead', 'ahead'])
    expect(
      panels.flatMap((x) =>
        x.kind === 'ask' ? [[x.outcome, x.ways.map((w) => [w.title.zh, w.input])]] : [],
      ),
    ).toEqual([
      [
        'cast',
        [
          ['同意', { ballotRoom: '401', choice: 'agree' }],
          ['不同意', { ballotRoom: '401', choice: 'disagree' }],
          ['弃权', { ballotRoom: '401', choice: 'abstain' }],
        ],
      ],
    ])
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
    const of = (room: string) => cellOf(c, room)
    expect([of('401').says.zh, of('401').mine, of('502').says.zh, of('502').tone]).toEqual([
      '同意',
      true,
      '已表决',
      'calm',
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
    const c = await view(community)
    expect(cellOf(c, '502').says.zh).toBe('同意')
    expect(gridOf(c).bars.map((x) => [x.title.en, x.unit, x.met])).toEqual([
      ['Two thirds of all take part, by area', 'hundredth_m2', false],
      ['Two thirds of all take part, by heads', 'head', false],
      ['Three quarters of those who take part agree, by area', 'hundredth_m2', true],
      ['Three quarters of those who take part agree, by heads', 'head', true],
    ])
    expect(
      gridOf(c)
        .rows.flatMap((row) => row.cells)
        .some((v) => v.mark),
    ).toBe(false)
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
    const c = await of(owner, 4)
    const flat = panelOf(c, 'sum', 'dwelling-flat-401')
    expect([flat.sum, flat.parts!.map((x) => x.is)]).toMatchObject([
      { zh: '三湘鑫苑2栋2单元 401' },
      [{ zh: '4层，83.10平方米' }, { zh: '您一人，一票' }, { zh: '同意' }],
    ])
    const own = panelOf(c, 'sum', 'cost-share-401')
    expect([own.says!.zh, own.sum, own.notes.map((x) => x.zh)]).toEqual([
      '401 应出',
      { amount: 3_250_000, unit: 'fen' },
      ['已缴15,000.00 元，还差17,500.00 元。（业主自筹10,000.00 元，住房公积金5,000.00 元）'],
    ])
    expect(own.how!.parts.map((x) => ('zh' in x.is ? x.is.zh : x.is))).toEqual([
      '500,000.00 元 − 100,000.00 元 = 400,000.00 元',
      '广东型',
      '4层系数1.30，全体出资户系数合计16.00',
    ])
    expect(((50_000_000 - 10_000_000) * 130) / 1_600).toBe(3_250_000)
  })

  test('before the agreement there are the tables to ask "what would I pay", and the estimate', async () => {
    const c = await of(owner, 1)
    expect(c.panels.filter((x) => x.of === 'cost')).toEqual([])
    const estimate = panelOf(c, 'try', 'estimate-pays')
    const payers = household.dwellings.filter((d) => d.floor >= 3)
    const own = (table: string) => [
      {
        amount: sharesOf(costTables[table]!, payers, 40_000_000)!.find((x) => x.room === '401')!.amount,
        unit: 'fen',
      },
    ]
    expect([
      estimate.asks.map((a) => a.value),
      estimate.says!.text.zh,
      estimate.answers.map((a) => [a.title.zh, a.is, a.says?.zh]),
    ]).toEqual([
      [50_000_000, '3'],
      '减去财政补贴100,000.00 元，由12户分摊400,000.00 元：',
      [
        ['按专有面积', own('area'), undefined],
        ['杭州型', [], '这张表只到6层，本单元不能用'],
        ['上海型', [], '这张表只到6层，本单元不能用'],
        ['面积系数', own('coefficients'), undefined],
        ['广东型', [], '这张表只到7层，本单元不能用'],
      ],
    ])
  })

  test('[AB7] what one supposes is told anew by the server, and nothing is written', async () => {
    const { seq } = await of(owner, 1)
    const tried = async (who: Visitor, reckoning: string, suppose: object) =>
      (await who.post<SupposedView & Problem>('/api/cases/E-0001/panels/try', { of: reckoning, suppose }))
        .body
    const [estimate] = (await tried(owner, 'estimate', { price: 60_000_000, least: '1' })).panels
    expect(estimate).toMatchObject({
      kind: 'try',
      says: { text: { zh: '减去财政补贴100,000.00 元，由16户分摊500,000.00 元：' } },
    })
    const [unread] = (await tried(owner, 'estimate', { price: null })).panels
    expect(unread).toMatchObject({ answers: [], says: { tone: 'bad' } })
    const all = Object.fromEntries(household.dwellings.map((d) => [d.room, 'agree']))
    const grid = (await tried(community, 'consent', all)).panels.find((x) => x.kind === 'grid')!
    expect([
      grid.bars.map((x) => [x.is === x.of, x.met]),
      grid.wants!.zh,
      grid.rows.flatMap((row) => row.cells).every((x) => x.supposed),
    ]).toEqual([[...Array<unknown>(4)].map(() => [true, true]), '照此假设，表决通过。', true])
    /** [P9] From it an owner would learn what the others said: what they suppose of others is not believed. */
    const others = (await tried(owner, 'consent', all)).panels.find((x) => x.kind === 'grid')!
    expect(others.rows.flatMap((row) => row.cells).some((x) => x.supposed)).toBe(false)
    expect(others.bars).toEqual(gridOf(await of(owner, 1)).bars)
    expect((await tried(owner, 'consent', { '401': { agree: true } })).code).toBe('invalid_request')
    expect((await of(owner, 1)).seq).toBe(seq)
    expect(
      (await at.stranger.post('/api/cases/E-0001/panels/try', { of: 'consent', suppose: {} })).status,
    ).toBe(401)
  })

  test('[P9] what others paid, who objected and all sheets of paper are the office’s alone', async () => {
    const paid = [await of(owner, 4), await of(community, 4)] as const
    expect(panelOf(paid[0], 'table', 'cost-shares').columns.map((x) => x.title.zh)).toEqual([
      '房号',
      '应分摊',
    ])
    expect(
      panelOf(paid[1], 'table', 'cost-shares')
        .rows.map((row) => row.cells)
        .find((cells) => JSON.stringify(cells[0]).includes('501')),
    ).toContainEqual({ amount: 2_000_001, unit: 'fen' })
    expect([
      paid[0].panels.find((x) => x.of === 'fund') ?? null,
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
    const cells = gridOf(await of(community, 2)).rows.flatMap((row) => row.cells)
    expect(cells.every((v) => v.notes!.zh.endsWith('社区录入纸质票') && v.papers!.length === 1)).toBe(true)
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
    expect(cellOf(await of(community, 1), '101')).toMatchObject({
      says: { zh: '不同意' },
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
    const c = await of(await at.as('district'), 4)
    const funds = panelOf(c, 'sum', 'fund-account')
    const fen = (amount: number) => ({ amount, unit: 'fen' })
    expect([funds.sum, funds.parts!.map((x) => [x.title.zh, x.is, x.says?.zh])]).toEqual([
      fen(4_000_000),
      [
        ['缴入', fen(6_000_000), '业主自筹 55,000.00 元，住房公积金 5,000.00 元'],
        ['支付', fen(2_000_000), expect.stringMatching(/\d月\d+日 合同生效 20,000\.00 元/)],
        ['现在最多可付', fen(4_000_000), undefined],
      ],
    ])
    expect(panelOf(c, 'table', 'fund-limits').rows.map((row) => row.cells.slice(1))).toEqual([
      [fen(4_000_000), { zh: '以此为限', en: 'this one binds' }],
      [fen(31_600_000), null],
      [fen(46_000_000), null],
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
    expect(panelOf(c, 'sum', 'cost-join-401').sum).toEqual({ amount: 3_250_000, unit: 'fen' })
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
