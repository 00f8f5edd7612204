/** A policy text of the campaign: issued, revised after a legality review, withdrawn. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { day, empty, own, reason, roles, task, words } from './shared.ts'

export const document = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.document',
  title: { zh: '政策文件', en: 'Policy document' },
  summary: {
    zh: '专项行动的政策文件：印发、经合法性审核后修订、废止，都有记录。',
    en: 'The policy texts of a campaign: issued, revised after a legality review, withdrawn, all on record.',
  },
  basis: [rules('item-12')],
  roles: { ...roles.office, ...roles.head },
  fields: {
    task,
    documentTitle: { type: 'text', max: 80, title: { zh: '文件名称', en: 'Title' } },
    documentNo: { type: 'text', max: 40, title: { zh: '文号', en: 'Number' } },
    issuedOn: day('印发日期', 'Issued on'),
    changes: words('修订内容', 'What is changed', 2_000),
    legalReview: words('合法性审核意见', 'Legality review', 500),
    revisedOn: day('修订印发日期', 'Revised on'),
    reason,
  },
  values: { edition: { title: { zh: '版次', en: 'Edition' }, unit: 'count' } },
  about: ['edition'],
  opens: {
    issue: {
      title: { zh: '登记印发', en: 'Issued' },
      by: ['city-office'],
      to: 'inForce',
      asks: { task: 'required', documentTitle: 'required', documentNo: 'required', issuedOn: 'required' },
      sets: { edition: '1' },
      when: [
        {
          test: 'issuedOn <= today',
          clause: rules('item-12'),
          message: { zh: '印发日期不能晚于今天', en: 'It was not issued in the future' },
        },
      ],
      clause: rules('item-12'),
    },
  },
  steps: {
    inForce: {
      title: { zh: '施行中', en: 'In force' },
      holder: 'city-office',
      outcomes: {
        draft_revision: {
          title: { zh: '提出修订', en: 'Propose a revision' },
          by: ['city-office'],
          to: 'drafted',
          asks: { changes: 'required', legalReview: 'required' },
          clause: rules('item-12'),
        },
        withdraw: {
          title: { zh: '废止', en: 'Withdraw it' },
          by: ['city-office-head'],
          to: 'withdrawn',
          asks: { reason: 'required' },
          clause: rules('item-12'),
        },
      },
    },
    drafted: {
      title: { zh: '修订待批准', en: 'Revision to be approved' },
      holder: 'city-office-head',
      outcomes: {
        revise: {
          title: { zh: '批准修订并印发', en: 'Approve and issue' },
          by: ['city-office-head'],
          to: 'inForce',
          notBy: ['draft_revision'],
          asks: { revisedOn: 'required', documentNo: 'required' },
          sets: { edition: 'edition + 1' },
          when: [
            {
              test: 'revisedOn <= today and revisedOn >= issuedOn',
              clause: rules('item-12'),
              message: {
                zh: '修订日期应在印发之后、今天或者今天以前',
                en: 'Revised after it was issued, and not in the future',
              },
            },
          ],
          clause: rules('item-12'),
        },
        keep: {
          title: { zh: '不修订', en: 'Keep it' },
          by: ['city-office-head'],
          to: 'inForce',
          asks: { reason: 'required' },
          clause: rules('item-12'),
        },
      },
    },
    withdrawn: { title: { zh: '已废止', en: 'Withdrawn' }, end: 'done', outcomes: {} },
  },
})
