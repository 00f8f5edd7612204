/** A firm on the vetted list: admission, points, warning, suspension, removal after a hearing, readmission. */
import { defineProgramme, type Outcome } from 'yimen/kernel'
import { business, licensing, local } from '../clauses.ts'

const entry = {
  kind: 'enter',
  register: 'elevator.firms',
  id: 'uscc',
  standing: 'standingNow',
  body: {
    name: 'firmName',
    level: 'licenceLevel',
    licenceNo: 'licenceNo',
    licenceTo: 'licenceTo',
    points: 'pointsNow',
    reason: 'reason',
  },
} as const
const penalise = <const To extends string>(to: To) =>
  ({
    title: { zh: '记分', en: 'Points' },
    by: ['city-office', 'district-office', 'system'],
    to,
    asks: { penalty: 'required', points: 'required', reason: 'required' },
    unordered: true,
    adds: {
      penalties: '{no: count(penalties) + 1, on: today, penalty: penalty, points: points, by: actorPerson}',
    },
    sets: {
      /** Work that began too early skipped the procedure. */
      ground: 'if penalty = "early_start" then "skipped" else penalty',
      pointsNow: 'yearPoints + points',
      standingNow: 'standing',
    },
    effects: [entry],
    clause: local('item-19'),
  }) as const satisfies Outcome

const penaltyThere = {
  test: 'some p in penalties satisfies p.no = penaltyNo',
  clause: local('item-19'),
  message: { zh: '没有这次记分', en: 'There are no such points' },
} as const

export const firm = defineProgramme({
  id: 'elevator.firm',
  version: 1,
  title: { zh: '电梯加装推荐名录', en: 'Vetted elevator firms' },
  summary: {
    zh: '企业入册、记分、警告、暂停、移出和重新申请；名录仅供推荐，业主可以另行选择。',
    en: 'Admission, points, warning, suspension, removal, readmission; the list recommends, owners may choose others.',
  },
  from: '2020-12-01',
  basis: [local('item-19'), business('art-43')],
  audience: 'office',
  subject: { name: 'firmName', people: [], place: true },
  roles: {
    'elevator-firm': { title: { zh: '电梯单位', en: 'Elevator firm' }, level: 'city' },
    'city-office': { title: { zh: '市加装电梯工作专班', en: 'City office' }, level: 'city' },
    'city-office-head': { title: { zh: '市专班负责人', en: 'Head of the city office' }, level: 'city' },
    'district-office': { title: { zh: '区加装电梯工作机构', en: 'District office' }, level: 'county' },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields: {
    firmName: { type: 'text', max: 60, title: { zh: '企业名称', en: 'Firm' } },
    uscc: { type: 'text', max: 18, title: { zh: '统一社会信用代码', en: 'Credit code' } },
    licenceLevel: {
      type: 'choice',
      title: { zh: '许可级别', en: 'Licence level' },
      options: { A1: { zh: 'A1', en: 'A1' }, A2: { zh: 'A2', en: 'A2' }, B: { zh: 'B', en: 'B' } },
      forTheFile: true,
    },
    licenceNo: { type: 'text', max: 40, title: { zh: '许可证编号', en: 'Licence' } },
    licenceTo: { type: 'day', title: { zh: '许可有效期至', en: 'Licence valid to' } },
    penalty: {
      type: 'choice',
      title: { zh: '情形', en: 'What happened' },
      options: {
        early_start: { zh: '未备案或未告知即开工', en: 'Began before filing or notice' },
        disobedience: { zh: '不服从管理', en: 'Disobeyed' },
        skipped: { zh: '不履行程序', en: 'Skipped procedure' },
        uncivilised: { zh: '不文明施工', en: 'Uncivilised works' },
        off_drawing: { zh: '不按图施工', en: 'Built off the drawings' },
        materials: { zh: '材料不合格', en: 'Poor materials' },
        fraud: { zh: '弄虚作假', en: 'Fraud' },
      },
    },
    points: { type: 'integer', min: 1, max: 12, title: { zh: '记分', en: 'Points' } },
    reason: { type: 'text', max: 300, lines: true, title: { zh: '理由', en: 'Reason' } },
    penaltyNo: { type: 'integer', min: 1, max: 200, title: { zh: '记分序号', en: 'Number of the penalty' } },
    statement: { type: 'text', max: 1_000, lines: true, title: { zh: '陈述申辩', en: 'Statement' } },
    commendation: {
      type: 'text',
      max: 300,
      lines: true,
      title: { zh: '服务和质量情况', en: 'Service and quality' },
    },
  },
  papers: {},
  params: {
    warnAt: {
      title: { zh: '警告分值', en: 'Warned at' },
      unit: 'points',
      history: [{ from: '2020-12-01', value: 6, source: local('item-19'), reviewBy: '2022-12-31' }],
    },
    suspendAt: {
      title: { zh: '暂停分值', en: 'Suspended at' },
      unit: 'points',
      history: [{ from: '2020-12-01', value: 9, source: local('item-19'), reviewBy: '2022-12-31' }],
    },
    removeAt: {
      title: { zh: '移出分值', en: 'Removed at' },
      unit: 'points',
      history: [{ from: '2020-12-01', value: 12, source: local('item-19'), reviewBy: '2022-12-31' }],
    },
    hearingDays: {
      title: { zh: '陈述申辩期', en: 'Hearing' },
      unit: 'days',
      history: [{ from: '2020-12-01', value: 5, source: local('item-19'), reviewBy: '2022-12-31' }],
    },
    coolingDays: {
      title: { zh: '重新申请间隔', en: 'Cooling-off' },
      unit: 'days',
      history: [{ from: '2020-12-01', value: 365, source: local('item-19'), reviewBy: '2022-12-31' }],
    },
  },
  tallies: {},
  decisions: {
    standingPoints: {
      kind: 'formula',
      expression: `
        penalties[substring(item.on, 1, 4) = substring(today, 1, 4)
          and not(some r in revoked satisfies r.no = item.no)]
      `,
      clause: local('item-19'),
    },
    yearPoints: {
      kind: 'formula',
      expression: 'if count(standingPoints) = 0 then 0 else sum(standingPoints.points)',
      clause: local('item-19'),
    },
    standing: {
      kind: 'formula',
      expression: `
        if licenceTo < today or pointsNow >= suspendAt
        then "suspended"
        else if pointsNow >= warnAt
        then "warned"
        else "listed"
      `,
      clause: local('item-19'),
    },
  },
  values: {
    ground: { title: { zh: '处理事由', en: 'Ground' }, unit: 'text' },
    pointsNow: { title: { zh: '本年记分', en: 'Points this year' }, unit: 'count' },
    standingNow: { title: { zh: '名录状态', en: 'Standing' }, unit: 'text' },
  },
  about: ['pointsNow'],
  clocks: {
    hearing: {
      title: { zh: '陈述申辩期', en: 'Hearing' },
      limit: { param: 'hearingDays', unit: 'working_day' },
      starts: ['propose_removal'],
      stops: ['state', 'remove', 'keep'],
      clause: licensing('art-38'),
    },
    cooling: {
      title: { zh: '重新申请间隔', en: 'Cooling-off' },
      limit: { param: 'coolingDays', unit: 'calendar_day' },
      starts: ['remove'],
      stops: ['readmit'],
      clause: local('item-19'),
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    apply_list: {
      title: { zh: '申请入册', en: 'Apply' },
      by: ['elevator-firm', 'city-office'],
      to: 'applied',
      asks: {
        firmName: 'required',
        uscc: 'required',
        licenceLevel: 'required',
        licenceNo: 'required',
        licenceTo: 'required',
      },
      sets: { penalties: '[]', revoked: '[]', pointsNow: '0' },
      when: [
        {
          test: 'licenceTo > today',
          clause: local('item-19'),
          message: { zh: '许可证已过期', en: 'The licence has expired' },
        },
        {
          test: 'known = null or known.standing != "removed"',
          clause: local('item-19'),
          message: {
            zh: '该企业已被移出名录，满十二个月后在原办件重新申请',
            en: 'The firm was removed: it applies again after twelve months, in the case that removed it',
          },
        },
        {
          test: 'known = null or known.standing = "left"',
          clause: local('item-19'),
          message: { zh: '该企业已在名录中', en: 'The firm is on the list already' },
        },
      ],
      clause: local('item-19'),
    },
  },
  entries: { known: { register: 'elevator.firms', id: 'uscc' } },
  steps: {
    applied: {
      title: { zh: '待审核', en: 'To be admitted' },
      holder: 'city-office',
      outcomes: {
        admit: {
          title: { zh: '入册', en: 'Admit' },
          by: ['city-office'],
          to: 'listed',
          asks: { commendation: 'optional' },
          sets: { standingNow: '"listed"' },
          effects: [entry],
          clause: local('item-19'),
        },
        decline: {
          title: { zh: '不予入册', en: 'Decline' },
          by: ['city-office'],
          to: 'declined',
          asks: { reason: 'required' },
          clause: licensing('art-38'),
        },
      },
    },
    listed: {
      title: { zh: '在册', en: 'On the list' },
      holder: 'city-office',
      outcomes: {
        penalise: penalise('listed'),
        /** Before points count for anything worse the firm may say why they should not. */
        explain: {
          title: { zh: '对记分陈述申辩', en: 'Explain' },
          by: ['elevator-firm'],
          to: 'listed',
          asks: { penaltyNo: 'required', statement: 'required' },
          unordered: true,
          adds: { explained: '{no: penaltyNo, on: today}' },
          when: [penaltyThere],
          clause: local('item-19'),
        },
        revoke_points: {
          title: { zh: '申辩成立，撤销记分', en: 'Take points back' },
          by: ['city-office-head'],
          to: 'listed',
          asks: { penaltyNo: 'required', reason: 'required' },
          adds: { revoked: '{no: penaltyNo, on: today}' },
          sets: {
            pointsNow: `
              yearPoints -
                (if count(standingPoints[item.no = penaltyNo]) = 0
                  then 0
                  else standingPoints[item.no = penaltyNo][1].points)
            `,
            standingNow: 'standing',
          },
          when: [
            penaltyThere,
            {
              test: 'every r in revoked satisfies r.no != penaltyNo',
              clause: local('item-19'),
              message: { zh: '这次记分已经撤销', en: 'These points were taken back already' },
            },
            {
              test: 'penalties[item.no = penaltyNo][1].by != actorPerson',
              clause: local('item-19'),
              message: { zh: '记分人不能自行撤销', en: 'Who gave the points does not take them back' },
            },
          ],
          effects: [entry],
          clause: local('item-19'),
        },
        renew_licence: {
          title: { zh: '登记换证', en: 'Record a renewed licence' },
          by: ['elevator-firm', 'city-office'],
          to: 'listed',
          asks: { licenceNo: 'required', licenceTo: 'required' },
          when: [
            {
              test: 'licenceTo > today',
              clause: local('item-19'),
              message: { zh: '许可证已过期', en: 'The licence has expired' },
            },
          ],
          sets: { standingNow: 'standing' },
          effects: [entry],
          clause: local('item-19'),
        },
        licence_lapsed: {
          title: { zh: '许可证过期，暂停推荐', en: 'Licence expired: suspended' },
          by: ['city-office', 'system'],
          to: 'listed',
          when: [
            {
              test: 'licenceTo < today',
              clause: local('item-19'),
              message: { zh: '许可证仍在有效期内', en: 'The licence is valid' },
            },
          ],
          sets: { standingNow: 'standing' },
          effects: [entry],
          clause: local('item-19'),
        },
        propose_removal: {
          title: { zh: '拟移出，告知理由', en: 'Propose removal, with reasons' },
          by: ['city-office'],
          to: 'hearing',
          asks: { reason: 'required' },
          when: [
            {
              test: 'pointsNow >= removeAt',
              clause: local('item-19'),
              message: { zh: '记分未达到移出标准', en: 'Not enough points for removal' },
            },
          ],
          effects: [
            {
              kind: 'notify',
              to: 'applicant',
              text: {
                zh: '拟将贵单位移出推荐名录，可在五个工作日内陈述申辩。',
                en: 'Removal is proposed; you may be heard within five working days.',
              },
            },
          ],
          clause: licensing('art-38'),
        },
        new_year: {
          title: { zh: '年度清零', en: 'New year' },
          by: ['city-office', 'system'],
          to: 'listed',
          sets: { pointsNow: 'yearPoints', standingNow: 'standing' },
          effects: [entry],
          clause: local('item-19'),
        },
        leave: {
          title: { zh: '自愿退出', en: 'Leave' },
          by: ['elevator-firm', 'city-office'],
          to: 'left',
          asks: { reason: 'required' },
          when: [
            {
              test: 'yearPoints < warnAt',
              clause: local('item-19'),
              message: {
                zh: '有警示或暂停记分的，年度清零以前不能退出再申请',
                en: 'With points that warn or suspend, no leaving to begin anew before the year is over',
              },
            },
          ],
          sets: { standingNow: '"left"' },
          effects: [entry],
          clause: local('item-19'),
        },
      },
    },
    hearing: {
      title: { zh: '陈述申辩', en: 'Being heard' },
      holder: 'city-office-head',
      outcomes: {
        penalise: penalise('hearing'),
        state: {
          title: { zh: '提交陈述申辩', en: 'State' },
          by: ['elevator-firm'],
          to: 'hearing',
          asks: { statement: 'required' },
          atMost: 1,
          clause: licensing('art-38'),
        },
        remove: {
          title: { zh: '移出名录', en: 'Remove' },
          by: ['city-office-head'],
          to: 'removed',
          asks: { reason: 'required' },
          notBy: ['propose_removal'],
          sets: { standingNow: '"removed"' },
          when: [
            {
              test: 'statement != null or list contains(lapsed, "hearing")',
              clause: licensing('art-38'),
              message: {
                zh: '申辩期未满，且企业尚未申辩',
                en: 'The firm has not been heard and still has time',
              },
            },
          ],
          effects: [entry],
          clause: local('item-19'),
        },
        keep: {
          title: { zh: '不移出', en: 'Keep' },
          by: ['city-office-head'],
          to: 'listed',
          asks: { reason: 'required' },
          sets: { standingNow: 'standing' },
          effects: [entry],
          clause: local('item-19'),
        },
      },
    },
    removed: {
      title: { zh: '已移出', en: 'Removed' },
      holder: 'city-office',
      outcomes: {
        readmit: {
          title: { zh: '重新入册', en: 'Readmit' },
          by: ['city-office'],
          to: 'listed',
          asks: { commendation: 'required', licenceTo: 'required' },
          onlyAfter: 'cooling',
          when: [
            {
              test: 'licenceTo > today',
              clause: local('item-19'),
              message: { zh: '许可证已过期', en: 'The licence has expired' },
            },
          ],
          sets: { pointsNow: 'yearPoints', standingNow: '"listed"' },
          effects: [entry],
          clause: local('item-19'),
        },
      },
    },
    declined: { title: { zh: '不予入册', en: 'Declined' }, end: 'refused', outcomes: {} },
    left: { title: { zh: '已退出', en: 'Left' }, end: 'done', outcomes: {} },
  },
})
