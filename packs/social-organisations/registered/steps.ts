/** The steps of an organisation's file: name, application, decision, its life on the register, liquidation, archive. */
import type { Step } from 'yimen/kernel/programme'
import { association, credit, evaluation, local, privateUnit } from '../clauses.ts'
import { act, must, plainCode, t } from '../shared.ts'
import {
  anotherHead,
  codeGuards,
  entry,
  everyOfficer,
  headIs,
  itsOwn,
  likeAsked,
  likeNewAsked,
  nameFree,
  nameIs,
  newNameFree,
  notOfTheNation,
  officers,
  oneHead,
  oneNewHead,
  stillOneHead,
} from './rules.ts'

const registrar = ['registrar'] as const
const head = ['registrar-head'] as const
const applicant = ['organisation', 'service-window'] as const
const system = ['system'] as const

const enough = [
  must(
    `kind != "association" or individuals >= leastIndividuals or unitMembers >= leastUnits
      or (individuals > 0 and unitMembers > 0 and individuals + unitMembers >= leastMixed)`,
    association('art-10'),
    '会员不足：个人会员不少于50个，或者单位会员不少于30个，或者混合不少于50个',
    'Not enough members: 50 individuals, or 30 units, or 50 of both',
  ),
  must(
    'kind != "association" or money >= leastMoney',
    association('art-10'),
    '活动资金不足3万元',
    'Less than 30,000 yuan',
  ),
  must('staff >= 1', privateUnit('art-8'), '没有从业人员', 'It has no staff'),
]

/** The ways to open a file. */
export const opens = {
  reserve: act(t('申请名称预留', 'Reserve a name'), applicant, 'naming', local('item-1'), {
    asks: {
      orgName: 'required',
      kind: 'required',
      scope: 'required',
      supervisor: 'required',
      nameNote: { when: likeAsked },
    },
    when: [nameFree, notOfTheNation('loose')],
    sets: { life: '"live"', agent: 'if actorRole = "organisation" then actorPost else null' },
    effects: nameIs('reserved'),
  }),
  take_over: act(t('补录既有社会组织', 'Enter one that stands'), registrar, 'registered', local('item-2'), {
    asks: {
      orgName: 'required',
      kind: 'required',
      uscc: 'required',
      zoneNote: { when: 'codeRead.isZone' },
      scope: 'required',
      supervisor: 'required',
      address: 'required',
      headName: 'required',
      headId: 'required',
      money: 'required',
      registeredOn: 'required',
      charterOn: 'required',
      termFrom: 'required',
      termTo: 'required',
      council: 'optional',
      party: 'required',
      grade: 'optional',
      gradedOn: { when: 'grade != null' },
      gradeTo: { when: 'grade != null' },
      inspectedYear: 'optional',
      inspection: { when: 'inspectedYear != null' },
      earlier: 'optional',
      agent: 'optional',
    },
    sets: {
      uscc: plainCode('uscc', 'codeRead'),
      life: '"live"',
      headKey: 'headIs',
      councilKeys: 'councilIs',
      thisYears: 'string(date(today).year) + "-05-31"',
      /** What was inspected already is not asked for again. */
      reportYear: `
        if inspectedYear != null and inspectedYear >= date(today).year - 1 then inspectedYear + 1
        else if today <= thisYears then date(today).year - 1
        else date(today).year
      `,
      reportDueOn: 'string(reportYear + 1) + "-05-31"',
      gradeEnds: 'if gradeTo = null then null else gradeTo + "T23:59:59.999+08:00"',
    },
    when: [
      ...codeGuards,
      nameFree,
      oneHead,
      must(
        'earlier = null or (every g in earlier satisfies g.kind != "annual_report" or g.year != null)',
        association('art-28'),
        '未报送年度报告的，要注明是哪一年度',
        'Of a missing report the year is told',
      ),
    ],
    effects: [
      entry,
      ...nameIs('used'),
      headIs('headIs', 'heads'),
      officers(everyOfficer),
      {
        kind: 'command',
        case: 'if earlier = null or count(earlier) = 0 then null else caseId',
        outcome: 'carry_over',
        input: {},
      },
    ],
    adds: { charters: '{no: 1, on: charterOn}', terms: '{no: 1, from: termFrom, to: termTo}' },
  }),
} as const

const reported = <const To extends string>(to: To) =>
  act(t('收到年度工作报告', 'Annual report received'), system, to, association('art-28'), {
    asks: { year: 'required', on: 'required' },
    own: ['year', 'on'],
    adds: { reports: '{year: year, on: on}' },
    sets: {
      reportYear: 'if year >= reportYear then year + 1 else reportYear',
      reportDueOn: 'string(reportYear + 1) + "-05-31"',
    },
    effects: [entry],
  })

/**
 * What other cases tell the file: the report, the result, the grade. A change that is looked at, or a liquidation, keeps none of it
 * away; what is of an earlier year than the newest does not stand for it.
 */
const toldByOthers = <const To extends string>(to: To) => ({
  report_received: reported(to),
  record_inspection: act(t('登记年检结论', 'Result of the inspection'), system, to, association('art-28'), {
    asks: { year: 'required', told: 'required', on: 'required' },
    own: ['year', 'told', 'on'],
    adds: { inspections: '{year: year, result: told, on: on}' },
    sets: {
      inspection: 'if inspectedYear != null and year < inspectedYear then inspection else told',
      inspectedYear: 'if inspectedYear != null and year < inspectedYear then inspectedYear else year',
    },
    effects: [entry],
  }),
  record_grade: act(t('登记评估等级', 'Grade'), system, to, evaluation('item-3'), {
    asks: { toldGrade: 'required', on: 'required', toldTo: 'required' },
    own: ['toldGrade', 'on', 'toldTo'],
    sets: {
      grade: 'toldGrade',
      gradedOn: 'on',
      gradeTo: 'toldTo',
      gradeEnds: 'toldTo + "T23:59:59.999+08:00"',
    },
    effects: [entry],
  }),
})

/** What time does by itself, also while a change is looked at: who has one under way is listed, and leaves, on the same day as others. */
const byTime = <const To extends string>(to: To, by: readonly ('system' | 'registrar')[] = system) => ({
  report_missing: act(
    t('未按期报送年度工作报告，列入', 'No annual report: listed'),
    by,
    to,
    credit('item-2'),
    {
      when: [
        /** Where 31 May is a day off the clock has moved on, and so has this. */
        must(
          'list contains(lapsed, "annual")',
          association('art-28'),
          '报送期限未过',
          'The time for the report is not over',
        ),
      ],
      sets: {
        anomalyUntil: 'withMissing.until',
        missedYear: 'reportYear',
        reportYear: 'reportYear + 1',
        reportDueOn: 'string(reportYear + 1) + "-05-31"',
      },
      adds: { grounds: '{no: count(grounds) + 1, kind: "annual_report", on: today, year: missedYear}' },
      effects: [entry],
    },
  ),
  to_serious: act(
    t('列入满二年，转入严重违法失信名单', 'Two years: over to the serious list'),
    system,
    to,
    credit('item-5'),
    {
      onlyAfter: 'anomaly',
      adds: { grave: '{no: count(grave) + 1, kind: "two_years", on: today}' },
      sets: { anomalyUntil: 'null' },
      effects: [entry],
    },
  ),
  suspension_ends: act(t('停止活动期满', 'The suspension is over'), system, to, local('item-6'), {
    onlyAfter: 'suspension',
    sets: { suspendedUntil: 'null', suspensionEnds: 'null' },
    effects: [entry],
  }),
  grade_ends: act(t('评估等级有效期满', 'The grade has ended'), system, to, evaluation('item-3'), {
    onlyAfter: 'grade',
    sets: { grade: 'null', gradedOn: 'null', gradeTo: 'null', gradeEnds: 'null' },
    effects: [entry],
  }),
})

/** Grounds, each with its day and its own cure. */
const lists = {
  carry_over: act(t('转入原名录事由', 'Carry over a ground'), system, 'registered', local('item-2'), {
    when: [
      must(
        'count(grounds) < count(earlier)',
        local('item-2'),
        '原名录事由已全部转入',
        'All are carried over',
      ),
    ],
    adds: {
      grounds:
        '{no: count(grounds) + 1, kind: earlier[count(grounds) + 1].kind, on: earlier[count(grounds) + 1].on, year: earlier[count(grounds) + 1].year}',
    },
    sets: { anomalyUntil: 'withCarried.until' },
    effects: [
      entry,
      {
        kind: 'command',
        case: 'if count(grounds) < count(earlier) then caseId else null',
        outcome: 'carry_over',
        input: {},
      },
    ],
  }),
  add_ground: act(
    t('列入活动异常名录', 'Put on the anomaly list'),
    registrar,
    'registered',
    credit('item-2'),
    {
      asks: {
        ground: 'required',
        letter1: { when: 'ground = "unreachable"' },
        letter2: { when: 'ground = "unreachable"' },
        reason: 'required',
      },
      own: ['ground', 'letter1', 'letter2'],
      when: [
        must(
          `ground != "unreachable" or (date(letter2) >= date(letter1) + duration("P1D") * letterLeast
          and date(letter2) <= date(letter1) + duration("P1D") * letterMost)`,
          credit('item-3'),
          '两次邮寄间隔不少于20日、不超过60日',
          'The letters are twenty to sixty days apart',
        ),
        must(
          'ground != "annual_report"',
          association('art-28'),
          '未报送年度报告由期限届满自动列入，并记明年度',
          'A missing report is listed when its time is over, with its year',
        ),
      ],
      adds: { grounds: '{no: count(grounds) + 1, kind: ground, on: today, year: null}' },
      sets: { anomalyUntil: 'withGround.until' },
      effects: [entry],
    },
  ),
  cure_ground: act(t('查实消除一项事由', 'Cure one ground'), registrar, 'registered', credit('item-4'), {
    asks: { groundNo: 'required', evidence: 'required' },
    own: ['groundNo'],
    when: [
      must(
        'some g in grounds satisfies g.no = groundNo',
        credit('item-4'),
        '没有这项事由',
        'There is no such ground',
      ),
      must(
        'every c in cured satisfies c.no != groundNo',
        credit('item-4'),
        '这项事由已经消除',
        'That ground is cured already',
      ),
      must(
        `grounds[item.no = groundNo][1].kind != "annual_report"
          or (some r in reports satisfies r.year = grounds[item.no = groundNo][1].year)`,
        association('art-28'),
        '该年度的工作报告还没有补报',
        'The report of that year has not come',
      ),
    ],
    adds: { cured: '{no: groundNo, on: today}' },
    sets: { anomalyUntil: 'withCure.until' },
    effects: [entry],
  }),
  add_grave: act(t('列入严重违法失信名单', 'Put on the serious list'), head, 'registered', credit('item-5'), {
    asks: { graveGround: 'required', reason: 'required' },
    own: ['graveGround'],
    adds: { grave: '{no: count(grave) + 1, kind: graveGround, on: today}' },
    effects: [entry],
  }),
  leave_grave: act(t('移出严重违法失信名单', 'Off the serious list'), head, 'registered', credit('item-6'), {
    asks: { graveNo: 'required', evidence: 'required' },
    own: ['graveNo'],
    when: [
      must(
        'some g in grave satisfies g.no = graveNo',
        credit('item-6'),
        '没有这一项',
        'There is no such ground',
      ),
      must(
        'every l in left satisfies l.no != graveNo',
        credit('item-6'),
        '这一项已经移出',
        'It is off already',
      ),
      must(
        'stands.mayLeaveOn != null and today >= stands.mayLeaveOn',
        credit('item-6'),
        '列入未满二年，或者其间又有新的情形',
        'Two years are not over, or something new came in the meantime',
      ),
      must(
        'grave[item.no = graveNo][1].kind != "two_years" or stands.since = null',
        credit('item-6'),
        '活动异常事由还没有全部消除',
        'Its grounds of the anomaly list are not all cured',
      ),
    ],
    adds: { left: '{no: graveNo, on: today}' },
    effects: [entry],
  }),
  suspend: act(t('限期停止活动', 'Suspend its activities'), head, 'registered', association('art-30'), {
    asks: { suspendedTo: 'required', reason: 'required' },
    when: [must('suspendedTo > today', association('art-30'), '期限早于今天', 'That day is over')],
    sets: { suspendedUntil: 'suspendedTo', suspensionEnds: 'suspendedTo + "T23:59:59.999+08:00"' },
    effects: [entry],
  }),
}

const ordinary = {
  apply_change: act(t('申请变更', 'Apply for a change'), applicant, 'changing', association('art-18'), {
    asks: {
      change: 'required',
      consentOn: 'required',
      newName: { when: 'change = "name"' },
      nameNote: { when: likeNewAsked },
      newText: { when: 'change = "address" or change = "scope" or change = "supervisor"' },
      newMoney: { when: 'change = "money"' },
      newHeadName: { when: 'change = "head"' },
      newHeadId: { when: 'change = "head"' },
      charterOn: { when: 'change = "charter"' },
    },
    begins: ['newName', 'nameNote', 'newText', 'newMoney', 'newHeadName', 'newHeadId'],
    when: [
      itsOwn,
      must(
        'date(today) <= date(consentOn) + duration("P1D") * changeDays',
        association('art-18'),
        '自业务主管单位同意之日起已过30日，须重新征得同意',
        'More than thirty days since the consent: it is to be asked for anew',
      ),
      newNameFree,
      must(
        `change != "name" or ${notOfTheNation('newLoose').test}`,
        association('art-10'),
        '地方性社会组织的名称不得冠以“中国”“全国”“中华”',
        'A local name does not begin with words for the nation',
      ),
      oneNewHead,
      anotherHead,
    ],
    sets: { newHead: 'if change = "head" then newHeadIs else null' },
  }),
  record_council: act(t('登记换届', 'Record a new council'), applicant, 'registered', local('item-5'), {
    asks: { council: 'required', termFrom: 'required', termTo: 'required' },
    when: [
      itsOwn,
      must('termTo > termFrom', local('item-5'), '任期截止早于开始', 'The term ends before it begins'),
      must(
        'termTo <= addMonths(termFrom, 12 * termYears)',
        local('item-5'),
        '每届任期不超过五年',
        'A term is at most five years',
      ),
    ],
    sets: { councilKeys: 'councilIs' },
    adds: { terms: '{no: count(terms) + 1, from: termFrom, to: termTo}' },
    effects: [entry, officers(everyOfficer)],
  }),
  set_branch: act(t('设立分支机构', 'Set up a branch'), applicant, 'registered', association('art-17'), {
    asks: { branchName: 'required', isRegional: 'required' },
    own: ['branchName', 'isRegional'],
    when: [
      itsOwn,
      must(
        'kind != "private"',
        privateUnit('art-13'),
        '民办非企业单位不得设立分支机构',
        'A private non-enterprise unit has no branches',
      ),
      must(
        'not(isRegional)',
        association('art-17'),
        '社会团体不得设立地域性的分支机构',
        'An association has no regional branches',
      ),
    ],
    adds: { branches: '{no: count(branches) + 1, name: branchName, on: today}' },
  }),
  record_party: act(
    t('登记党组织', 'Record the party organisation'),
    ['party-committee'],
    'registered',
    local('item-11'),
    { asks: { party: 'required' }, effects: [entry] },
  ),
  appoint_agent: act(t('登记经办岗位', 'Record who acts for it'), registrar, 'registered', local('item-3'), {
    asks: { agent: 'required' },
    effects: [entry],
  }),
  begin_liquidation: act(
    t('成立清算组织', 'Begin liquidation'),
    applicant,
    'liquidating',
    association('art-20'),
    {
      asks: { consentOn: 'required', liquidators: 'required' },
      when: [itsOwn],
      sets: { life: '"liquidating"' },
      effects: [entry],
    },
  ),
  revoke: act(t('撤销登记', 'Revoke'), head, 'revoked', association('art-30'), {
    asks: { reason: 'required' },
    sets: { life: '"revoked"' },
    effects: [
      entry,
      ...nameIs('free'),
      headIs('headKey', 'left', 'headKey != null'),
      officers('[]', 'ended'),
    ],
  }),
}

export const steps = {
  naming: {
    title: t('名称待核', 'The name is looked at'),
    holder: 'registrar',
    outcomes: {
      approve_name: act(t('同意名称预留', 'Reserve it'), registrar, 'preparing', local('item-1')),
      refuse_name: act(t('不同意名称', 'Refuse the name'), registrar, 'refused', local('item-1'), {
        asks: { reason: 'required' },
        effects: nameIs('free'),
      }),
    },
  },
  preparing: {
    title: t('筹备，待申请登记', 'To be applied for'),
    holder: 'service-window',
    outcomes: {
      apply: act(t('申请登记', 'Apply'), applicant, 'examining', association('art-11'), {
        asks: {
          address: 'required',
          headName: 'required',
          headId: 'required',
          money: 'required',
          individuals: { when: 'kind = "association"' },
          unitMembers: { when: 'kind = "association"' },
          staff: 'required',
          promoters: 'required',
          consentOn: 'required',
          council: 'required',
          termFrom: 'required',
          termTo: 'required',
          application: 'optional',
          approval: 'optional',
          capital: 'optional',
          persons: 'optional',
          draft: 'optional',
        },
        when: [
          itsOwn,
          ...enough,
          must(
            'termTo > termFrom and termTo <= addMonths(termFrom, 12 * termYears)',
            local('item-5'),
            '任期应当在五年以内',
            'A term is at most five years',
          ),
          oneHead,
        ],
        sets: { headKey: 'headIs', councilKeys: 'councilIs' },
      }),
      release_name: act(t('预留期满', 'The reservation is over'), system, 'lapsedName', local('item-1'), {
        onlyAfter: 'reservation',
        effects: nameIs('free'),
      }),
    },
  },
  examining: {
    title: t('登记审查', 'Examined'),
    holder: 'registrar',
    outcomes: {
      supplement: act(
        t('一次告知补正', 'Tell what is missing, once'),
        registrar,
        'supplementing',
        local('item-3'),
        { asks: { missing: 'required' }, atMost: 1 },
      ),
      propose: act(t('提出审查意见', 'Propose'), registrar, 'deciding', local('item-3')),
      withdraw: act(t('撤回申请', 'Withdraw'), applicant, 'withdrawn', local('item-3'), {
        when: [itsOwn],
        effects: nameIs('free'),
      }),
    },
  },
  supplementing: {
    title: t('待补正', 'To be supplemented'),
    holder: 'organisation',
    outcomes: {
      resubmit: act(t('补正', 'Supplement'), applicant, 'examining', association('art-11'), {
        asks: {
          application: 'optional',
          approval: 'optional',
          capital: 'optional',
          persons: 'optional',
          draft: 'optional',
        },
        when: [itsOwn],
      }),
    },
  },
  deciding: {
    title: t('待决定', 'To be decided'),
    holder: 'registrar-head',
    outcomes: {
      register: act(t('准予登记', 'Register'), head, 'registered', association('art-12'), {
        notBy: ['propose'],
        asks: { uscc: 'required', zoneNote: { when: 'codeRead.isZone' }, charterOn: 'required' },
        when: [...codeGuards, stillOneHead('true')],
        sets: {
          uscc: plainCode('uscc', 'codeRead'),
          registeredOn: 'today',
          party: '"none"',
          reportYear: 'date(today).year',
          reportDueOn: 'string(reportYear + 1) + "-05-31"',
        },
        adds: { charters: '{no: 1, on: charterOn}', terms: '{no: 1, from: termFrom, to: termTo}' },
        effects: [entry, ...nameIs('used'), headIs('headKey', 'heads'), officers(everyOfficer)],
      }),
      refuse: act(t('不予登记', 'Refuse'), head, 'refused', association('art-12'), {
        notBy: ['propose'],
        asks: { reason: 'required' },
        effects: nameIs('free'),
      }),
      send_back: act(t('退回审查', 'Back to be examined'), head, 'examining', local('item-3'), {
        asks: { reason: 'required' },
      }),
    },
  },
  registered: {
    title: t('已登记', 'Registered'),
    holder: 'registrar',
    dormant: true,
    outcomes: {
      ...toldByOthers('registered'),
      ...byTime('registered', ['system', 'registrar']),
      ...lists,
      ...ordinary,
    },
  },
  changing: {
    title: t('变更待核', 'A change is looked at'),
    holder: 'registrar',
    outcomes: {
      approve_change: act(t('准予变更', 'Approve'), registrar, 'registered', association('art-18'), {
        when: [newNameFree, stillOneHead('change = "head"')],
        sets: {
          /** As the register of names keeps it, which is how it is released. */
          oldName: 'sameName.id',
          orgName: 'if change = "name" then newName else orgName',
          address: 'if change = "address" then newText else address',
          scope: 'if change = "scope" then newText else scope',
          supervisor: 'if change = "supervisor" then newText else supervisor',
          money: 'if change = "money" then newMoney else money',
          headName: 'if change = "head" then newHeadName else headName',
          oldHead: 'headKey',
          headKey: 'if change = "head" then newHead else headKey',
        },
        adds: { charters: 'if change = "charter" then {no: count(charters) + 1, on: charterOn} else null' },
        effects: [
          entry,
          ...nameIs('free', 'oldName', 'oldLoose', {
            same: 'change = "name"',
            alike: 'change = "name" and oldLoose != loose',
          }),
          ...nameIs('used', 'orgName', 'loose', { same: 'change = "name"', alike: 'change = "name"' }),
          headIs('oldHead', 'left', 'change = "head" and oldHead != null'),
          headIs('headKey', 'heads', 'change = "head"'),
          officers(everyOfficer, 'current', 'change = "head"'),
        ],
      }),
      refuse_change: act(t('不予变更', 'Refuse'), registrar, 'registered', association('art-18'), {
        asks: { reason: 'required' },
      }),
      ...toldByOthers('changing'),
      ...byTime('changing'),
    },
  },
  liquidating: {
    title: t('清算', 'In liquidation'),
    holder: 'organisation',
    outcomes: {
      ...toldByOthers('liquidating'),
      apply_closing: act(
        t('申请注销', 'Apply to be struck off'),
        applicant,
        'closing',
        association('art-21'),
        {
          asks: { liquidatedOn: 'required', report: 'optional' },
          when: [itsOwn],
          sets: {
            lateDays: `
            if date(today) > date(liquidatedOn) + duration("P1D") * closingDays
            then (date(today) - date(liquidatedOn)) / duration("P1D") - closingDays
            else 0
          `,
          },
        },
      ),
    },
  },
  closing: {
    title: t('注销待决定', 'To be struck off'),
    holder: 'registrar-head',
    outcomes: {
      ...toldByOthers('closing'),
      deregister: act(
        t('准予注销并归档', 'Strike off and archive'),
        head,
        'deregistered',
        association('art-21'),
        {
          asks: { isTakenIn: 'required', archiveNo: 'required' },
          when: [
            must(
              'isTakenIn',
              association('art-21'),
              '证书、印章、财务凭证尚未收缴',
              'Certificate, seal and vouchers are not taken in yet',
            ),
          ],
          sets: { life: '"deregistered"' },
          effects: [
            entry,
            ...nameIs('free'),
            headIs('headKey', 'left', 'headKey != null'),
            officers('[]', 'ended'),
          ],
        },
      ),
      more_liquidation: act(
        t('清算未完，退回', 'Liquidation is not over'),
        head,
        'liquidating',
        association('art-20'),
        { asks: { reason: 'required' } },
      ),
    },
  },
  deregistered: { title: t('已注销归档', 'Struck off, in the archive'), end: 'done', outcomes: {} },
  revoked: { title: t('已撤销登记', 'Revoked'), end: 'struck', outcomes: {} },
  refused: { title: t('不予登记', 'Refused'), end: 'refused', outcomes: {} },
  withdrawn: { title: t('已撤回', 'Withdrawn'), end: 'withdrawn', outcomes: {} },
  lapsedName: { title: t('预留期满', 'Reservation over'), end: 'withdrawn', outcomes: {} },
} as const satisfies Readonly<Record<string, Step>>
