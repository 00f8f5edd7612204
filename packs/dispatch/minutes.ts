/** Minutes of a meeting: what was said, and what was decided with whose it is and until when. */
import type { FormPrint } from 'yimen/kernel/programme'
import { rules } from './clauses.ts'

export const minutes: FormPrint = {
  title: { zh: '会议纪要', en: 'Minutes' },
  after: ['hold'],
  form: {
    clause: rules('item-6'),
    values: { decided: { value: 'count(decisions)' }, held: { value: 'heldOn', as: 'day' } },
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          { title: { zh: '工作任务', en: 'Task' }, value: 'task' },
          { title: { zh: '会议类型', en: 'Kind' }, value: 'kind' },
          { title: { zh: '会议时间', en: 'Held on' }, value: 'heldOn' },
          { title: { zh: '层级', en: 'Level' }, value: 'level' },
          { title: { zh: '主持人', en: 'Host' }, value: 'host' },
          { title: { zh: '参会人数', en: 'People' }, value: 'attendees' },
        ],
      },
      { kind: 'heading', text: { zh: '一、会议情况', en: '1. The meeting' } },
      { kind: 'text', text: { zh: '{minutes}', en: '{minutes}' } },
      {
        kind: 'table',
        when: 'count(attendance) > 0',
        title: { zh: '应到岗位签到', en: 'Attendance by post' },
        list: 'attendance',
        columns: [
          { title: { zh: '序号', en: 'No.' }, width: 9, value: 'rowNumber' },
          { title: { zh: '岗位', en: 'Post' }, width: 61, value: 'row.post', as: 'post' },
          { title: { zh: '到会情况', en: 'Came' }, width: 30, value: 'row.came', like: 'attendance.came' },
        ],
      },
      { kind: 'heading', text: { zh: '二、议定事项', en: '2. Decisions' } },
      {
        kind: 'text',
        when: 'decisions = null or count(decisions) = 0',
        text: { zh: '本次会议没有议定事项。', en: 'Nothing was decided.' },
      },
      {
        kind: 'text',
        when: 'count(decisions) > 0',
        text: {
          zh: '会议议定下列事项{decided}项，由责任单位在期限内办结并报告结果，逾期的发督办单：',
          en: 'The meeting decided {decided} matters, each with an owner and a day; what is late gets an order:',
        },
      },
      {
        kind: 'table',
        when: 'count(decisions) > 0',
        list: 'decisions',
        columns: [
          { title: { zh: '序号', en: 'No.' }, width: 9, value: 'rowNumber' },
          { title: { zh: '议定事项', en: 'Matter' }, width: 46, value: 'row.matter' },
          { title: { zh: '责任单位', en: 'Owner' }, width: 22, value: 'row.owner', as: 'place' },
          { title: { zh: '完成期限', en: 'Due' }, width: 23, value: 'row.dueOn', as: 'day' },
        ],
      },
      { kind: 'issuer', by: { zh: '{officeName}', en: '{officeName}' } },
    ],
  },
}
