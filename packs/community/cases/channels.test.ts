/** Channels that solve problems, consultation with notice and quorum, live classes in two units, and the three lists. */
import { describe, expect, test } from 'vitest'
import { monthly } from '../bulletin.ts'
import { figures } from '../figures.ts'
import { channels } from '../shared.ts'
import { caseOf, codeOf, saying, Zone } from './play.ts'

describe('关键小事', () => {
  const calledOn = (noticeOn: string, meetingOn: string) => ({
    noticeOn,
    meetingOn,
    topic: '门禁',
    called: 9,
  })
  function toCall() {
    const z = new Zone()
    const raised = { raised: '门禁坏了', where: '3栋' }
    const id = caseOf(z.open('key_matter', 'li', 'raise', '2021-06-01 09:00', raised))
    caseOf(z.act(id, 'head', 'verify', '2021-06-01 10:00', { verified: '属实', kind: 'facility' }))
    return { z, id }
  }
  test.each([
    ['提前两日', '2021-06-03', 'not_met'],
    ['提前三日', '2021-06-04', 'ok'],
  ])('公告%s：6月1日公告，%s开会', (_, on, code) => {
    const { z, id } = toCall()
    expect(codeOf(z.act(id, 'head', 'call', '2021-06-01 11:00', calledOn('2021-06-01', on)))).toBe(code)
  })
  test.each([
    ['九名到五名', 5, 5, 'not_met'],
    ['九名到六名，正好三分之二', 6, 6, 'ok'],
    ['到六名，三名同意，没有过半', 6, 3, 'not_met'],
    ['到六名，四名同意', 6, 4, 'ok'],
  ])('%s', (_, present, inFavour, code) => {
    const { z, id } = toCall()
    caseOf(z.act(id, 'head', 'call', '2021-06-01 11:00', calledOn('2021-06-01', '2021-06-04')))
    const input = { present, inFavour, plan: '更换', dueOn: '2021-07-01' }
    expect(codeOf(z.act(id, 'head', 'hold', '2021-06-04 19:00', input))).toBe(code)
  })
  test('协商办结的计入协商，报街道办结的不计', () => {
    const { z, id } = toCall()
    caseOf(z.act(id, 'head', 'fail', '2021-06-02 09:00', { reason: '开发商不配合' }))
    expect(z.inbox(id)).toEqual(['party-street'])
    const done = { orderedUnit: '约谈开发商', result: '已修复' }
    caseOf(z.act(id, 'street', 'street_done', '2021-06-20 09:00', done))
    expect(z.standing('solved', id)).toBeNull()
  })
})

describe('问题解决台账', () => {
  function withTeam() {
    const z = new Zone()
    const team = caseOf(
      z.open('partner', 'office', 'join', '2021-01-20 09:00', {
        kind: 'team',
        partnerName: '学府志愿服务队',
        members: 20,
        paper: '组建通知',
        joinedOn: '2021-01-19',
      }),
    )
    return { z, team }
  }
  const solved = { kind: 'facility', matter: '路灯', takenBy: 'team', result: '已修', confirmed: true }
  test('志愿服务队解决的，计入联点渠道', () => {
    const { z, team } = withTeam()
    const id = caseOf(z.open('problem', 'head', 'solved_there', '2021-03-01 09:00', { ...solved, team }))
    expect(z.entry('solved', id)!.body['channel']).toBe('contact')
  })
  test('反映人不认可的，不算解决', () => {
    const { z, team } = withTeam()
    const input = { ...solved, team, confirmed: false }
    expect(codeOf(z.open('problem', 'head', 'solved_there', '2021-03-01 09:00', input))).toBe('not_met')
  })
  test('重复的不另计', () => {
    const { z, team } = withTeam()
    const one = caseOf(z.open('problem', 'head', 'solved_there', '2021-03-01 09:00', { ...solved, team }))
    const { result: _, confirmed: __, ...raised } = { ...solved, team }
    const two = caseOf(z.open('problem', 'head', 'raise', '2021-03-02 09:00', raised))
    caseOf(z.act(two, 'head', 'same_as', '2021-03-02 10:00', { other: one }))
    expect(z.standing('solved', two)).toBeNull()
  })
  test('解散的队伍不能再办', () => {
    const { z, team } = withTeam()
    caseOf(z.act(team, 'office', 'leave', '2021-02-20 09:00', { leaveReason: '合并' }))
    expect(codeOf(z.open('problem', 'head', 'solved_there', '2021-03-01 09:00', { ...solved, team }))).toBe(
      'not_met',
    )
  })
  test('每个渠道各有一个数，没有一个数、也没有一处文字把它们相加', () => {
    const ofChannels = figures.filter((f) => f.id.startsWith('community.solved.'))
    expect(ofChannels.map((f) => f.id.split('.')[2]).toSorted()).toEqual(Object.keys(channels).toSorted())
    for (const f of ofChannels) {
      const { counts } = f
      const where = 'where' in counts ? counts.where! : ''
      expect(where.match(/channel = /g)).toHaveLength(1)
    }
    const solved = new Set(ofChannels.map((f) => f.id))
    const read = figures.flatMap((f) => [f.counts, ...(f.among ? [f.among] : [])])
    expect(read.some((c) => 'as' in c && solved.has(c.as))).toBe(false)
    expect(monthly.parts).toBeUndefined()
  })
})

describe('9 直播课堂：人和次是两个单位', () => {
  function aired() {
    const z = new Zone()
    const input = { className: '第一课', ordinal: 1, airsOn: '2021-06-18' }
    const id = caseOf(z.open('class', 'office', 'announce', '2021-06-10 09:00', input, '430271'))
    const liveRows = [
      { platform: '红网云', viewers: 20_000 },
      { platform: '视频号', viewers: 11_000 },
    ]
    const read = { heldOn: '2021-06-18', export: ['platform-file'], liveRows, readOn: '2021-06-18' }
    caseOf(z.act(id, 'office', 'read_viewers', '2021-06-19 09:00', read))
    return { z, id }
  }
  const plays = (n: number) => ({
    export: ['platform-file-2'],
    playRows: [{ platform: '红网云', plays: n }],
    readOn: '2021-08-01',
  })
  test('各登记各的', () => {
    const { z, id } = aired()
    caseOf(z.act(id, 'office', 'read_plays', '2021-08-02 09:00', plays(560_000)))
    expect([z.fact(id, 'viewers'), z.fact(id, 'plays')]).toEqual([31_000, 560_000])
    const units = ['viewers', 'plays'].map((x) => figures.find((f) => f.id === `community.class.${x}`)!.unit)
    expect(units).toEqual(['viewer', 'play'])
  })
  test('点播是累计数，不能比上次少', () => {
    const { z, id } = aired()
    caseOf(z.act(id, 'office', 'read_plays', '2021-08-02 09:00', plays(300_000)))
    expect(codeOf(z.act(id, 'office', 'read_plays', '2021-08-03 09:00', plays(299_999)))).toBe('not_met')
    expect(codeOf(z.act(id, 'office', 'read_plays', '2021-08-03 09:00', plays(300_000)))).toBe('ok')
  })
})

describe('三张清单', () => {
  const need = { kind: 'course', content: '手机课', fromWhom: 'residents', quantity: 3, dueOn: '2021-08-31' }
  const offer = {
    kind: 'course',
    content: '志愿者',
    unit: '职业学校',
    quantity: 10,
    freeFrom: '2021-06-01',
    freeTo: '2021-12-31',
  }
  function project(changes: { readonly need?: object; readonly offer?: object } = {}) {
    const z = new Zone()
    const needCase = caseOf(z.open('need', 'head', 'list', '2021-05-01 09:00', { ...need, ...changes.need }))
    const offerCase = caseOf(
      z.open('resource', 'member', 'offer', '2021-05-01 09:00', { ...offer, ...changes.offer }),
    )
    const input = {
      projectName: '手机课',
      need: needCase,
      resource: offerCase,
      lead: '副书记',
      budget: 0,
      dueOn: '2021-08-20',
    }
    return { z, needCase, offerCase, answer: z.open('project', 'head', 'begin', '2021-05-10 09:00', input) }
  }
  test('匹配的，写明为什么，余量减少，需求有了项目', () => {
    const { z, needCase, offerCase, answer } = project()
    const id = caseOf(answer)
    expect(z.fact(id, 'why')).toBe(
      '类别：与需求同类；数量：需要3，还有10；时间：2021-06-01起可用，赶得上2021-08-31；地点：同一社区',
    )
    expect([z.standing('needs', needCase), z.fact(offerCase, 'left')]).toEqual(['matched', 7])
    expect(z.lost).toEqual([])
  })
  test.each([
    ['类别不同', { offer: { kind: 'legal' } }, '不是同一类'],
    ['余量不够', { offer: { quantity: 2 } }, '余量少于'],
    ['赶不上', { offer: { freeFrom: '2021-09-01' } }, '赶不上'],
  ])('%s的，不能立项', (_, changes, why) => {
    const { answer } = project(changes)
    expect([codeOf(answer), saying(answer).includes(why)]).toEqual(['not_met', true])
  })
  test('没有办成的，需求回到清单，余量退回', () => {
    const { z, needCase, offerCase, answer } = project()
    caseOf(z.act(caseOf(answer), 'head', 'fail', '2021-06-10 09:00', { reason: '老师生病' }))
    expect([z.standing('needs', needCase), z.fact(offerCase, 'left')]).toEqual(['open', 10])
    expect(z.lost).toEqual([])
  })
})
