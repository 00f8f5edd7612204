/** A meeting with its minutes and who was there: each decision becomes a matter of its own, with an owner and a day. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { minutes } from '../minutes.ts'
import { day, empty, own, roles, task, words } from './shared.ts'

export const meeting = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.meeting',
  title: { zh: '调度、动员和培训会议', en: 'Dispatch meetings, mobilisation, training' },
  summary: {
    zh: '会议登记、签到和纪要；议定事项逐项落到责任单位和期限。',
    en: 'Meetings, who attended and the minutes; each decision has an owner and a day.',
  },
  basis: [rules('item-1'), rules('item-6'), rules('item-10')],
  roles: { ...roles.office, ...roles.district },
  fields: {
    task,
    kind: {
      type: 'choice',
      title: { zh: '会议类型', en: 'Kind' },
      options: {
        dispatch: { zh: '调度会', en: 'Dispatch' },
        mobilise: { zh: '动员会', en: 'Mobilisation' },
        training: { zh: '培训会', en: 'Training' },
      },
    },
    level: {
      type: 'choice',
      forTheFile: true,
      title: { zh: '层级', en: 'Level' },
      options: {
        city: { zh: '市', en: 'City' },
        district: { zh: '区', en: 'District' },
        street: { zh: '街道', en: 'Street' },
        community: { zh: '社区', en: 'Community' },
        estate: { zh: '小区', en: 'Estate' },
      },
    },
    heldOn: day('日期', 'Day'),
    host: { type: 'name', title: { zh: '主持人', en: 'Host' } },
    attendees: { type: 'integer', min: 1, max: 5_000, title: { zh: '参会人数', en: 'People' } },
    minutes: words('纪要', 'Minutes', 4_000),
    attendance: {
      type: 'list',
      max: 100,
      title: { zh: '应到岗位签到', en: 'Attendance by post' },
      of: {
        post: { type: 'post', title: { zh: '岗位', en: 'Post' } },
        came: {
          type: 'choice',
          title: { zh: '到会情况', en: 'Came' },
          options: {
            present: { zh: '到会', en: 'Present' },
            deputy: { zh: '委托他人到会', en: 'Sent a deputy' },
            leave: { zh: '请假', en: 'On leave' },
            absent: { zh: '缺席', en: 'Absent' },
          },
        },
      },
    },
    decisions: {
      type: 'list',
      max: 30,
      title: { zh: '议定事项', en: 'Decisions' },
      of: {
        matter: { type: 'text', max: 300, title: { zh: '事项', en: 'Matter' } },
        owner: { type: 'area', title: { zh: '责任单位（区划）', en: 'Owner (area)' } },
        dueOn: day('完成期限', 'Due'),
      },
    },
  },
  decisions: {
    seats: {
      kind: 'formula',
      expression: 'if attendance = null then [] else attendance',
      clause: rules('item-10'),
    },
  },
  opens: {
    hold: {
      title: { zh: '登记会议', en: 'Record a meeting' },
      by: ['city-office', 'district-office'],
      to: 'held',
      asks: {
        task: 'required',
        kind: 'required',
        level: 'required',
        heldOn: 'required',
        host: 'required',
        attendees: 'required',
        minutes: 'required',
        attendance: 'optional',
        decisions: 'optional',
      },
      when: [
        {
          test: 'heldOn <= today',
          clause: rules('item-6'),
          message: { zh: '会议日期不能晚于今天', en: 'The meeting is not in the future' },
        },
        {
          test: 'every d in (if decisions = null then [] else decisions) satisfies d.dueOn >= heldOn',
          clause: rules('item-6'),
          message: { zh: '议定事项的期限早于会议', en: 'A decision is due before the meeting' },
        },
        {
          test: 'count(seats) = count(distinct values(seats.post))',
          clause: rules('item-10'),
          message: { zh: '同一岗位签到了两次', en: 'A post signed in twice' },
        },
        {
          test: 'count(seats[came = "present" or came = "deputy"]) <= attendees',
          clause: rules('item-10'),
          message: { zh: '到会岗位比参会人数还多', en: 'More posts came than people' },
        },
      ],
      effects: [
        {
          kind: 'open_each',
          list: 'decisions',
          programme: 'dispatch.matter',
          outcome: 'assign',
          area: 'owner',
          input: { task: 'task', matter: 'matter', dueOn: 'dueOn', from: 'caseId' },
        },
      ],
      clause: rules('item-6'),
    },
  },
  steps: { held: { title: { zh: '已召开', en: 'Held' }, end: 'done', outcomes: {} } },
  prints: { minutes },
})
