/** The time account of one person: hours for points and hours for honour apart, lots of points, exchange, giving, reversal, stars and certificates. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local, minors, service } from '../clauses.ts'
import {
  aCase,
  act,
  anEntry,
  choice,
  count,
  day,
  fullName,
  idNo,
  line,
  must,
  none,
  office,
  param,
  rolesOf,
  said,
  t,
  whole,
  whoIs,
  words,
  yes,
} from '../shared.ts'
import { transfers, transfersOnceClosed } from './account-clearing.ts'
import { givenBack, lineOf, move, nextEnd, threshold, total } from './account-parts.ts'

const mine = ['resident', 'teacher'] as const
const text = (zh: string, en: string, max = 99) => line(zh, en, max)
const ladders = { national: t('全国星级', 'National'), school: t('学校星级', 'School') } as const

/** Only they themselves, until eighteen their guardian, and a teacher for a pupil whose guardian agrees. */
const byOwner = must(
  `(actorRole = "resident" and (if adultOn <= today then actorPerson = ownKey else actorPerson = guardianKey))
    or (actorRole = "teacher" and adultOn > today and guardianAgrees != null and guardianAgrees)`,
  local('item-10'),
  '未成年人须由监护人办理，或者由教师凭监护人确认办理；满十八周岁的由本人办理',
  'A minor’s guardian does it, or a teacher with the guardian’s word; who is eighteen does it alone',
)
const enough = (points: string) =>
  must(`holds.usable >= ${points}`, local('item-10'), '可用积分不够', 'There are not that many points to use')
const nothingOwed = must(
  'holds.owed = 0',
  local('item-12'),
  '有积分应补回，补足以前不能使用',
  'Points are owed: nothing is used until they are earned again',
)
const minutesNow = `${total('served.credit')} + ${total('served.honour')}`
const starsNow = 'stars[not(list contains(fallen.star, star))]'

const credited = (to: 'open' | 'disputed' | 'closed') =>
  act(t('入账', 'Post'), ['system'], to, local('item-8'), {
    unordered: true,
    asks: {
      record: 'required',
      serviceDay: 'required',
      creditMinutes: 'required',
      honourMinutes: 'required',
      isHard: 'required',
    },
    own: ['record', 'serviceDay', 'creditMinutes', 'honourMinutes', 'isHard'],
    sets: {
      isNew: 'not(list contains(served.record, record))',
      yearBefore: total('served[substring(day, 1, 4) = substring(serviceDay, 1, 4)].credit'),
      counted: 'if isNew then max(0, min(creditMinutes, yearMost - yearBefore)) else 0',
      honoured: 'if isNew then creditMinutes - counted + honourMinutes else 0',
      gained: `floor(counted
        * (valueOn(hourRate, serviceDay) + (if isHard then valueOn(hardMore, serviceDay) else 0)) / 60)`,
      pays: 'min(holds.owed, gained)',
      isMoved: 'gained > 0',
      entry: lineOf({
        kind: 'earn',
        key: 'record',
        points: 'gained',
        on: 'serviceDay',
        lastDay: 'string(date(addMonths(serviceDay, valueOn(lotMonths, serviceDay))) - duration("P1D"))',
      }),
      endsAt: nextEnd,
    },
    adds: {
      book: 'entry',
      served: 'if isNew then {record: record, day: serviceDay, credit: counted, honour: honoured} else null',
    },
    effects: [
      move('points', 'issued', 'gained - pays', 'earn'),
      move('owed', 'issued', 'pays', 'owed'),
      move('creditTime', 'given', 'counted', 'credit'),
      move('honourTime', 'given', 'honoured', 'honour'),
    ],
  })

/** A correction reaches it wherever it stands; a record that never came to it changes nothing. */
const reversed = (to: 'open' | 'disputed') =>
  act(t('更正', 'Correct'), ['system'], to, local('item-12'), {
    unordered: true,
    asks: { wrongRecord: 'required', barYears: 'optional' },
    own: ['wrongRecord', 'barYears'],
    sets: {
      wasCredit: total('served[record = wrongRecord].credit'),
      wasHonour: total('served[record = wrongRecord].honour'),
      wasOn: 'if count(served[record = wrongRecord]) = 0 then null else served[record = wrongRecord][1].day',
      takenNow: 'lost.back',
      owedNow: 'lost.backOwed',
      minutesLeft: `${minutesNow} - wasCredit - wasHonour`,
      barredTo: 'if barYears != null and barYears > 0 then addMonths(today, 12 * barYears) else barredTo',
      falling: `for s in ${starsNow} return {star: s.star, least: ${threshold('s.ladder', 's.level')}}`,
      losing: 'falling[least > minutesLeft]',
      voided: 'certs[wasOn != null and fromDay <= wasOn and wasOn <= toDay]',
      isMoved: 'takenNow + owedNow > 0',
      entry: lineOf({ kind: 'reverse', key: 'wrongRecord', points: 'takenNow + owedNow' }),
      endsAt: nextEnd,
    },
    adds: {
      book: 'entry',
      served:
        'if wasOn = null then null else {record: wrongRecord, day: wasOn, credit: -wasCredit, honour: -wasHonour}',
    },
    effects: [
      move('issued', 'points', 'takenNow', 'reverse'),
      move('issued', 'owed', 'owedNow', 'reverse'),
      move('given', 'creditTime', 'wasCredit', 'credit'),
      move('given', 'honourTime', 'wasHonour', 'honour'),
      { kind: 'command_each', list: 'losing', case: 'star', outcome: '"fall"', input: {} },
      { kind: 'command_each', list: 'voided', case: 'certificate', outcome: '"revoke"', input: {} },
      {
        kind: 'notify',
        to: 'applicant',
        text: t(
          '一条服务记录已更正，时长和积分随之冲销。',
          'A record of service was corrected, and hours and points with it.',
        ),
      },
    ],
  })

/** What was held for an order goes back to the lots it came from. */
const orderBack = (from: 'held' | 'redeemed') => {
  const back = givenBack(from, 'order')
  return { ...back, adds: { ...back.adds, undone: '{order: order, on: today}' } }
}

/** What shops and elders answer, whatever became of the account meanwhile. */
const answers = <const To extends 'open' | 'disputed'>(to: To) => ({
  granted: act(t('已预留', 'Reserved'), ['system'], to, local('item-10'), {
    unordered: true,
    asks: { order: 'required' },
    own: ['order'],
  }),
  out_of_stock: act(
    t('已兑完，积分退回', 'None is left; points come back'),
    ['system'],
    to,
    local('item-10'),
    {
      ...orderBack('held'),
      effects: [
        ...orderBack('held').effects,
        {
          kind: 'notify',
          to: 'applicant',
          text: t('兑换品已兑完，积分已退回原批次。', 'None was left; the points are back in their lots.'),
        },
      ],
    },
  ),
  delivered: act(t('已领取', 'Handed over'), ['system'], to, local('item-10'), {
    unordered: true,
    asks: { order: 'required' },
    own: ['order'],
    sets: { paid: 'ofOrder.spent' },
    adds: { handed: '{order: order, on: today}' },
    effects: [move('redeemed', 'held', 'paid', 'spend')],
  }),
  order_off: act(
    t('取消兑换', 'The order is called off'),
    ['system'],
    to,
    local('item-10'),
    orderBack('held'),
  ),
  returned: act(t('退货', 'The gift came back'), ['system'], to, local('item-10'), orderBack('redeemed')),
  starred: act(t('评定星级', 'A star is given'), ['system'], to, local('item-13'), {
    unordered: true,
    asks: { ladder: 'required', level: 'required', star: 'required' },
    own: ['ladder', 'level', 'star'],
    adds: { stars: '{ladder: ladder, level: level, star: star}' },
  }),
  fallen_star: act(t('撤销星级', 'A star is lost'), ['system'], to, local('item-13'), {
    unordered: true,
    asks: { star: 'required' },
    own: ['star'],
    adds: { fallen: '{star: star}' },
  }),
  certified: act(t('已出具证明', 'A certificate is issued'), ['system'], to, local('item-14'), {
    unordered: true,
    asks: { certificate: 'required', code: 'required', fromDay: 'required', toDay: 'required' },
    own: ['certificate', 'code', 'fromDay', 'toDay'],
    adds: { certs: '{certificate: certificate, code: code, fromDay: fromDay, toDay: toDay}' },
  }),
})

export const account = defineProgramme({
  ...none,
  id: 'volunteers.account',
  title: t('时间账户', 'Time account'),
  summary: t(
    '时长入账，积分时间折算积分、荣誉时间不折算；先到期先用，兑换、捐赠、更正都逐笔记账；申请星级和证明。',
    'Hours are posted; credit hours become points and honour hours do not; what ends first is used first; every exchange, gift and correction is a line. Stars and certificates are asked for here.',
  ),
  basis: [
    local('item-8'),
    local('item-9'),
    local('item-10'),
    local('item-11'),
    local('item-12'),
    local('item-20'),
    minors('art-9'),
    service('art-20'),
  ],
  audience: 'resident',
  subject: { name: 'name', people: ['idNo', 'guardianIdNo'] },
  roles: rolesOf('resident', 'teacher', 'reviewer', 'education', 'system'),
  fields: {
    name: fullName('姓名', 'Name'),
    idNo: idNo('身份证号', 'ID number'),
    guardianIdNo: idNo('监护人身份证号', 'Guardian’s ID number'),
    guardianAgrees: yes('监护人已确认', 'The guardian agrees'),
    record: text('服务记录', 'Record'),
    wrongRecord: text('更正的记录', 'Record that is corrected'),
    serviceDay: day('服务日期', 'Day of service'),
    creditMinutes: whole('积分时间（分钟）', 'Credit minutes', 1_440),
    honourMinutes: whole('荣誉时间（分钟）', 'Honour minutes', 1_440),
    isHard: yes('重点岗位', 'A hard post'),
    barYears: whole('不得评星年数', 'Years without a star', 3),
    gift: anEntry('volunteers.gifts', '兑换品', 'Gift'),
    pieces: whole('件数', 'Pieces', 50, 1),
    elder: anEntry('volunteers.elders', '受赠老人', 'Elder'),
    points: whole('积分', 'Points', 100_000, 1),
    order: text('兑换单', 'Order'),
    transfer: aCase('转账', 'Transfer'),
    askedBy: text('转出办理人（密文）', 'Who asks for the transfer, by key'),
    lastDay: day('最后一日', 'Last day'),
    ladder: choice('星级阶梯', 'Ladder', ladders),
    level: whole('星级', 'Stars', 5, 1),
    star: aCase('星级认定', 'Star'),
    certificate: aCase('证明', 'Certificate'),
    code: text('验证码', 'Code', 20),
    fromDay: day('自', 'From'),
    toDay: day('至', 'To'),
    purpose: { ...words('用途', 'What it is for', 100), forTheFile: true },
    why: words('理由', 'Why', 200),
  },
  params: {
    hourRate: param('每小时积分', 'Points an hour', 'points', 10, local('item-8'), [
      { from: '2021-10-01', value: 12 },
    ]),
    hardMore: param('重点岗位每小时加分', 'More at a hard post', 'points', 5, local('item-8')),
    yearMost: param('每年积分时间最多', 'Credit time a year', 'minutes', 24_000, local('item-8')),
    lotMonths: param('积分有效期', 'Points last', 'months', 24, local('item-9')),
    national1: param('全国一星', 'One star', 'minutes', 6000, local('item-13')),
    national2: param('全国二星', 'Two stars', 'minutes', 18000, local('item-13')),
    national3: param('全国三星', 'Three stars', 'minutes', 36000, local('item-13')),
    national4: param('全国四星', 'Four stars', 'minutes', 60000, local('item-13')),
    national5: param('全国五星', 'Five stars', 'minutes', 90000, local('item-13')),
    school1: param('学校一星', 'School: one star', 'minutes', 600, local('item-13')),
    school2: param('学校二星', 'School: two stars', 'minutes', 1200, local('item-13')),
    school3: param('学校三星', 'School: three stars', 'minutes', 1800, local('item-13')),
    school4: param('学校四星', 'School: four stars', 'minutes', 2400, local('item-13')),
    school5: param('学校五星', 'School: five stars', 'minutes', 3000, local('item-13')),
  },
  reckonings: {
    who: whoIs(),
    guardianIs: {
      ability: 'volunteers.person@1',
      with: { idNo: 'guardianIdNo', name: 'null', birth: 'null', phone: 'null' },
      clause: local('item-2'),
    },
    coming: { ability: 'volunteers.ages@1', with: { birth: 'birthOf(idNo)' }, clause: local('item-2') },
    holds: {
      ability: 'volunteers.lots@1',
      with: { book: 'book', key: 'null' },
      rules: { onPage: true },
      seenBy: 'concerned',
      clause: local('item-9'),
    },
    after: {
      ability: 'volunteers.lots@1',
      with: { book: 'if entry = null then book else append(book, entry)', key: 'null' },
      rules: { onPage: false },
      clause: local('item-9'),
    },
    lost: {
      ability: 'volunteers.lots@1',
      with: { book: 'book', key: 'wrongRecord' },
      rules: { onPage: false },
      clause: local('item-12'),
    },
    ofOrder: {
      ability: 'volunteers.lots@1',
      with: { book: 'book', key: 'order' },
      rules: { onPage: false },
      clause: local('item-10'),
    },
    ofTransfer: {
      ability: 'volunteers.lots@1',
      with: { book: 'book', key: 'transfer' },
      rules: { onPage: false },
      clause: local('item-20'),
    },
    shows: {
      ability: 'volunteers.shown@1',
      with: { orders: 'orders', undone: 'undone', handed: 'handed', certs: 'certs' },
      seenBy: 'concerned',
      clause: local('item-10'),
    },
    pausedDays: {
      ability: 'volunteers.days@1',
      with: { from: 'disputedOn', to: 'today' },
      clause: local('item-9'),
    },
  },
  entries: {
    alias: { register: 'volunteers.aliases', id: 'who.key' },
    acct: { register: 'volunteers.accounts', id: 'owner' },
    onlineOne: { register: 'volunteers.online', id: 'owner' },
    pupilOne: { register: 'volunteers.pupils', id: 'owner' },
    item: { register: 'volunteers.gifts', id: 'gift' },
    given_to: { register: 'volunteers.elders', id: 'elder' },
  },
  inClear: {
    holder: {
      reason: t(
        '证明核验时比对姓氏，其余隐去',
        'Who checks a certificate compares the surname; the rest is hidden',
      ),
      clause: local('item-14'),
    },
  },
  values: {
    adultOn: said('满十八周岁', 'Of age on'),
    holder: said('称呼', 'Called'),
    minutesLeft: count('更正后时长（分钟）', 'Minutes after the correction'),
    barredTo: said('不得评星至', 'No star until'),
  },
  working: Object.fromEntries(
    [
      'owner',
      'ownKey',
      'guardianKey',
      'isNew',
      'yearBefore',
      'counted',
      'honoured',
      'gained',
      'pays',
      'entry',
      'isMoved',
      'endsAt',
      'wasCredit',
      'wasHonour',
      'wasOn',
      'takenNow',
      'owedNow',
      'falling',
      'losing',
      'voided',
      'backNow',
      'paysNow',
      'paid',
      'cost',
      'orderNo',
      'orderKey',
      'hadBefore',
      'asking',
      'forStar',
      'heldLevel',
      'disputedOn',
      'overNow',
      'minutesAsked',
      'shortFor',
      'movedNow',
      'endsFirst',
    ].map((name) => [name, office]),
  ),
  lists: {
    book: {
      type: 'list',
      max: 20_000,
      seenBy: 'concerned',
      title: t('积分明细', 'Points, line by line'),
      of: {
        kind: choice('事由', 'What', {
          earn: t('获得', 'Earned'),
          spend: t('使用', 'Used'),
          undo: t('退回', 'Given back'),
          expire: t('到期失效', 'Expired'),
          reverse: t('更正收回', 'Corrected'),
          pause: t('顺延（天）', 'Put off, days'),
        }),
        key: text('凭据', 'By'),
        on: day('日期', 'Day'),
        points: whole('积分', 'Points', 1_000_000),
        lastDay: { ...day('最后一日', 'Last day'), optional: true },
      },
    },
    served: {
      type: 'list',
      max: 20_000,
      seenBy: 'concerned',
      title: t('服务时长', 'Hours'),
      of: {
        record: text('服务记录', 'Record'),
        day: day('服务日期', 'Day'),
        credit: whole('积分时间（分钟）', 'Credit minutes', 1_440, -1_440),
        honour: whole('荣誉时间（分钟）', 'Honour minutes', 1_440, -1_440),
      },
    },
    orders: {
      type: 'list',
      max: 5_000,
      seenBy: 'concerned',
      title: t('兑换单', 'Orders'),
      of: {
        key: text('兑换单', 'Order'),
        what: anEntry('volunteers.gifts', '兑换品', 'Gift'),
        called: { ...text('名称', 'Name', 40), optional: true },
        many: whole('件数', 'Pieces', 50),
        price: whole('积分', 'Points', 1_000_000),
        on: day('日期', 'Day'),
      },
    },
    undone: {
      type: 'list',
      max: 5_000,
      seenBy: 'concerned',
      title: t('退回的兑换单', 'Orders that came back'),
      of: { order: text('兑换单', 'Order'), on: day('日期', 'Day') },
    },
    handed: {
      type: 'list',
      max: 5_000,
      seenBy: 'concerned',
      title: t('已领取的兑换单', 'Orders that were handed over'),
      of: { order: text('兑换单', 'Order'), on: day('日期', 'Day') },
    },
    stars: {
      type: 'list',
      max: 50,
      seenBy: 'concerned',
      title: t('星级', 'Stars'),
      of: {
        ladder: choice('阶梯', 'Ladder', ladders),
        level: whole('星级', 'Stars', 5),
        star: aCase('认定', 'Star'),
      },
    },
    fallen: {
      type: 'list',
      max: 50,
      seenBy: 'concerned',
      title: t('撤销的星级', 'Stars that were lost'),
      of: { star: aCase('认定', 'Star') },
    },
    certs: {
      type: 'list',
      max: 500,
      seenBy: 'concerned',
      title: t('证明', 'Certificates'),
      of: {
        certificate: aCase('证明', 'Certificate'),
        code: { ...text('验证码', 'Code', 20), optional: true },
        fromDay: day('自', 'From'),
        toDay: day('至', 'To'),
      },
    },
  },
  gathers: {
    earlier: {
      title: t('开户以前的服务', 'Service before the account'),
      from: { register: 'volunteers.records', standing: ['booked'] },
      where: 'volunteer = owner',
      of: {
        own: aCase('时间账户', 'Account'),
        record: text('服务记录', 'Record'),
        serviceDay: day('服务日期', 'Day'),
        creditMinutes: whole('积分时间（分钟）', 'Credit minutes', 1_440),
        honourMinutes: whole('荣誉时间（分钟）', 'Honour minutes', 1_440),
        isHard: yes('重点岗位', 'A hard post'),
      },
      columns: {
        own: 'caseId',
        record: 'id',
        serviceDay: 'on',
        creditMinutes: 'credit',
        honourMinutes: 'honour',
        isHard: 'hard',
      },
      starts: 'open',
      closes: 'list',
      clause: local('item-8'),
    },
  },
  accounts: {
    points: { title: t('积分', 'Points'), kind: 'asset', unit: 'points', per: 'case', floor: 0 },
    held: { title: t('兑换占用', 'Held'), kind: 'asset', unit: 'points', per: 'case', floor: 0 },
    owed: { title: t('应补回积分', 'Points owed'), kind: 'asset', unit: 'points', per: 'case' },
    issued: { title: t('发放积分', 'Points issued'), kind: 'source', unit: 'points' },
    redeemed: { title: t('兑换积分', 'Points exchanged'), kind: 'expense', unit: 'points' },
    expired: { title: t('失效积分', 'Points expired'), kind: 'expense', unit: 'points' },
    donated: { title: t('捐赠积分', 'Points given'), kind: 'expense', unit: 'points' },
    transit: { title: t('通兑过渡', 'Transfers under way'), kind: 'expense', unit: 'points' },
    creditTime: { title: t('积分时间', 'Credit time'), kind: 'asset', unit: 'minutes', per: 'case' },
    honourTime: { title: t('荣誉时间', 'Honour time'), kind: 'asset', unit: 'minutes', per: 'case' },
    given: { title: t('服务时间', 'Time given'), kind: 'source', unit: 'minutes' },
  },
  clocks: {
    ends: {
      title: t('最早一批积分到期', 'The next points end'),
      limit: { until: 'endsAt' },
      starts: [
        'credit',
        'redeem',
        'donate',
        'reverse',
        'out_of_stock',
        'order_off',
        'returned',
        'settle',
        'expire',
        'out_off',
        'out_back',
        'come_in',
      ],
      stops: ['expire', 'dispute', 'close'],
      lapses: { outcome: 'expire', tells: t('有一批积分已到期失效。', 'Some points have expired.') },
      clause: local('item-9'),
    },
  },
  opens: {
    open: act(t('开户', 'Open'), mine, 'open', local('item-8'), {
      kinMayAct: true,
      asks: { name: 'required', idNo: 'required', guardianIdNo: { when: 'age(birthOf(idNo), today) < 18' } },
      sets: {
        ownKey: 'who.key',
        guardianKey: 'if guardianIdNo = null then null else guardianIs.key',
        owner: 'if alias != null then alias.volunteer else who.key',
        adultOn: 'coming.eighteen',
        holder: 'substring(name, 1, 1) + "**"',
        orderNo: '0',
      },
      when: [
        must('acct = null', local('item-8'), '一人只开一个账户', 'One account a person'),
        must(
          '(onlineOne != null and onlineOne.standing = "registered") or (pupilOne != null and pupilOne.standing = "registered")',
          local('item-1'),
          '请先实名注册',
          'Register first',
        ),
      ],
      effects: [
        {
          kind: 'enter',
          register: 'volunteers.accounts',
          id: 'owner',
          standing: '"open"',
          body: { since: 'today', number: 'caseId' },
        },
      ],
    }),
  },
  steps: {
    open: {
      title: t('在用', 'Open'),
      holder: 'teacher',
      dormant: true,
      outcomes: {
        ...answers('open'),
        ...transfers('open'),
        list: act(t('开户以前的服务入账', 'Earlier service is posted'), ['system'], 'open', local('item-8'), {
          effects: [
            {
              kind: 'command_each',
              list: 'earlier',
              case: 'own',
              outcome: '"credit"',
              input: {
                record: 'record',
                serviceDay: 'serviceDay',
                creditMinutes: 'creditMinutes',
                honourMinutes: 'honourMinutes',
                isHard: 'isHard = true',
              },
            },
          ],
        }),
        credit: credited('open'),
        reverse: reversed('open'),
        expire: act(t('到期失效', 'Expire'), ['system'], 'open', local('item-9'), {
          onlyAfter: 'ends',
          sets: {
            overNow: 'holds.over',
            isMoved: 'overNow > 0',
            entry: lineOf({ kind: 'expire', key: 'today', points: 'overNow' }),
            endsAt: nextEnd,
          },
          adds: { book: 'entry' },
          effects: [move('expired', 'points', 'overNow', 'expire')],
        }),
        redeem: act(t('兑换', 'Exchange'), mine, 'open', local('item-10'), {
          unordered: true,
          kinMayAct: true,
          asks: { gift: 'required', pieces: 'required', guardianAgrees: { when: 'actorRole = "teacher"' } },
          own: ['gift', 'pieces', 'guardianAgrees'],
          sets: {
            cost: 'item.points * pieces',
            orderNo: 'orderNo + 1',
            orderKey: 'caseId + "/" + string(orderNo)',
            hadBefore: total('orders[what = gift and not(list contains(undone.order, key))].many'),
            heldLevel: `max(concatenate(${starsNow}.level, [0]))`,
            isMoved: 'cost > 0',
            entry: lineOf({ kind: 'spend', key: 'orderKey', points: 'cost' }),
            endsAt: nextEnd,
          },
          when: [
            byOwner,
            must('item.standing = "offered"', local('item-10'), '该兑换品暂停兑换', 'It is not offered now'),
            must(
              'date(today).day >= item.fromDay and date(today).day <= item.toDay',
              local('item-10'),
              '今天不是兑换日',
              'It is not exchanged on this day of the month',
            ),
            must(
              'pieces + hadBefore <= item.most',
              local('item-10'),
              '超过每人限量',
              'More than one person may have',
            ),
            must('heldLevel >= item.stars', local('item-13'), '星级不够', 'It is for those with more stars'),
            nothingOwed,
            enough('cost'),
          ],
          adds: {
            book: 'entry',
            orders: '{key: orderKey, what: gift, called: item.name, many: pieces, price: cost, on: today}',
          },
          effects: [
            move('held', 'points', 'cost', 'hold'),
            {
              kind: 'command',
              case: 'item.number',
              outcome: 'reserve',
              input: { buyer: 'caseId', order: 'orderKey', pieces: 'pieces' },
            },
          ],
        }),
        donate: act(t('捐赠给老人', 'Give to an elder'), mine, 'open', local('item-11'), {
          unordered: true,
          kinMayAct: true,
          asks: { elder: 'required', points: 'required', guardianAgrees: { when: 'actorRole = "teacher"' } },
          own: ['elder', 'points', 'guardianAgrees'],
          sets: {
            orderNo: 'orderNo + 1',
            orderKey: 'caseId + "/" + string(orderNo)',
            isMoved: 'points > 0',
            entry: lineOf({ kind: 'spend', key: 'orderKey', points: 'points' }),
            endsAt: nextEnd,
          },
          when: [
            byOwner,
            must(
              'given_to != null and given_to.standing = "listed"',
              local('item-11'),
              '积分只能捐给登记的老人，不得转给他人',
              'Points go to an elder on the list, and to nobody else',
            ),
            nothingOwed,
            enough('points'),
          ],
          adds: { book: 'entry' },
          effects: [
            move('donated', 'points', 'points', 'donate'),
            { kind: 'command', case: 'given_to.number', outcome: 'receive', input: { points: 'points' } },
          ],
        }),
        apply_star: act(t('申请星级', 'Ask for a star'), mine, 'open', local('item-13'), {
          unordered: true,
          kinMayAct: true,
          asks: { ladder: 'required', level: 'required' },
          own: ['ladder', 'level'],
          sets: {
            forStar: '[{n: 1}]',
            minutesAsked: minutesNow,
            heldLevel: `max(concatenate((for s in ${starsNow} return if s.ladder = ladder then s.level else 0), [0]))`,
          },
          when: [
            must('level = heldLevel + 1', local('item-13'), '星级逐级申请', 'One star after the other'),
            must(
              `minutesAsked >= ${threshold('ladder', 'level')}`,
              local('item-13'),
              '服务时长不够',
              'There are not that many hours',
            ),
            must(
              'barredTo = null or today > barredTo',
              local('item-12'),
              '虚报时长，在限制期内不得评星',
              'Hours were made up: no star until the bar is over',
            ),
          ],
          effects: [
            {
              kind: 'open_each',
              list: 'forStar',
              programme: 'volunteers.star',
              outcome: 'apply',
              input: {
                account: 'caseId',
                volunteer: 'owner',
                ladder: 'ladder',
                level: 'level',
                minutes: 'minutesAsked',
                holder: 'holder',
              },
            },
          ],
        }),
        ask_certificate: act(t('申请证明', 'Ask for a certificate'), mine, 'open', local('item-14'), {
          unordered: true,
          kinMayAct: true,
          asks: { fromDay: 'required', toDay: 'required', purpose: 'optional' },
          own: ['fromDay', 'toDay', 'purpose'],
          sets: {
            asking: '[{n: 1}]',
            minutesAsked: `${total('served[day >= fromDay and day <= toDay].credit')}
              + ${total('served[day >= fromDay and day <= toDay].honour')}`,
          },
          when: [
            must(
              'fromDay <= toDay and toDay <= today',
              local('item-14'),
              '起止日期不对',
              'These are not days from and to',
            ),
            must(
              'minutesAsked > 0',
              local('item-14'),
              '这段时间没有服务记录',
              'There is no record in that time',
            ),
          ],
          effects: [
            {
              kind: 'open_each',
              list: 'asking',
              programme: 'volunteers.certificate',
              outcome: 'ask',
              input: {
                account: 'caseId',
                minutes: 'minutesAsked',
                fromDay: 'fromDay',
                toDay: 'toDay',
                holder: 'holder',
              },
            },
          ],
        }),
        dispute: act(
          t('列为争议', 'Put in dispute'),
          ['reviewer', 'education'],
          'disputed',
          local('item-9'),
          {
            asks: { why: 'required' },
            sets: { disputedOn: 'today', endsAt: 'null' },
            effects: [
              {
                kind: 'enter',
                register: 'volunteers.accounts',
                id: 'owner',
                standing: '"disputed"',
                body: { number: 'caseId' },
              },
            ],
          },
        ),
        close: act(t('销户', 'Close'), ['resident', 'education'], 'closed', service('art-25'), {
          kinMayAct: true,
          asks: { why: 'optional' },
          when: [
            must(
              'holds.usable = 0 and holds.owed = 0',
              local('item-8'),
              '还有积分，请先兑换或者捐赠',
              'There are points: exchange or give them first',
            ),
            must(
              'shows.waiting = 0',
              local('item-10'),
              '还有待领取的兑换单',
              'Orders still wait to be handed over',
            ),
          ],
          effects: [
            {
              kind: 'enter',
              register: 'volunteers.accounts',
              id: 'owner',
              standing: '"closed"',
              body: { number: 'caseId' },
            },
          ],
        }),
      },
    },
    disputed: {
      title: t('有争议', 'Disputed'),
      holder: 'reviewer',
      outcomes: {
        ...answers('disputed'),
        ...transfers('disputed'),
        credit: credited('disputed'),
        reverse: reversed('disputed'),
        settle: act(t('争议了结', 'Settle'), ['reviewer', 'education'], 'open', local('item-9'), {
          asks: { why: 'required' },
          sets: {
            isMoved: 'pausedDays > 0',
            entry: lineOf({ kind: 'pause', key: 'today', points: 'pausedDays', on: 'disputedOn' }),
            endsAt: `if after.next = null then null
              else string(date(after.next) + duration("P1D")) + "T00:00:00.000+08:00"`,
          },
          adds: { book: 'entry' },
          effects: [
            {
              kind: 'enter',
              register: 'volunteers.accounts',
              id: 'owner',
              standing: '"open"',
              body: { number: 'caseId' },
            },
          ],
        }),
      },
    },
    closed: { title: t('已销户', 'Closed'), end: 'done', outcomes: transfersOnceClosed },
  },
})
