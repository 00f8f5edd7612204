/** People's mediation: rights first, no relative, both forms of an agreement, and thirty days to have it confirmed. */
import { describe, expect, test } from 'vitest'
import { caseOf, clauseOf, codeOf, saying, Zone } from './play.ts'

const applicant = '430204196803150015'
const dispute = {
  applicantName: '李建国',
  applicantId: applicant,
  otherName: '王芳',
  kind: 'neighbours',
  matter: '楼上漏水',
}
const agreed = { terms: '赔偿五百元', performance: '十日内' }
const signed = { ...agreed, record: '双方到场', partiesSigned: true, mediatorSigned: true, sealedOn: true }

/** A zone with a studio and a police room. */
function withPlaces() {
  const z = new Zone()
  const place = (kind: string) => {
    const id = caseOf(
      z.open('place', 'head', 'begin', '2021-01-12 09:00', { kind, placeName: '学府', address: '学府路1号' }),
    )
    caseOf(z.act(id, 'head', 'report', '2021-01-12 10:00', { photos: ['place-photo'] }))
    caseOf(z.act(id, 'street', 'accept', '2021-01-12 11:00', { openedOn: '2021-01-12' }))
    return id
  }
  return { z, studio: place('studio'), police: place('police_room'), square: place('square') }
}
function at(where: 'accepted' | 'mediating' | 'performing', more: object = {}, agreedOn = '2021-06-07') {
  const { z, studio, ...rest } = withPlaces()
  const id = caseOf(
    z.open('mediation', 'mediator', 'apply', '2021-06-01 09:00', { ...dispute, venue: studio, ...more }),
  )
  caseOf(z.act(id, 'mediator', 'accept', '2021-06-01 10:00', { mediatorPost: 'post-mediator' }))
  if (where === 'accepted') return { z, id, studio, ...rest }
  caseOf(
    z.act(id, 'mediator', 'tell_rights', '2021-06-02 09:00', { rightsTo: '2021-06-02', bothHeard: true }),
  )
  if (where === 'mediating') return { z, id, studio, ...rest }
  caseOf(z.act(id, 'mediator', 'agree_written', `${agreedOn} 09:00`, signed))
  return { z, id, studio, ...rest }
}

describe('先告知权利义务，再调解', () => {
  test('没有告知以前，没有“达成协议”这一步', () => {
    const { z, id } = at('accepted')
    expect(codeOf(z.act(id, 'mediator', 'agree_written', '2021-06-02 09:00', signed))).toBe('wrong_step')
  })
  test('只告知了一方的，不能开始', () => {
    const { z, id } = at('accepted')
    const oneSided = { rightsTo: '2021-06-02', bothHeard: false }
    const answer = z.act(id, 'mediator', 'tell_rights', '2021-06-02 09:00', oneSided)
    expect([codeOf(answer), clauseOf(answer)]).toEqual([
      'not_met',
      'mediation-practice-rules(2002-11-01).md#art-30',
    ])
  })
  test('一个月内调结：6月1日受理，7月1日到期', () => {
    const { z, id } = at('mediating')
    expect(z.clock(id, 'mediate', '2021-06-02 09:00')?.dueDay).toBe('2021-07-01')
  })
})

describe('5 调解员是当事人亲属的，更换调解员', () => {
  const kinsman = { otherName: '王建军', otherId: '430204197001011237' }
  test('亲属不能告知、不能调解', () => {
    const { z, id } = at('accepted', kinsman)
    const rights = { rightsTo: '2021-06-02', bothHeard: true }
    expect(codeOf(z.act(id, 'uncle', 'tell_rights', '2021-06-02 09:00', rights))).toBe('kin')
  })
  test('更换以后重新告知；换上的人可以办', () => {
    const { z, id } = at('mediating', kinsman)
    const change = { mediatorPost: 'post-mediator', changeReason: '原调解员是对方叔叔' }
    caseOf(z.act(id, 'head', 'change_mediator', '2021-06-02 10:00', change))
    expect(z.step(id)).toBe('accepted')
    const rights = { rightsTo: '2021-06-02', bothHeard: true }
    expect(codeOf(z.act(id, 'mediator', 'tell_rights', '2021-06-02 11:00', rights))).toBe('ok')
  })
})

describe('协议', () => {
  test.each([
    ['一方没有签名', { partiesSigned: false }],
    ['调解员没有签名', { mediatorSigned: false }],
    ['没有盖章', { sealedOn: false }],
  ])('书面协议%s的，不生效', (_, lacks) => {
    const { z, id } = at('mediating')
    const answer = z.act(id, 'mediator', 'agree_written', '2021-06-03 09:00', { ...signed, ...lacks })
    expect([codeOf(answer), clauseOf(answer)]).toEqual([
      'not_met',
      'peoples-mediation-law(2010-08-28).md#art-29',
    ])
  })
  test.each([
    ['没有记入笔录', { recorded: false, record: '双方到场' }, 'not_met'],
    ['说记了却没有笔录', { recorded: true }, 'not_met'],
    ['记入笔录', { recorded: true, record: '双方到场' }, 'ok'],
  ])('7 口头协议%s：%j', (_, record, code) => {
    const { z, id } = at('mediating')
    const answer = z.act(id, 'mediator', 'agree_oral', '2021-06-03 09:00', { ...agreed, ...record })
    expect(codeOf(answer)).toBe(code)
    if (code !== 'ok') expect(clauseOf(answer)).toBe('peoples-mediation-law(2010-08-28).md#art-28')
  })
  test('没有达成的，告知仲裁、行政、诉讼途径才能终止', () => {
    const { z, id } = at('mediating')
    expect(codeOf(z.act(id, 'mediator', 'not_agreed', '2021-06-03 09:00', { record: '分歧大' }))).toBe(
      'missing_field',
    )
  })
  test('可能激化的，报公安机关', () => {
    const { z, id } = at('mediating')
    caseOf(z.act(id, 'mediator', 'to_police', '2021-06-03 09:00', { reason: '扬言报复' }))
    expect(z.step(id)).toBe('police')
  })
})

describe('6 三十日内共同申请司法确认', () => {
  const requestOn = (askedOn: string) => ({ askedOn, bothAsk: true })
  test.each([
    ['6月7日生效，7月7日是第三十日', '2021-06-07', '2021-07-07', 'ok'],
    ['7月8日是第三十一日', '2021-06-07', '2021-07-08', 'not_met'],
    ['6月3日生效，第三十日是休息日，顺延到7月5日', '2021-06-03', '2021-07-05', 'ok'],
    ['顺延以后也过了', '2021-06-03', '2021-07-06', 'not_met'],
  ])('%s', (_, agreedOn, on, code) => {
    const { z, id } = at('performing', {}, agreedOn)
    z.pass(`${on} 09:00`)
    const answer = z.act(id, 'mediator', 'ask_confirm', `${on} 09:00`, requestOn(on))
    expect(codeOf(answer)).toBe(code)
    if (code === 'ok') return
    expect(clauseOf(answer)).toBe('peoples-mediation-law(2010-08-28).md#art-33')
    expect(saying(answer)).toContain('已超过三十日')
  })
  test('只有一方申请的，不能', () => {
    const { z, id } = at('performing')
    const one = { askedOn: '2021-06-10', bothAsk: false }
    expect(codeOf(z.act(id, 'mediator', 'ask_confirm', '2021-06-10 09:00', one))).toBe('not_met')
  })
  test('确认身份关系的，法院不予受理', () => {
    const { z, id } = at('performing', { kind: 'identity' })
    const answer = z.act(id, 'mediator', 'ask_confirm', '2021-06-10 09:00', requestOn('2021-06-10'))
    expect(clauseOf(answer)).toBe('judicial-confirmation-rules(2011-03-23).md#art-4')
  })
  test('法院三日内（遇端午节顺延）决定是否受理，十五日内决定是否确认', () => {
    const { z, id } = at('performing')
    caseOf(z.act(id, 'mediator', 'ask_confirm', '2021-06-10 09:00', requestOn('2021-06-10')))
    expect(z.clock(id, 'court_accept', '2021-06-10 10:00')?.dueDay).toBe('2021-06-15')
    caseOf(z.act(id, 'mediator', 'court_takes', '2021-06-15 09:00', { courtNo: '调确1号' }))
    expect(z.clock(id, 'court_decide', '2021-06-15 10:00')?.dueDay).toBe('2021-06-30')
  })
})

describe('渠道', () => {
  test('在调解工作室达成的，计入工作室和服务站；广场不是调解的地方', () => {
    const { z, id, square } = at('performing')
    expect(z.entry('solved', id)!.body['channel']).toBe('studio_station')
    const answer = z.open('mediation', 'mediator', 'apply', '2021-06-01 09:00', { ...dispute, venue: square })
    expect(codeOf(answer)).toBe('not_met')
  })
  test('在警务室达成的，计入警务室和法律服务室', () => {
    const { z, police } = withPlaces()
    const id = caseOf(z.open('mediation', 'li', 'apply', '2021-06-01 09:00', { ...dispute, venue: police }))
    caseOf(z.act(id, 'mediator', 'accept', '2021-06-01 10:00', { mediatorPost: 'post-mediator' }))
    const rights = { rightsTo: '2021-06-02', bothHeard: true }
    caseOf(z.act(id, 'mediator', 'tell_rights', '2021-06-02 09:00', rights))
    caseOf(z.act(id, 'mediator', 'agree_written', '2021-06-03 09:00', signed))
    expect(z.entry('solved', id)!.body['channel']).toBe('police_legal')
  })
})
