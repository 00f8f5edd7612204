/** What is under way on the last morning, so that every listed account finds something to do. */
import type { Base } from './base.ts'
import { at, File, type Turned, type World } from './world.ts'

const yuan = 100

export function today(world: World, base: Base, lines: Turned[]): void {
  const here = world.residents[0]!.grid.slice(0, 12)
  const head = world.post('community-head', here)
  const clerk = world.post('funds-clerk', here)
  const mediator = world.post('mediator', here)
  const supervisor = world.post('funds-supervisor', here)
  const [resident, neighbour] = world.residents as readonly [World['residents'][0], World['residents'][0]]
  const own = `applicant-${resident.idNo}`
  let numbers = 0
  const file = (programme: string, area = here) => {
    numbers += 1
    return new File(lines, `community.${programme}`, `JR${String(numbers).padStart(3, '0')}`, area)
  }
  const morning = (n: number) => at('2021-10-19', 8, 30 + n)
  const venue = base.places.find((p) => p.kind === 'studio' && p.community === here)!.id

  const matter = { raised: '单元门禁坏了半个月，物业没有修', where: '学府雅苑3栋' }
  file('key_matter').act(2, own, 'raise', matter, morning(0))
  const toStreet = file('key_matter')
  toStreet.act(2, head, 'raise', { raised: '地下车库渗水', where: '学府雅苑' }, morning(1))
  toStreet.act(2, head, 'verify', { verified: '涉及开发商保修责任', kind: 'facility' }, morning(2))
  toStreet.act(2, head, 'fail', { reason: '开发商不配合，社区协调不了' }, morning(3))

  const dispute = {
    applicantName: resident.name,
    applicantId: resident.idNo,
    otherName: neighbour.name,
    otherId: neighbour.idNo,
    kind: 'neighbours',
    matter: '楼上漏水，天花板受损',
    venue,
  }
  file('mediation').act(2, own, 'apply', dispute, morning(4))
  const mediating = file('mediation')
  const other = world.someone(9_001)
  mediating.act(
    2,
    mediator,
    'apply',
    {
      ...dispute,
      applicantName: other.name,
      applicantId: other.idNo,
      kind: 'property',
      matter: '物业费争议',
    },
    morning(5),
  )
  mediating.act(2, mediator, 'accept', { mediatorPost: mediator }, morning(6))
  mediating.act(2, mediator, 'tell_rights', { rightsTo: '2021-10-19', bothHeard: true }, morning(7))

  for (const [n, [purpose, amount]] of (
    [
      ['文体活动器材', 3_200],
      ['便民服务点改造', 18_000],
      ['服务大厅设备', 61_000],
      ['打印耗材', 900],
    ] as const
  ).entries()) {
    const f = file('spending')
    const meeting = amount > 5_000 ? { meetingOn: '2021-10-18' } : {}
    const input = {
      item: 'service',
      purpose,
      payee: '株洲云龙商贸有限公司',
      amount: amount * yuan,
      ...meeting,
    }
    f.act(2, clerk, 'ask', input, morning(10 + n))
    if (n >= 1) f.act(2, head, 'sign', {}, morning(14 + n))
    if (n >= 2) f.act(2, supervisor, 'countersign', {}, morning(18 + n))
  }

  const place = file('place')
  const address = world.home(world.residents[0]!.grid, 3)
  place.act(2, head, 'begin', { kind: 'board', placeName: '学府社区文明教育栏（新）', address }, morning(20))
  place.act(2, head, 'report', { photos: ['community-place'] }, morning(21))

  const pension = file('pension')
  const { name, idNo } = world.someone(9_002)
  const months = { ofYear: 2020, rank: 'deputy', fromMonth: 7, toMonth: 12 }
  const claim = { holderName: name, idNo, ...months, paid: 1_900 * yuan, receiptNo: '2020-0091' }
  pension.act(2, clerk, 'apply', claim, morning(22))
  pension.act(2, head, 'check', {}, morning(23))
  const toPay = file('pension')
  const late = world.someone(9_003)
  toPay.act(
    2,
    clerk,
    'apply',
    { ...claim, holderName: late.name, idNo: late.idNo, receiptNo: '2020-0092' },
    morning(24),
  )
  toPay.act(2, head, 'check', {}, morning(25))
  toPay.act(2, world.post('party-street', here.slice(0, 9)), 'approve', {}, morning(26))

  const office = world.post('party-office', world.zone)
  file('appraisal', here.slice(0, 9)).act(
    2,
    office,
    'record',
    {
      ofYear: 2020,
      appraiser: '中共株洲经开区工委',
      grade: 'fairly',
      docNo: '株经开组〔2021〕31号',
      toldOn: '2021-10-18',
      weaknesses: '部分小区党支部活动记录不全',
    },
    morning(27),
  )
  file('class', world.zone).act(
    2,
    office,
    'announce',
    { className: '党史云课堂第三课', ordinal: 3, airsOn: '2021-11-12' },
    morning(28),
  )
  const report = file('report_in')
  const member = { memberName: resident.name, idNo: resident.idNo, unit: '区教育局', skills: '书法' }
  report.act(2, own, 'report', { ...member, claimedPost: 'building_head' }, morning(29))
}
