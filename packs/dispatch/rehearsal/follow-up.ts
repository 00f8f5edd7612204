/** What came of it: decisions carried out or late, orders and their answers, a record of July put right in September. */
import { addDays, type Day } from 'yimen/kernel/day'
import { decisionsOf } from './meetings.ts'
import { task, type Script } from './script.ts'

/** Most decisions are reported and closed; two were late, and brought an order each. */
export function matters({ world, office, districtOffice, goOn }: Script): void {
  decisionsOf(world).forEach((d, n) => {
    const overdue = n % 4 === 1
    const write = goOn('matter', d.id, d.owner)
    const order = { colour: 'orange', reason: '逾期没有办结', replyBy: addDays(d.dueOn, 8) }
    if (overdue) write(office, 'order', order, addDays(d.dueOn, 1), 560)
    if (n % 4 === 3) return
    const report = { result: '已逐项目办结，资料附后' }
    write(districtOffice(d.owner), 'report_result', report, addDays(d.dueOn, overdue ? 7 : -2), 570)
    write(office, 'accept_result', {}, addDays(d.dueOn, overdue ? 9 : -1), 580)
  })
}

/** The orders that the late decisions opened in the wave before: answered in time and closed. */
export function orders({ world, waves, office, districtOffice, goOn }: Script): void {
  for (const l of waves.at(-2)!.filter((line) => line.outcome === 'order')) {
    const { owner } = decisionsOf(world).find((d) => d.id === l.case)!
    const sent = l.at.slice(0, 10) as Day
    const write = goOn('order', `${l.case}-${l.seq + 1}-1`, owner)
    write(districtOffice(owner), 'answer', { reply: '已明确专人，七日内办结' }, addDays(sent, 3), 560)
    write(office, 'close', {}, addDays(sent, 8), 600)
  }
}

/** An order of the office's own, raised because nobody answered it. */
export function orderByOffice({ units, office, districtOffice, caseOf }: Script): void {
  const unit = units[1]!
  const write = caseOf('order', 'DB2021-01', unit)
  const order = { task, colour: 'blue', reason: '联审通过的项目开工偏慢', replyBy: '2021-09-24' }
  write(office, 'by_office', order, '2021-09-17', 1_000)
  write(office, 'raise', { reason: '到期没有答复', replyBy: '2021-09-30' }, '2021-09-26', 560)
  const answer = { reply: '已逐项目排定开工日期，倒排工期' }
  write(districtOffice(unit), 'answer', answer, '2021-09-28', 560)
  write(office, 'close', {}, '2021-09-29', 560)
}

const revisionId = 'R2021-01'
const lateVisit = 'V-035'

/** A visit of July that was not entered: the district asks in September, after two circulars. */
export function revisionAsked({ units, head, districtOffice, caseOf }: Script): void {
  const unit = units[0]!
  const write = caseOf('revision', revisionId, unit)
  const mistake = { task, closedOn: '2021-07-31', about: 'visits', mistake: '7月29日的一次实地督导漏登' }
  write(districtOffice(unit), 'ask', mistake, '2021-09-13', 560)
  write(head, 'unlock', { reason: '督导记录和照片属实' }, '2021-09-14', 600)
}

export function visitEnteredLate({ world, units, office, caseOf }: Script): void {
  const street = world.streets.find((s) => s.startsWith(units[0]!)) ?? world.streets[0]!
  const visit = {
    task,
    visitedOn: '2021-07-29',
    findings: '井道基础施工，围挡规范',
    demands: '做好雨季施工防护',
  }
  caseOf('visit', lateVisit, street)(office, 'record', visit, '2021-07-29', 960)
}

export function revisionApplied({ units, office, caseOf }: Script): void {
  caseOf('revision', revisionId, units[0]!)(office, 'apply', { corrected: lateVisit }, '2021-09-16', 600)
}

/** A mistake of September that a district asked to put right, and that the office's head has not decided yet. */
export function revisionPending({ units, districtOffice, caseOf }: Script): void {
  const unit = units[1]!
  const mistake = { task, closedOn: '2021-09-30', about: 'visits', mistake: '9月28日的一次实地督导漏登' }
  caseOf('revision', 'R2021-02', unit)(districtOffice(unit), 'ask', mistake, '2021-10-18', 560)
}

/** What the circular of September says of it. */
export const revised = { revisions: [{ revision: revisionId }] }
