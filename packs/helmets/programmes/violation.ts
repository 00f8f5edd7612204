/** One rider who was stopped: an oral warning and release, or a decision by the simple procedure; objected to, it stands or is cancelled, and the trace stays. */
import { defineProgramme, type Ask, type Outcome, type Programme } from 'yimen/kernel/programme'
import { hunan, law, local, points, procedure } from '../clauses.ts'
import { fineRules } from '../fine-rules.ts'
import {
  act,
  behaviours,
  choice,
  count,
  daysAfter,
  entry,
  line,
  money,
  must,
  none,
  office,
  past,
  rolesOf,
  seats,
  t,
  trades,
  vehicles,
  whole,
  words,
  yes,
  param,
} from '../shared.ts'

const simple = procedure('art-44')
const head = ['brigade-head'] as const
const has = (behaviour: string): string => `count(kinds[behaviour = "${behaviour}"]) > 0`

/** What is asked of everybody who is stopped. */
const stopped: Readonly<Record<string, Ask>> = {
  postNo: 'required',
  happenedOn: 'required',
  vehicle: 'required',
  treatedAs: { when: 'vehicle = "ebike_over"' },
  ownership: 'required',
  plate: 'optional',
  seat: 'required',
  trade: 'required',
  onDuty: { when: 'trade != "none"' },
  educated: 'required',
  helmetOn: 'required',
}
const decided: Readonly<Record<string, Ask>> = {
  ...stopped,
  kinds: 'required',
  umbrellaFate: { when: has('umbrella') },
  plateDone: { when: has('no_plate') },
  partyName: 'required',
  idNo: 'required',
  phone: 'optional',
  partyIs: { when: 'seat = "child"' },
  childAge: { when: 'seat = "child"' },
  facts: 'required',
  told: 'required',
  defence: 'optional',
  signature: 'required',
  delivered: 'required',
}
const sharedBike = must(
  'ownership != "shared"',
  local('item-8'),
  '共享单车未配头盔的，向运营企业立案（致企业函），不处罚骑行人',
  'A shared bicycle without a helmet is a case of its operator: send the company a letter',
)
const faults = (fault: string, clause: string, zh: string, en: string) =>
  must(`fines.fault != "${fault}"`, clause, zh, en)
const lawful = [
  sharedBike,
  must('count(kinds) > 0', simple, '没有写明违法行为', 'No violation is named'),
  faults(
    'no_rule',
    simple,
    '该车型、位置没有这一违法行为的处罚规定，请核对车型认定',
    'There is no rule for that vehicle and seat: check how it is dealt with',
  ),
  faults(
    'twice',
    procedure('art-50'),
    '同一违法行为写了两次；两种以上的分别裁决',
    'A violation is named twice; each is decided once',
  ),
  faults(
    'no_warning',
    law('art-107'),
    '这一违法行为不能只给予警告',
    'A warning is not enough for that violation',
  ),
  faults('no_amount', simple, '罚款没有写明数额', 'The fine has no amount'),
  faults(
    'out_of_range',
    local('item-6'),
    '罚款不在违法行为发生之日的幅度以内',
    'The fine is not within the range of the day of the violation',
  ),
  faults(
    'not_simple',
    procedure('art-43'),
    '超过二百元的不适用简易程序，请按一般程序办理',
    'Above 200 yuan the simple procedure does not reach',
  ),
  must(
    'seat != "child" or (partyIs = "guardian" and childAge < 14)',
    local('item-8'),
    '儿童乘坐人不处罚，处罚对象是监护人或者驾驶人',
    'A child is not punished: guardian or driver is',
  ),
  must('told = true', simple, '没有告知事实、依据和权利', 'Facts, basis and rights were not told'),
  must('delivered = true', simple, '决定书应当当场交付', 'The paper is handed over on the spot'),
  must(
    `${has('umbrella')} = false or umbrellaFate != null`,
    local('item-7'),
    '遮阳伞没有写明去向',
    'What became of the umbrella is not told',
  ),
]
const counted: NonNullable<Outcome['sets']> = {
  total: 'fines.total',
  pointsGiven: 'fines.points',
  violations: 'count(kinds)',
  noHelmet: has('no_helmet'),
  unlicensed: `${has('no_plate')} or ${has('no_licence')} or ${has('forged_plate')}`,
  umbrella: `if ${has('umbrella')} then 1 else 0`,
  umbrellaOff: `if ${has('umbrella')} and umbrellaFate != "refused" then 1 else 0`,
  isHeld: `${has('no_plate')} and plateDone = "held"`,
  isPlated: `${has('no_plate')} and plateDone != "owed"`,
  forCompany: 'trade != "none" and onDuty = true',
  filedLate: `today > ${daysAfter('happenedOn', 'filingDays')}`,
  paid: 'false',
  isOverdue: 'false',
}
const objects = (to: 'objected' | 'objected_owing') =>
  act(t('申辩', 'Object'), ['resident', 'officer'], to, local('item-9'), {
    asks: { objection: 'required' },
    kinMayAct: true,
    unordered: true,
  })
/** An objection is looked at by the head of the brigade; what stands goes on where it was. */
const objected = (back: 'served' | 'to_pay', branches?: NonNullable<Outcome['branches']>) => ({
  title: t('申辩待复核', 'Objection to be looked at'),
  holder: 'brigade-head',
  outcomes: {
    cancel: act(t('撤销', 'Cancel'), head, 'cancelled', local('item-9'), {
      notBy: ['decide', 'decide_settled'],
      asks: { ruling: 'required' },
      sets: { refund: 'if paid then total else 0' },
      effects: [
        {
          kind: 'notify',
          to: 'applicant',
          text: t('处罚已经撤销，已缴的退还。', 'The penalty is cancelled; what was paid is given back.'),
        },
      ],
    }),
    uphold: act(t('维持', 'It stands'), head, back, local('item-9'), {
      notBy: ['decide', 'decide_settled'],
      asks: { ruling: 'required' },
      ...(branches === undefined ? {} : { branches }),
    }),
  },
})

const fields: Programme['fields'] = {
  postNo: { ...entry('点位', 'Post', 'helmets.posts'), forTheFile: true },
  happenedOn: past('违法日期', 'Day of the violation'),
  vehicle: choice('车型', 'Vehicle', vehicles),
  treatedAs: choice('超标电动车按', 'Dealt with as', {
    motor: t('机动车', 'A motor vehicle'),
    non_motor: t('非机动车', 'A non-motor vehicle'),
  }),
  ownership: choice('车辆归属', 'Whose it is', {
    own: t('本人或者家庭', 'Own or the family’s'),
    company: t('企业', 'The company’s'),
    shared: t('共享单车', 'A shared bicycle'),
  }),
  plate: { ...line('车牌', 'Plate', 12), sensitive: true, forTheFile: true },
  seat: choice('位置', 'Seat', seats),
  trade: choice('行业', 'Trade', trades),
  onDuty: yes('正在执行业务', 'On duty'),
  kinds: {
    type: 'list',
    max: 5,
    title: t('违法行为', 'Violations'),
    of: {
      behaviour: choice('行为', 'What', behaviours),
      way: choice('处罚', 'Penalty', { warning: t('警告', 'Warning'), fine: t('罚款', 'Fine') }),
      fine: { type: 'fen', min: 0, max: 500_000, optional: true, title: t('罚款数额', 'Amount') },
    },
  },
  umbrellaFate: choice('遮阳伞', 'The umbrella', {
    taken_back: t('拆除，本人带走', 'Removed, taken along'),
    kept: t('拆除，暂存', 'Removed and kept'),
    destroyed: t('拆除，放弃', 'Removed and given up'),
    refused: t('未拆除', 'Not removed'),
  }),
  plateDone: choice('上牌情况', 'The plate', {
    made: t('当场上牌', 'Made on the spot'),
    held: t('扣车', 'The vehicle is held'),
    owed: t('限期上牌', 'To be made'),
  }),
  helmetOn: yes('放行时已戴头盔', 'Helmet on when released'),
  educated: {
    ...choice('教育方式（自愿）', 'Education, of their own will', {
      told: t('口头教育', 'Told'),
      read: t('学习规定', 'Read the rules'),
      flag: t('协助执勤', 'Helped on duty'),
      none: t('没有', 'None'),
    }),
  },
  partyName: { type: 'name', sensitive: true, title: t('当事人', 'Person') },
  idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
  phone: { type: 'mobile', sensitive: true, forTheFile: true, title: t('手机', 'Mobile') },
  partyIs: choice('当事人是', 'Who that is', {
    self: t('乘坐人本人', 'The passenger'),
    guardian: t('监护人或者驾驶人', 'Guardian or driver'),
  }),
  childAge: whole('儿童年龄', 'Age of the child', 17),
  facts: { ...words('违法事实', 'Facts', 200), forTheFile: true },
  told: yes('已告知事实、依据和权利', 'Facts, basis and rights were told'),
  defence: { ...words('当场陈述申辩', 'What they said', 300), forTheFile: true },
  signature: {
    ...choice('当事人签名', 'Signature', {
      signed: t('已签名', 'Signed'),
      refused: t('拒绝签名', 'Refused'),
    }),
    forTheFile: true,
  },
  delivered: yes('已当场交付', 'Handed over'),
  objection: { ...words('申辩理由', 'Objection', 500), forTheFile: true },
  ruling: { ...words('复核意见', 'Ruling', 500), forTheFile: true },
  minor: yes('情节轻微、没有影响通行', 'Minor, without effect on traffic'),
  paidOn: { ...past('缴款日期', 'Paid on'), forTheFile: true },
}

export const violation = defineProgramme({
  ...none,
  id: 'helmets.violation',
  title: t('路面违法查处', 'A violation on the road'),
  summary: t(
    '拦停以后口头警告放行，或者当场作出警告、二百元以下罚款的决定；幅度按违法之日的规定；申辩成立的撤销，撤销的不计数、留痕。',
    'An oral warning and release, or a warning or fine of up to 200 yuan on the spot, by the rules of the day of the violation; what is cancelled after an objection is not counted and stays on record.',
  ),
  basis: [
    simple,
    procedure('art-43'),
    procedure('art-45'),
    law('art-51'),
    law('art-87'),
    law('art-107'),
    hunan('art-19'),
    points('art-37'),
  ],
  audience: 'office',
  subject: { name: 'partyName', people: ['idNo'] },
  roles: rolesOf('officer', 'squad-leader', 'brigade-head', 'resident', 'system'),
  fields,
  values: {
    total: money('罚款合计', 'Fines'),
    pointsGiven: count('记分', 'Points'),
    violations: count('违法行为数', 'Violations'),
    refund: money('应退还', 'To be given back'),
  },
  working: {
    noHelmet: office,
    unlicensed: office,
    umbrella: office,
    umbrellaOff: office,
    isHeld: office,
    isPlated: office,
    forCompany: office,
    filedLate: office,
    paid: office,
    isOverdue: office,
  },
  about: ['total'],
  params: {
    payDays: param('缴款期限', 'To pay', 'days', 15, law('art-108')),
    objectDays: param('申辩和复议期限', 'To object', 'days', 60, local('item-9')),
    filingDays: param('备案期限', 'To file', 'days', 2, procedure('art-45')),
  },
  reckonings: {
    fines: {
      ability: 'helmets.fines@1',
      with: {
        on: 'happenedOn',
        motor: 'vehicle = "motorcycle" or (vehicle = "ebike_over" and treatedAs = "motor")',
        driver: 'seat = "driver"',
        lines: 'kinds',
      },
      rules: fineRules,
      clause: local('item-6'),
    },
  },
  clocks: {
    pay: {
      title: t('缴款期限', 'To pay'),
      limit: { param: 'payDays', unit: 'calendar_day' },
      starts: ['decide'],
      stops: ['pay', 'cancel', 'unpaid'],
      lapses: { outcome: 'unpaid', tells: t('罚款逾期未缴。', 'The fine was not paid in time.') },
      clause: law('art-108'),
    },
    final: {
      title: t('申辩和复议期限', 'To object'),
      limit: { param: 'objectDays', unit: 'calendar_day' },
      starts: ['decide_settled', 'pay'],
      stops: ['cancel', 'closes'],
      lapses: { outcome: 'closes', tells: t('申辩和复议期限已满。', 'The time to object is over.') },
      clause: local('item-9'),
    },
  },
  opens: {
    warn_orally: act(t('口头警告放行', 'Oral warning'), ['officer'], 'released', law('art-87'), {
      asks: { ...stopped, minor: 'required' },
      when: [
        sharedBike,
        must('minor = true', law('art-87'), '只有情节轻微、没有影响通行的才能口头警告', 'Only what is minor'),
      ],
    }),
    decide_settled: act(t('当场处罚（警告或者当场缴清）', 'Decide: settled'), ['officer'], 'served', simple, {
      asks: decided,
      when: lawful,
      sets: { ...counted, paid: 'true' },
    }),
    decide: act(t('当场处罚（限期缴款）', 'Decide: to be paid'), ['officer'], 'to_pay', simple, {
      asks: decided,
      when: [
        ...lawful,
        must('fines.total > 0', law('art-108'), '没有罚款的，按当场办结', 'Nothing is to be paid'),
      ],
      sets: counted,
    }),
  },
  steps: {
    released: { title: t('已放行', 'Released'), end: 'done', outcomes: {} },
    to_pay: {
      title: t('待缴款', 'To be paid'),
      holder: 'officer',
      dormant: true,
      outcomes: {
        pay: act(t('登记缴款', 'Paid'), ['officer', 'squad-leader'], 'served', law('art-108'), {
          asks: { paidOn: 'required' },
          sets: { paid: 'true' },
        }),
        unpaid: act(t('逾期未缴', 'Not paid in time'), ['system'], 'overdue', law('art-108'), {
          onlyAfter: 'pay',
          sets: { isOverdue: 'true' },
        }),
        object: objects('objected_owing'),
      },
    },
    overdue: {
      title: t('逾期未缴，待催缴', 'Overdue: to be called in'),
      holder: 'squad-leader',
      outcomes: {
        pay: act(t('登记缴款', 'Paid'), ['officer', 'squad-leader'], 'served', law('art-108'), {
          asks: { paidOn: 'required' },
          sets: { paid: 'true' },
        }),
        object: objects('objected_owing'),
      },
    },
    served: {
      title: t('已处罚', 'Decided'),
      holder: 'officer',
      dormant: true,
      outcomes: {
        object: objects('objected'),
        closes: act(t('期满归档', 'Filed'), ['system'], 'filed', local('item-9'), { onlyAfter: 'final' }),
      },
    },
    filed: { title: t('已归档', 'Filed'), end: 'done', outcomes: {} },
    objected: objected('served'),
    objected_owing: objected('to_pay', [
      {
        title: t('已经逾期的', 'Where it is overdue'),
        when: 'isOverdue',
        to: 'overdue',
        clause: local('item-9'),
      },
    ]),
    cancelled: { title: t('已撤销', 'Cancelled'), end: 'withdrawn', outcomes: {} },
  },
  remedy: {
    text: t(
      '不服处罚的，可以申辩，也可以依法申请行政复议或者提起行政诉讼。',
      'Who disagrees may object, ask for reconsideration, or go to court.',
    ),
    clause: simple,
  },
})
