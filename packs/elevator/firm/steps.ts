/** The steps of a firm on the vetted list, from admission to removal and back. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { licensing, local } from '../clauses.ts'

/** What the list says of the firm, as it stands now. */
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

export const licenceValid = {
  test: 'licenceTo > today',
  clause: local('item-19'),
  message: { zh: '许可证已过期', en: 'The licence has expired' },
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

const admit = {
  title: { zh: '入册', en: 'Admit' },
  by: ['city-office'],
  to: 'listed',
  asks: { commendation: 'optional' },
  sets: { standingNow: '"listed"' },
  effects: [entry],
  clause: local('item-19'),
} as const satisfies Outcome

const decline = {
  title: { zh: '不予入册', en: 'Decline' },
  by: ['city-office'],
  to: 'declined',
  asks: { reason: 'required' },
  clause: licensing('art-38'),
} as const satisfies Outcome

/** Before points count for anything worse the firm may say why they should not. */
const explain = {
  title: { zh: '对记分陈述申辩', en: 'Explain' },
  by: ['elevator-firm'],
  to: 'listed',
  asks: { penaltyNo: 'required', statement: 'required' },
  unordered: true,
  adds: { explained: '{no: penaltyNo, on: today}' },
  when: [penaltyThere],
  clause: local('item-19'),
} as const satisfies Outcome

const revokePoints = {
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
} as const satisfies Outcome

const renewLicence = {
  title: { zh: '登记换证', en: 'Record a renewed licence' },
  by: ['elevator-firm', 'city-office'],
  to: 'listed',
  asks: { licenceNo: 'required', licenceTo: 'required' },
  when: [licenceValid],
  sets: { standingNow: 'standing' },
  effects: [entry],
  clause: local('item-19'),
} as const satisfies Outcome

const licenceLapsed = {
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
} as const satisfies Outcome

const proposeRemoval = {
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
} as const satisfies Outcome

const newYear = {
  title: { zh: '年度清零', en: 'New year' },
  by: ['city-office', 'system'],
  to: 'listed',
  sets: { pointsNow: 'yearPoints', standingNow: 'standing' },
  effects: [entry],
  clause: local('item-19'),
} as const satisfies Outcome

const leaveList = {
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
} as const satisfies Outcome

const stateCase = {
  title: { zh: '提交陈述申辩', en: 'State' },
  by: ['elevator-firm'],
  to: 'hearing',
  asks: { statement: 'required' },
  atMost: 1,
  clause: licensing('art-38'),
} as const satisfies Outcome

const removeFromList = {
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
      message: { zh: '申辩期未满，且企业尚未申辩', en: 'The firm has not been heard and still has time' },
    },
  ],
  effects: [entry],
  clause: local('item-19'),
} as const satisfies Outcome

const keepOnList = {
  title: { zh: '不移出', en: 'Keep' },
  by: ['city-office-head'],
  to: 'listed',
  asks: { reason: 'required' },
  sets: { standingNow: 'standing' },
  effects: [entry],
  clause: local('item-19'),
} as const satisfies Outcome

const readmit = {
  title: { zh: '重新入册', en: 'Readmit' },
  by: ['city-office'],
  to: 'listed',
  asks: { commendation: 'required', licenceTo: 'required' },
  onlyAfter: 'cooling',
  when: [licenceValid],
  sets: { pointsNow: 'yearPoints', standingNow: '"listed"' },
  effects: [entry],
  clause: local('item-19'),
} as const satisfies Outcome

export const steps = {
  applied: {
    title: { zh: '待审核', en: 'To be admitted' },
    holder: 'city-office',
    outcomes: { admit, decline },
  },
  listed: {
    title: { zh: '在册', en: 'On the list' },
    holder: 'city-office',
    outcomes: {
      penalise: penalise('listed'),
      explain,
      revoke_points: revokePoints,
      renew_licence: renewLicence,
      licence_lapsed: licenceLapsed,
      propose_removal: proposeRemoval,
      new_year: newYear,
      leave: leaveList,
    },
  },
  hearing: {
    title: { zh: '陈述申辩', en: 'Being heard' },
    holder: 'city-office-head',
    outcomes: { penalise: penalise('hearing'), state: stateCase, remove: removeFromList, keep: keepOnList },
  },
  removed: { title: { zh: '已移出', en: 'Removed' }, holder: 'city-office', outcomes: { readmit } },
  declined: { title: { zh: '不予入册', en: 'Declined' }, end: 'refused', outcomes: {} },
  left: { title: { zh: '已退出', en: 'Left' }, end: 'done', outcomes: {} },
} as const satisfies Record<string, Step>
