/** Covenants with their vote, models of conduct, and the appraisal of part-time members. */
import { describe, expect, test } from 'vitest'
import { caseOf, clauseOf, codeOf, saying, Zone } from './play.ts'

describe('居民公约', () => {
  const draft = { kind: 'covenant', covenantName: '学府社区居民公约', text: '一、爱护公共设施' }
  const voted = (eligible: number, present: number, inFavour: number) => ({
    opinions: '收到三条，采纳两条',
    body: 'households',
    eligible,
    present,
    inFavour,
    votedOn: '2021-04-20',
  })
  const draftedIn = (z: Zone) => caseOf(z.open('covenant', 'head', 'draft', '2021-04-01 09:00', draft))
  test.each([
    ['出席正好一半', 100, 50, 50, 'not_met'],
    ['出席过半，赞成正好一半', 100, 60, 30, 'not_met'],
    ['出席过半，赞成过半', 100, 51, 26, 'ok'],
  ])('%s：应到%i，出席%i，赞成%i', (_, eligible, present, inFavour, code) => {
    const z = new Zone()
    const answer = z.act(draftedIn(z), 'head', 'vote', '2021-04-20 09:00', voted(eligible, present, inFavour))
    expect(codeOf(answer)).toBe(code)
    if (code !== 'ok') expect(clauseOf(answer)).toBe('residents-committee-law(2018-12-29).md#art-9')
  })
  test('征求意见没有满十五日，不能表决', () => {
    const z = new Zone()
    const early = z.act(draftedIn(z), 'head', 'vote', '2021-04-15 09:00', {
      ...voted(100, 80, 70),
      votedOn: '2021-04-15',
    })
    expect(codeOf(early)).toBe('too_early')
  })
  test('备案以后才执行；与法律相抵触的，责令改正', () => {
    const z = new Zone()
    const id = draftedIn(z)
    caseOf(z.act(id, 'head', 'vote', '2021-04-20 09:00', voted(100, 80, 70)))
    expect(z.standing('covenants', id)).toBeNull()
    caseOf(z.act(id, 'street', 'order_change', '2021-04-21 09:00', { fault: '罚款条款没有依据' }))
    expect(z.step(id)).toBe('open')
    const changed = { text: '一、爱护公共设施，劝导为主', reason: '街道责令改正' }
    caseOf(z.act(id, 'head', 'redraft', '2021-04-22 09:00', changed))
    const again = { ...voted(100, 80, 70), votedOn: '2021-05-10' }
    caseOf(z.act(id, 'head', 'vote', '2021-05-10 09:00', again))
    caseOf(z.act(id, 'street', 'take_on_file', '2021-05-11 09:00'))
    expect(z.standing('covenants', id)).toBe('in_force')
  })
})

describe('道德模范', () => {
  const nominee = {
    kind: 'moral',
    nominee: '陈建国',
    idNo: '430204196803150015',
    agrees: true,
    deed: '十年照顾邻居老人',
  }
  const nominated = (z: Zone) => caseOf(z.open('honour', 'head', 'nominate', '2021-05-06 09:00', nominee))
  const vote = (votes: number) => ({ verified: '属实', votes, ballots: 100 })
  function posted(z: Zone) {
    const id = nominated(z)
    caseOf(z.act(id, 'head', 'vote', '2021-05-10 09:00', vote(80)))
    caseOf(z.act(id, 'head', 'post', '2021-05-11 09:00', { postedOn: '2021-05-11' }))
    return id
  }
  test('没有征得本人同意的，不能推荐', () => {
    const answer = new Zone().open('honour', 'head', 'nominate', '2021-05-06 09:00', {
      ...nominee,
      agrees: false,
    })
    expect(saying(answer)).toContain('本人同意')
  })
  test.each([
    [50, 'not_met'],
    [51, 'ok'],
  ])('一百张有效票，得%i票：%s', (votes, code) => {
    const z = new Zone()
    expect(codeOf(z.act(nominated(z), 'head', 'vote', '2021-05-10 09:00', vote(votes)))).toBe(code)
  })
  test('公示没有满七日，不能命名', () => {
    const z = new Zone()
    const id = posted(z)
    expect(codeOf(z.act(id, 'head', 'honour', '2021-05-18 09:00'))).toBe('too_early')
    expect(codeOf(z.act(id, 'head', 'honour', '2021-05-19 09:00'))).toBe('ok')
  })
  test('有异议的，核实以后重新公示七日', () => {
    const z = new Zone()
    const id = posted(z)
    caseOf(z.act(id, 'head', 'object', '2021-05-17 09:00', { objection: '事迹不实' }))
    const again = { finding: '走访邻居，事迹属实', postedOn: '2021-05-20' }
    caseOf(z.act(id, 'head', 'post_again', '2021-05-20 09:00', again))
    expect(codeOf(z.act(id, 'head', 'honour', '2021-05-21 09:00'))).toBe('too_early')
    expect(codeOf(z.act(id, 'head', 'honour', '2021-05-28 09:00'))).toBe('ok')
  })
  test('失德的，撤销荣誉，名录上看得到', () => {
    const z = new Zone()
    const id = posted(z)
    caseOf(z.act(id, 'head', 'honour', '2021-05-19 09:00'))
    expect(z.standing('honours', id)).toBe('valid')
    caseOf(z.act(id, 'street', 'take_away', '2021-09-01 09:00', { reason: '酒驾被处罚' }))
    expect(z.standing('honours', id)).toBe('lost')
  })
})

describe('兼职委员考核', () => {
  function member() {
    const z = new Zone()
    const id = caseOf(
      z.open('member', 'street', 'appoint', '2021-01-12 09:00', {
        holderName: '刘芳',
        idNo: '430204196803150031',
        unit: '物业公司',
        docNo: '1号',
        sinceOn: '2021-01-12',
        termEnds: '2024-01-11',
      }),
    )
    return { z, id }
  }
  const meet = (z: Zone, id: string) => {
    const meeting = caseOf(
      z.open('meeting', 'head', 'call', '2021-03-01 09:00', {
        topic: '会议',
        meetingOn: '2021-03-10',
        agenda: [{ from: 'need', item: '停车' }],
      }),
    )
    caseOf(
      z.act(meeting, 'head', 'hold', '2021-03-10 09:00', {
        attendance: [{ member: id, present: true }],
        others: 3,
      }),
    )
  }
  const score = (routine: number, annual: number, adopted: number) => ({ routine, annual, adopted })
  test.each([
    ['日常90、年终96，全勤加3分', score(90, 96, 0), 192, '优秀'],
    ['日常90、年终90，全勤加3分', score(90, 90, 0), 186, '良好'],
    ['日常80、年终80，采纳一条加2分，全勤加3分', score(80, 80, 1), 170, '合格'],
    ['日常70、年终70', score(70, 70, 0), 146, '不合格'],
  ])('%s', (_, input, doubled, grade) => {
    const { z, id } = member()
    meet(z, id)
    caseOf(z.act(id, 'street', 'appraise', '2021-12-20 09:00', input))
    expect([z.fact(id, 'doubled'), z.fact(id, 'grade')]).toEqual([doubled, grade])
  })
  test('没有开过会，没有可以考核的', () => {
    const { z, id } = member()
    expect(codeOf(z.act(id, 'street', 'appraise', '2021-12-20 09:00', score(90, 90, 0)))).toBe('not_met')
  })
})
