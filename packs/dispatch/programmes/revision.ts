/**
 * The correction of a month that was sent. The numbers stay where they are counted from: this case holds who asked, who unlocked, and
 * what the figure read before and after; the record itself is put right in its own case, and the signed
 * bulletin drafts its correction [B5].
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { completionFigure, day, empty, own, reason, roles, task, words } from './shared.ts'

const period = 'task + "/" + substring(closedOn, 1, 7)'
const entered = (standing: 'locked' | 'unlocked', edition: string) =>
  ({
    kind: 'enter',
    register: 'dispatch.periods',
    id: period,
    area: 'locked.area',
    standing: `"${standing}"`,
    body: { closedOn: 'closedOn', edition, reason: 'reason' },
  }) as const

export const revision = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.revision',
  title: { zh: '往期数据更正', en: 'Revision of a locked month' },
  summary: {
    zh: '通报印发后发现往期数据有误的，由填报单位申请，专班负责人批准解锁；在原办件更正记录以后，更正前后的数由系统各统计一次，下一期通报注明。',
    en:
      'A unit asks, the head unlocks; the record is put right in its own case, ' +
      'the figure is counted before and after, and the next circular says so.',
  },
  basis: [rules('item-8')],
  roles: { ...roles.office, ...roles.head, ...roles.district, ...roles.system },
  fields: {
    task,
    closedOn: day('更正哪一期（数据截止日）', 'Which month (its last day)'),
    about: {
      type: 'choice',
      title: { zh: '更正的指标', en: 'Figure' },
      options: {
        completion: { zh: '正在实施台数和完成率', en: 'Elevators being implemented' },
        visits: { zh: '实地督导次数', en: 'Field visits' },
      },
    },
    mistake: words('错在哪里、应当是什么', 'What is wrong and what it should be'),
    evidence: { type: 'papers', paper: 'evidence', max: 6, title: { zh: '证明材料', en: 'Evidence' } },
    reason,
    corrected: {
      type: 'case',
      forTheFile: true,
      title: { zh: '已更正的办件', en: 'The case that was put right' },
    },
    toldIn: day('在哪一期通报注明（数据截止日）', 'The circular that tells it (its last day)'),
  },
  papers: {
    evidence: {
      title: { zh: '更正依据', en: 'Evidence of the correction' },
      from: 'office',
      clause: rules('item-8'),
    },
  },
  entries: { locked: { register: 'dispatch.periods', id: period } },
  readings: {
    implemented: { figure: completionFigure, on: 'closedOn' },
    visited: { figure: 'dispatch.visits', on: 'closedOn' },
  },
  decisions: {
    counted: {
      kind: 'formula',
      expression: 'if about = "visits" then visited else implemented',
      clause: rules('item-8'),
    },
  },
  values: {
    before: { title: { zh: '更正前', en: 'Before' }, unit: 'count' },
    beforeTarget: { title: { zh: '更正前的目标', en: 'Target before' }, unit: 'count' },
    beforeDigest: { title: { zh: '更正前的记录摘要', en: 'Digest of the records before' }, unit: 'text' },
    after: { title: { zh: '更正后', en: 'After' }, unit: 'count' },
    afterTarget: { title: { zh: '更正后的目标', en: 'Target after' }, unit: 'count' },
    afterDigest: { title: { zh: '更正后的记录摘要', en: 'Digest of the records after' }, unit: 'text' },
    edition: { title: { zh: '第几版', en: 'Edition' }, unit: 'count' },
  },
  about: ['after', 'before'],
  opens: {
    ask: {
      title: { zh: '申请更正', en: 'Ask for a correction' },
      by: ['district-office'],
      to: 'asked',
      asks: {
        task: 'required',
        closedOn: 'required',
        about: 'required',
        mistake: 'required',
        evidence: 'optional',
      },
      sets: { before: 'counted.top', beforeTarget: 'counted.bottom', beforeDigest: 'counted.digest' },
      when: [
        {
          test: 'locked != null',
          clause: rules('item-8'),
          message: {
            zh: '该月通报还没有印发，数据没有锁定，直接在原办件更正即可',
            en: 'The circular of that month was not sent yet: put the record right, nothing is locked',
          },
        },
      ],
      clause: rules('item-8'),
    },
  },
  steps: {
    asked: {
      title: { zh: '待批准解锁', en: 'To be unlocked' },
      holder: 'city-office-head',
      outcomes: {
        unlock: {
          title: { zh: '批准解锁', en: 'Unlock' },
          by: ['city-office-head'],
          to: 'unlocked',
          notBy: ['ask'],
          asks: { reason: 'required' },
          when: [
            {
              test: 'locked.standing = "locked"',
              clause: rules('item-8'),
              message: {
                zh: '该期已为另一项更正解锁，请先办结',
                en: 'The month is unlocked for another correction: finish that first',
              },
            },
          ],
          effects: [entered('unlocked', 'locked.edition')],
          clause: rules('item-8'),
        },
        refuse: {
          title: { zh: '不予更正', en: 'Refuse' },
          by: ['city-office-head'],
          to: 'refused',
          asks: { reason: 'required' },
          clause: rules('item-8'),
        },
      },
    },
    unlocked: {
      title: { zh: '已解锁，待更正记录', en: 'Unlocked' },
      holder: 'city-office',
      outcomes: {
        apply: {
          title: { zh: '更正完毕，重新锁定', en: 'Corrected: lock again' },
          by: ['city-office'],
          to: 'applied',
          asks: { corrected: 'required' },
          sets: {
            after: 'counted.top',
            afterTarget: 'counted.bottom',
            afterDigest: 'counted.digest',
            edition: 'locked.edition + 1',
          },
          when: [
            {
              test: 'afterDigest != beforeDigest or afterTarget != beforeTarget',
              clause: rules('item-8'),
              message: {
                zh: '该期的记录没有任何变动：请先在原办件更正，或者不更正、重新锁定',
                en: 'No record of that month changed: put it right in its own case first, or lock again without a change',
              },
            },
          ],
          effects: [entered('locked', 'edition')],
          clause: rules('item-8'),
        },
        relock: {
          title: { zh: '不需更正，重新锁定', en: 'Nothing to correct: lock again' },
          by: ['city-office', 'city-office-head'],
          to: 'refused',
          asks: { reason: 'required' },
          effects: [entered('locked', 'locked.edition')],
          clause: rules('item-8'),
        },
      },
    },
    applied: {
      title: { zh: '待下期通报注明', en: 'To be told by the next circular' },
      holder: 'city-office',
      outcomes: {
        announce: {
          title: { zh: '通报注明', en: 'Told' },
          by: ['system', 'city-office'],
          to: 'told',
          asks: { toldIn: 'required' },
          when: [
            {
              test: 'toldIn > closedOn',
              clause: rules('item-8'),
              message: {
                zh: '更正在以后的通报中注明，已经印发的不改',
                en: 'A later circular tells it: what was sent does not change',
              },
            },
          ],
          clause: rules('item-8'),
        },
      },
    },
    told: { title: { zh: '已注明', en: 'Told' }, end: 'done', outcomes: {} },
    refused: { title: { zh: '未更正', en: 'Not corrected' }, end: 'refused', outcomes: {} },
  },
})
