/** A later version of one item, in force from its day; and what stops an item for good or for a time. */
import { defineProgramme, type EffectRule, type Field } from 'yimen/kernel/programme'
import { publishable } from '../criteria.ts'
import { itemFields } from '../item.ts'
import { local, service } from '../clauses.ts'
import { act, anItem, must, none, rolesOf, said, t, words } from '../shared.ts'

const manager = ['item-manager'] as const
const law = local('item-1')
/** What a change may change; all else the version before says. */
const changing = [
  'legalDays',
  'promisedDays',
  'papers',
  'fee',
  'feeBasis',
  'delegatedTo',
  'delegatedUntil',
] as const
const columns = Object.keys(itemFields).filter((name) => name !== 'version' && name !== 'effectiveFrom')
const isChanging = (name: string): boolean => (changing as readonly string[]).includes(name)
/** As it is, in another standing; `later`: with what the version says anew. */
const stands = (standing: string, later = false): EffectRule => ({
  kind: 'enter',
  register: 'door.items',
  id: 'itemCode',
  standing: `"${standing}"`,
  body: {
    ...Object.fromEntries(
      columns.map((name) => [
        name,
        later && isChanging(name) ? `if ${name} = null then item0.${name} else ${name}` : `item0.${name}`,
      ]),
    ),
    version: later ? 'item0.version + 1' : 'item0.version',
    effectiveFrom: later ? 'effectiveFrom' : 'item0.effectiveFrom',
    faults: 'judged.toFix',
  },
})

export const version = defineProgramme({
  ...none,
  id: 'door.version',
  title: t('事项新版本', 'A later version of an item'),
  summary: t(
    '事项的新版本写明实施日期，到期自动生效；已经受理的办件仍按受理时的版本。',
    'A later version names its day and comes into force by itself; what was accepted goes on by the version of its acceptance.',
  ),
  basis: [law, service('art-13')],
  audience: 'office',
  roles: rolesOf('item-manager', 'approver', 'system'),
  fields: {
    itemCode: anItem(),
    ...Object.fromEntries(changing.map((name) => [name, asField(itemFields[name]!)])),
    effectiveFrom: asField(itemFields['effectiveFrom']!),
    why: words('变更理由', 'Why'),
  },
  entries: { item0: { register: 'door.items', id: 'itemCode' } },
  reckonings: {
    judged: publishable((name) =>
      isChanging(name) ? `(if ${name} = null then item0.${name} else ${name})` : `item0.${name}`,
    ),
  },
  values: { lastMoment: said('旧版本的最后时刻', 'Last moment of the version before') },
  clocks: {
    day: {
      title: t('实施日期', 'In force from'),
      limit: { until: 'lastMoment' },
      starts: ['approve'],
      stops: ['comes_in', 'call_off'],
      lapses: { outcome: 'comes_in', tells: t('事项新版本已经生效。', 'The later version is in force.') },
      clause: law,
    },
  },
  opens: {
    draft: act(t('起草新版本', 'Draft'), manager, 'drafted', law, {
      asks: {
        itemCode: 'required',
        ...Object.fromEntries(changing.map((name) => [name, 'optional' as const])),
        effectiveFrom: 'required',
        why: 'required',
      },
      when: [
        must('effectiveFrom > today', law, '实施日期应当在今日以后', 'It is in force from a later day'),
        must('item0.standing != "revoked"', law, '事项已取消', 'The item is revoked'),
        must(
          'judged.result = "fit"',
          law,
          '新版本有缺陷，不能发布',
          'The version is faulty and is not published',
        ),
      ],
      sets: { lastMoment: 'string(date(effectiveFrom) - duration("P1D")) + "T23:59:59.999+08:00"' },
    }),
    suspend: act(t('暂停事项', 'Suspend an item'), manager, 'stopped', law, {
      asks: { itemCode: 'required', why: 'required' },
      when: [must('item0.standing = "published"', law, '事项没有发布', 'It is not published')],
      effects: [stands('suspended')],
    }),
  },
  steps: {
    drafted: {
      title: t('待审核', 'To be approved'),
      holder: 'approver',
      outcomes: {
        approve: act(t('同意', 'Approve'), ['approver'], 'waiting', law, {
          when: [must('effectiveFrom > today', law, '实施日期已到', 'Its day has come')],
        }),
        refuse: act(t('不同意', 'Refuse'), ['approver'], 'dropped', law, { asks: { why: 'required' } }),
      },
    },
    waiting: {
      title: t('待生效', 'Waits for its day'),
      holder: 'item-manager',
      dormant: true,
      outcomes: {
        comes_in: act(t('生效', 'Comes into force'), ['system'], 'in_force', law, {
          onlyAfter: 'day',
          effects: [stands('published', true)],
        }),
        call_off: act(t('撤销发布', 'Call it off'), manager, 'dropped', law, { asks: { why: 'required' } }),
      },
    },
    in_force: { title: t('已生效', 'In force'), end: 'done', outcomes: {} },
    stopped: {
      title: t('已暂停', 'Suspended'),
      holder: 'item-manager',
      dormant: true,
      outcomes: {
        resume: act(t('恢复', 'Resume'), manager, 'resumed', law, { effects: [stands('published')] }),
        revoke: act(t('取消事项', 'Revoke'), manager, 'resumed', law, { effects: [stands('revoked')] }),
        remind: act(t('提醒', 'Remind'), ['system'], 'stopped', law, {
          effects: [
            {
              kind: 'notify',
              to: 'item-manager',
              text: t('暂停的事项请核对。', 'Please look at items that are suspended.'),
            },
          ],
        }),
      },
    },
    resumed: { title: t('已了结', 'Settled'), end: 'done', outcomes: {} },
    dropped: { title: t('未发布', 'Not published'), end: 'withdrawn', outcomes: {} },
  },
  schedules: {
    quarterly: {
      title: t('季度核对', 'Each quarter'),
      every: 'quarter',
      on: 5,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'remind', at: ['stopped'] },
      clause: law,
    },
  },
})

/** A field of a form, which is asked by its outcome and no column. */
function asField(field: Field & { readonly optional?: boolean }): Field {
  const { optional: _, ...rest } = field
  return rest as Field
}
