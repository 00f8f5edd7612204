/** Steps 6 to 11: acceptance and visit, notice, objections, drawings, joint review, permits waived. */
import type { Step } from 'yimen/kernel'
import { civil, licensing, local, mediation } from '../clauses.ts'
import { beforeWorks, body, community, lateObjection, lawful, payIn, stage, still, tell } from './shared.ts'

export const parties = ['city-planning', 'city-housing', 'city-market', 'city-fire', 'city-urban'] as const

/** Facts are checked by two at least. */
const together = {
  test: 'count(distinct values(visitors.name)) >= 2',
  clause: licensing('art-34'),
  message: { zh: '现场踏勘应有两名以上工作人员', en: 'At least two officers visit the site' },
} as const

/** The joint opinion stands for this permit. */
const waived = (permit: 'planning' | 'construction') =>
  ({
    kind: 'enter',
    register: 'elevator.waivers',
    id: `unit + "/${permit}"`,
    standing: '"waived"',
    body: { permit: `"${permit}"`, project: 'caseId', name: 'unitName' },
  }) as const

/** Asked where somebody else writes it down for them. */
const onBehalf = { when: 'actorRole = "community-worker"' } as const

export const reviewSteps = {
  acceptance: {
    title: { zh: '区受理', en: 'Acceptance by the district' },
    holder: 'district-office',
    outcomes: {
      accept: {
        title: { zh: '受理', en: 'Accept' },
        by: ['district-office'],
        to: 'visit',
        when: [lawful, still],
        effects: [
          stage('accepted'),
          tell('申请已受理，将组织联合踏勘。', 'The application is accepted; a joint visit follows.'),
        ],
        clause: local('item-6'),
      },
      /** The office that says nothing in its five days has accepted. */
      deem_accepted: {
        title: { zh: '逾期未告知，视为受理', en: 'Not told in time: counts as accepted' },
        by: [community],
        to: 'visit',
        onlyAfter: 'acceptance',
        kinMayAct: true,
        when: [lawful, still],
        effects: [
          stage('accepted'),
          tell(
            '区工作机构逾期未告知补正，自收到申请之日起即为受理。',
            'The office said nothing in time: the application counts as accepted from the day it was received.',
          ),
        ],
        clause: licensing('art-32'),
      },
      supplement: {
        title: { zh: '一次告知补正', en: 'Ask for a supplement' },
        by: ['district-office'],
        to: 'supplementing',
        asks: { missing: 'required' },
        atMost: 1,
        effects: [tell('申请材料需要补正，内容见告知书。', 'Papers are missing: see the notice.')],
        clause: licensing('art-32'),
      },
      refuse: {
        title: { zh: '不予受理', en: 'Refuse' },
        by: ['district-office'],
        to: 'refused',
        asks: { reason: 'required' },
        effects: [
          stage('stopped'),
          tell('申请不予受理，理由见决定书。', 'The application is refused; see the reasons.'),
        ],
        clause: licensing('art-38'),
      },
      ...beforeWorks('acceptance'),
    },
  },
  supplementing: {
    title: { zh: '待补正', en: 'To be supplemented' },
    holder: community,
    suspends: {
      clocks: ['acceptance'],
      reason: { zh: '等待补正', en: 'Waiting for a supplement' },
      clause: licensing('art-32'),
    },
    outcomes: {
      resubmit: {
        title: { zh: '补正后重新提交', en: 'Resubmit' },
        by: [...body],
        to: 'acceptance',
        asks: { applyPapers: 'optional' },
        kinMayAct: true,
        clause: licensing('art-32'),
      },
      ...beforeWorks('supplementing'),
    },
  },
  visit: {
    title: { zh: '联合踏勘', en: 'Joint visit' },
    holder: 'district-office',
    outcomes: {
      record_visit: {
        title: { zh: '登记踏勘：具备条件', en: 'Visited: the site fits' },
        by: ['district-office'],
        to: 'posting',
        asks: { visitedOn: 'required', visitors: 'required', siteOk: 'required', findings: 'required' },
        when: [
          still,
          together,
          {
            test: 'siteOk',
            clause: local('item-6'),
            message: {
              zh: '现场不具备条件的，请退回修改方案',
              en: 'Where the site does not fit, send the plan back',
            },
          },
          {
            test: 'visitedOn <= today',
            clause: local('item-6'),
            message: { zh: '踏勘日期不能晚于今天', en: 'The visit is not in the future' },
          },
        ],
        clause: local('item-6'),
      },
      change_plan: {
        title: { zh: '现场不符，退回修改方案', en: 'Send the plan back' },
        by: ['district-office'],
        to: 'plan',
        asks: { visitedOn: 'required', visitors: 'required', findings: 'required' },
        when: [together],
        effects: [
          tell(
            '现场条件与方案不符，请修改方案后重新表决。',
            'The site does not fit the plan: change it and vote again.',
          ),
        ],
        clause: local('item-6'),
      },
      ...beforeWorks('visit'),
    },
  },
  posting: {
    title: { zh: '待张贴公示', en: 'Notice to be posted' },
    holder: community,
    outcomes: {
      post_notice: {
        title: { zh: '张贴公示', en: 'Post the notice' },
        by: [community],
        to: 'notice',
        asks: { noticePlaces: 'required', objectionPhone: 'required', noticePhoto: 'optional' },
        kinMayAct: true,
        sets: { noticeFrom: 'today', noticeProofs: '[]' },
        when: [still],
        clause: local('item-7'),
      },
      ...beforeWorks('posting'),
    },
  },
  notice: {
    title: { zh: '公示', en: 'Public notice' },
    holder: community,
    outcomes: {
      prove_notice: {
        title: { zh: '登记当日张贴证明', en: 'Prove today’s posting' },
        by: [community],
        to: 'notice',
        asks: { witness: 'required', noticePhoto: 'optional' },
        unordered: true,
        kinMayAct: true,
        adds: { noticeProofs: '{day: today, witness: witness}' },
        when: [
          {
            test: 'today > noticeFrom',
            clause: civil('art-201'),
            message: { zh: '张贴当日不计入公示期', en: 'The day of posting is not counted' },
          },
          {
            test: 'every p in noticeProofs satisfies p.day != today',
            clause: local('item-7'),
            message: { zh: '今天已经登记', en: 'Today is proved already' },
          },
        ],
        clause: local('item-7'),
      },
      object: {
        title: { zh: '提出异议', en: 'Object' },
        by: [...body],
        to: 'notice',
        asks: { ground: 'required', objection: 'required', objector: onBehalf, relation: onBehalf },
        unordered: true,
        kinMayAct: true,
        /** Whoever objects on their own phone is an owner of the stair. */
        adds: {
          objections: `
            {no: count(objections) + 1,
              relation: if actorRole = "resident" then "same_unit" else relation,
              ground: ground,
              text: objection,
              on: today,
              inTime: true,
              by: if actorRole = "resident" then actorPerson else null}
          `,
        },
        clause: local('item-8'),
      },
      close_notice: {
        title: { zh: '公示期满，无异议', en: 'Closed without objection' },
        by: [community],
        to: 'drawings',
        onlyAfter: 'notice',
        kinMayAct: true,
        when: [
          still,
          {
            test: 'posted.complete',
            clause: local('item-7'),
            message: {
              zh: '张贴证明不足规定天数，缺的日子须补足',
              en: 'The notice was not shown on enough days: make up those that are missing',
            },
          },
          {
            test: 'count(objections) = 0',
            clause: local('item-8'),
            message: { zh: '有异议，须先调解', en: 'There are objections: mediate first' },
          },
        ],
        clause: local('item-7'),
      },
      to_mediation: {
        title: { zh: '公示期满，转调解', en: 'Closed, to mediation' },
        by: [community],
        to: 'mediation',
        onlyAfter: 'notice',
        kinMayAct: true,
        when: [
          {
            test: 'posted.complete',
            clause: local('item-7'),
            message: {
              zh: '张贴证明不足规定天数，缺的日子须补足',
              en: 'The notice was not shown on enough days: make up those that are missing',
            },
          },
          {
            test: 'count(objections) > 0',
            clause: local('item-8'),
            message: { zh: '没有异议', en: 'There is no objection' },
          },
        ],
        clause: local('item-8'),
      },
      pay_in: payIn('notice'),
      ...beforeWorks('notice'),
    },
  },
  mediation: {
    title: { zh: '异议调解', en: 'Mediation' },
    holder: 'street-mediator',
    outcomes: {
      mediate: {
        title: { zh: '登记一次调解', en: 'Record a mediation' },
        by: ['street-mediator', 'street-worker'],
        to: 'mediation',
        asks: {
          objectionNo: 'required',
          mediated: 'required',
          mediationNote: 'required',
          compensationFen: 'optional',
        },
        unordered: true,
        adds: {
          mediations: `
            {no: objectionNo,
              result: mediated,
              note: mediationNote,
              amount: compensationFen,
              on: today}
          `,
        },
        when: [
          {
            test: 'some o in objections satisfies o.no = objectionNo',
            clause: mediation('art-3'),
            message: { zh: '没有这个异议编号', en: 'There is no such objection' },
          },
        ],
        clause: mediation('art-3'),
      },
      hear: {
        title: { zh: '登记一次听证', en: 'Record a hearing' },
        by: ['street-mediator', 'district-office'],
        to: 'mediation',
        asks: { objectionNo: 'required', hearingNote: 'required' },
        unordered: true,
        adds: { hearings: '{no: objectionNo, note: hearingNote, on: today}' },
        when: [
          {
            test: 'some o in objections satisfies o.no = objectionNo',
            clause: local('item-8'),
            message: { zh: '没有这个异议编号', en: 'There is no such objection' },
          },
        ],
        clause: local('item-8'),
      },
      late_objection: lateObjection('mediation'),
      settled: {
        title: { zh: '异议均已化解', en: 'All settled' },
        by: ['street-mediator'],
        to: 'drawings',
        when: [
          still,
          {
            test: 'count(openObjections) = 0',
            clause: mediation('art-31'),
            message: { zh: '还有未化解的异议', en: 'An objection is still open' },
          },
        ],
        clause: mediation('art-31'),
      },
      go_on: {
        title: { zh: '调解不成，附记后继续', en: 'Not settled: go on with a note' },
        by: ['street-mediator'],
        to: 'drawings',
        asks: { mediationNote: 'required' },
        sets: { unsettled: 'openObjections' },
        when: [
          lawful,
          still,
          {
            test: 'every n in openObjections satisfies some m in mediations satisfies m.no = n',
            clause: local('item-8'),
            message: { zh: '每一项异议至少调解一次', en: 'Each objection is mediated at least once' },
          },
          {
            test: `
              list contains(lapsed, "mediation")
              or (every n in openObjections satisfies
                count(mediations[item.no = n]) >= mediationTries
                or (some m in mediations satisfies m.no = n and m.result = "declined"))
            `,
            clause: local('item-8'),
            message: {
              zh: '调解未满一个月，也未满三次，当事人也没有拒绝调解',
              en: 'The month is not over, fewer than three mediations were held, and nobody refused',
            },
          },
        ],
        effects: [
          tell(
            '调解未达成一致，表决合法有效，项目附记后继续；异议人可依法提起诉讼。',
            'No agreement; the ballot is lawful and the project goes on with a note. Whoever objects may go to court.',
          ),
        ],
        clause: mediation('art-3'),
      },
      court: {
        title: { zh: '法院裁定暂停', en: 'A court stays it' },
        by: ['district-office', 'street-mediator'],
        to: 'held',
        asks: { courtNo: 'required' },
        clause: civil('art-280'),
      },
      ...beforeWorks('mediation'),
    },
  },
  held: {
    title: { zh: '依法院文书暂停', en: 'Stayed by a court' },
    holder: 'district-office',
    suspends: {
      clocks: ['mediation'],
      reason: { zh: '法院裁定', en: 'Court order' },
      clause: civil('art-280'),
    },
    outcomes: {
      resume: {
        title: { zh: '恢复办理', en: 'Go on' },
        by: ['district-office'],
        to: 'drawings',
        asks: { courtNo: 'required' },
        when: [still],
        clause: civil('art-280'),
      },
      ...beforeWorks('held'),
    },
  },
  drawings: {
    title: { zh: '勘察和施工图', en: 'Survey and drawings' },
    holder: community,
    outcomes: {
      submit_drawings: {
        title: { zh: '提交施工图审查', en: 'Submit the drawings' },
        by: [community, 'elevator-firm'],
        to: 'drawingReview',
        asks: { drawings: 'optional' },
        kinMayAct: true,
        clause: local('item-9'),
      },
      late_objection: lateObjection('drawings'),
      pay_in: payIn('drawings'),
      ...beforeWorks('drawings'),
    },
  },
  drawingReview: {
    title: { zh: '施工图审查', en: 'Review of the drawings' },
    holder: 'drawing-review',
    outcomes: {
      pass_drawings: {
        title: { zh: '审查合格', en: 'Passed' },
        by: ['drawing-review'],
        to: 'convening',
        asks: { reviewReport: 'required' },
        when: [still],
        clause: local('item-9'),
      },
      revise: {
        title: { zh: '退回修改', en: 'To be revised' },
        by: ['drawing-review'],
        to: 'drawings',
        asks: { reason: 'required' },
        clause: local('item-9'),
      },
      late_objection: lateObjection('drawingReview'),
      ...beforeWorks('drawingReview'),
    },
  },
  convening: {
    title: { zh: '待联合审查', en: 'Joint review to be convened' },
    holder: 'city-office',
    outcomes: {
      convene: {
        title: { zh: '召集联合审查', en: 'Convene' },
        by: ['city-office'],
        to: 'jointReview',
        asks: { meetingOn: 'required' },
        sets: { opinions: '[]' },
        when: [still],
        clause: local('item-10'),
      },
      late_objection: lateObjection('convening'),
      ...beforeWorks('convening'),
    },
  },
  jointReview: {
    title: { zh: '联合审查', en: 'Joint review' },
    holder: 'city-office',
    parties: Object.fromEntries(parties.map((p) => [p, { clock: p.replace('city-', 'review-') }])),
    outcomes: {
      opine: {
        title: { zh: '出具部门意见', en: 'Give an opinion' },
        by: [...parties],
        to: 'jointReview',
        asks: { opinion: 'required', conditions: { when: 'opinion != "agree"' } },
        unordered: true,
        /** The conditions are this department’s own, not those that another wrote before it. */
        adds: {
          opinions: `
            {party: actorRole,
              opinion: opinion,
              conditions: if opinion = "agree" then null else conditions,
              on: today}
          `,
        },
        when: [
          {
            test: 'every o in opinions satisfies o.party != actorRole',
            clause: local('item-10'),
            message: { zh: '本部门已出具意见', en: 'This department has answered' },
          },
        ],
        clause: local('item-10'),
      },
      ask_supplement: {
        title: { zh: '一次告知补正', en: 'One complete supplement' },
        by: ['city-office'],
        to: 'reviewSupplement',
        asks: { missing: 'required' },
        atMost: 1,
        effects: [tell('联合审查需要补正，内容见告知书。', 'The joint review asks for a supplement.')],
        clause: licensing('art-32'),
      },
      order_appraisal: {
        title: { zh: '组织专家论证或者安全鉴定', en: 'Have experts appraise it' },
        by: ['city-office'],
        to: 'appraisal',
        asks: { appraisalText: 'required', appraisalTo: 'required' },
        when: [
          {
            test: 'appraisalTo >= today',
            clause: licensing('art-45'),
            message: { zh: '应当告知申请人所需时间', en: 'The applicant is told how long it will take' },
          },
        ],
        effects: [
          tell(
            '联合审查需要专家论证或者安全鉴定，所需时间不计入审查时限，完成日期见告知书。',
            'Experts will appraise it: the time is outside the limit, and the notice says until when.',
          ),
        ],
        clause: licensing('art-45'),
      },
      late_objection: lateObjection('jointReview'),
      ...beforeWorks('jointReview'),
      conclude: {
        title: { zh: '审查通过', en: 'Passed' },
        by: ['city-office'],
        to: 'relief',
        sets: { reviewed: 'review' },
        when: [
          still,
          {
            test: 'review.result = "pass"',
            clause: local('item-10'),
            message: {
              zh: '还有部门在期限内未答复，或意见不是全部同意',
              en: 'A department still has time, or not all agree',
            },
          },
        ],
        effects: [stage('reviewed')],
        clause: local('item-10'),
      },
      conclude_conditions: {
        title: { zh: '附条件通过', en: 'Passed with conditions' },
        by: ['city-office'],
        to: 'conditions',
        sets: { reviewed: 'review' },
        when: [
          still,
          {
            test: 'review.result = "conditions"',
            clause: local('item-10'),
            message: {
              zh: '没有附条件的意见，或还有部门未答复',
              en: 'No conditions, or a department has not answered',
            },
          },
        ],
        effects: [tell('联合审查附条件通过，请落实条件。', 'Passed with conditions: please meet them.')],
        clause: local('item-10'),
      },
      conclude_fail: {
        title: { zh: '审查不通过，退回修改', en: 'Failed: revise' },
        by: ['city-office'],
        to: 'drawings',
        asks: { reason: 'required' },
        sets: { reviewed: 'review' },
        when: [
          {
            test: 'review.result = "fail"',
            clause: local('item-10'),
            message: {
              zh: '没有部门不同意，或还有部门未答复',
              en: 'Nobody objects, or a department has not answered',
            },
          },
        ],
        effects: [
          tell(
            '联合审查未通过，理由见审查意见；修改后可以重新提交。',
            'The review did not pass; the reasons are in the opinion, and a revised design may be submitted.',
          ),
        ],
        clause: licensing('art-38'),
      },
    },
  },
  appraisal: {
    title: { zh: '专家论证、安全鉴定', en: 'Appraised by experts' },
    holder: 'city-office',
    suspends: {
      clocks: [...parties.map((p) => p.replace('city-', 'review-')), 'wholeReview'],
      reason: { zh: '专家论证、鉴定', en: 'Expert appraisal' },
      clause: licensing('art-45'),
    },
    outcomes: {
      appraised: {
        title: { zh: '登记论证、鉴定结论', en: 'Record the appraisal' },
        by: ['city-office'],
        to: 'jointReview',
        asks: { findings: 'required' },
        clause: licensing('art-45'),
      },
      ...beforeWorks('appraisal'),
    },
  },
  reviewSupplement: {
    title: { zh: '联审补正', en: 'Supplement for the review' },
    holder: community,
    suspends: {
      clocks: [...parties.map((p) => p.replace('city-', 'review-')), 'wholeReview'],
      reason: { zh: '等待补正', en: 'Waiting for a supplement' },
      clause: licensing('art-32'),
    },
    outcomes: {
      resubmit_review: {
        title: { zh: '补正后重新提交', en: 'Resubmit' },
        by: [...body],
        to: 'jointReview',
        asks: { drawings: 'optional' },
        kinMayAct: true,
        clause: licensing('art-32'),
      },
      ...beforeWorks('reviewSupplement'),
    },
  },
  conditions: {
    title: { zh: '落实联审条件', en: 'Conditions to be met' },
    holder: community,
    outcomes: {
      meet_conditions: {
        title: { zh: '登记条件已落实', en: 'Conditions are met' },
        by: [community],
        to: 'relief',
        asks: { fulfilled: 'required' },
        kinMayAct: true,
        when: [still],
        effects: [stage('reviewed')],
        clause: local('item-10'),
      },
      ...beforeWorks('conditions'),
    },
  },
  relief: {
    title: { zh: '免予许可', en: 'Permits waived' },
    holder: 'city-office',
    outcomes: {
      waive_permits: {
        title: {
          zh: '出具联审意见，免办规划、施工许可',
          en: 'Issue the joint opinion: no planning and no construction permit',
        },
        by: ['city-office'],
        to: 'contracts',
        when: [still],
        effects: [
          waived('planning'),
          waived('construction'),
          tell(
            '联合审查意见已出具，免办建设工程规划许可和施工许可。',
            'The joint opinion stands for the planning and construction permits.',
          ),
        ],
        clause: local('item-11'),
      },
      ...beforeWorks('relief'),
    },
  },
} as const satisfies Record<string, Step>
