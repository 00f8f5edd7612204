/** Activities of the alliance, services of community colleges, theme party days: planned or recorded, with who came and who was served. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { isBase } from '../places.ts'
import {
  act,
  choice,
  count,
  day,
  ended,
  entryOf,
  line,
  must,
  none,
  past,
  rolesOf,
  t,
  whole,
  words,
  file,
} from '../shared.ts'

const clause = local('item-8')
const holders = ['community-head', 'party-office', 'party-street', 'first-secretary'] as const
export const activityKinds = {
  alliance: t('联盟志愿服务活动', 'Volunteer activity of the alliance'),
  college: t('社区学院志愿服务（次、件）', 'Service of a community college'),
  theme_day: t('主题党日', 'Theme party day'),
} as const
const howItWent = {
  heldOn: 'required',
  attended: 'required',
  served: { when: 'kind != "theme_day"' },
  absent: { when: 'kind = "theme_day"' },
  summary: 'optional',
} as const
const where = [
  must(
    'kind != "college" or (theVenue != null and theVenue.standing = "open" and theVenue.kind = "college")',
    local('item-10'),
    '社区学院的服务应当写明在用的社区学院',
    'A service of a college names a college that is open',
  ),
  must(
    `kind != "alliance" or theVenue = null or (${isBase.replace('kind', 'theVenue.kind')} and theVenue.standing = "open")`,
    clause,
    '联盟活动的地点应当是在用的联盟基地',
    'An activity of the alliance takes place at a base that is open',
  ),
]

export const activity = defineProgramme({
  ...none,
  id: 'community.activity',
  title: t('联盟、学院和主题党日活动', 'Activities'),
  summary: t(
    '联盟志愿服务、社区学院服务、主题党日：计划、开展、到场和服务人数，缺席补学。',
    'Volunteering of the alliance, services of colleges, theme party days: planned, held, who came, who was served, who makes up for it.',
  ),
  basis: [clause, local('item-10'), local('item-20')],
  audience: 'office',
  subject: { name: 'theme', people: [], place: true },
  roles: rolesOf(...holders),
  fields: {
    kind: choice('类别', 'Kind', activityKinds),
    theme: line('主题', 'Theme'),
    venue: entryOf('community.places', '地点', 'Place'),
    plannedOn: day('计划日期', 'Planned for'),
    heldOn: file(past('开展日期', 'Held on')),
    attended: file(whole('到场人数', 'Came', 10_000, 1)),
    served: whole('服务党员群众人数', 'People served', 100_000, 0),
    absent: whole('缺席党员人数', 'Members absent', 10_000, 0),
    madeUp: whole('已补学人数', 'Made up for it', 10_000, 0),
    summary: words('开展情况', 'How it went', 300),
    cancelReason: words('取消原因', 'Why it is cancelled', 200),
  },
  values: { toMakeUp: count('待补学人数', 'Still to make up') },
  entries: { theVenue: { register: 'community.places', id: 'venue' } },
  opens: {
    plan: act(t('计划', 'Plan'), holders, 'planned', clause, {
      asks: {
        kind: 'required',
        theme: 'required',
        venue: { when: 'kind != "theme_day"' },
        plannedOn: 'required',
      },
      when: [
        must(
          'plannedOn >= today',
          clause,
          '计划日期已过；已经开展的请直接记录',
          'That day is over: record it',
        ),
        ...where,
      ],
    }),
    record: act(t('记录已开展的活动', 'Record one that was held'), holders, 'held', clause, {
      asks: { kind: 'required', theme: 'required', venue: { when: 'kind != "theme_day"' }, ...howItWent },
      when: where,
      sets: { toMakeUp: 'if kind = "theme_day" then absent else 0' },
      branches: [
        {
          title: t('有党员缺席的', 'where members were absent'),
          when: 'toMakeUp > 0',
          to: 'making_up',
          clause: local('item-20'),
        },
      ],
    }),
  },
  steps: {
    planned: {
      title: t('待开展', 'Planned'),
      holder: 'community-head',
      outcomes: {
        hold: act(t('登记开展情况', 'Record how it went'), holders, 'held', clause, {
          asks: howItWent,
          sets: { toMakeUp: 'if kind = "theme_day" then absent else 0' },
          branches: [
            {
              title: t('有党员缺席的', 'where members were absent'),
              when: 'toMakeUp > 0',
              to: 'making_up',
              clause: local('item-20'),
            },
          ],
        }),
        cancel: act(t('取消', 'Cancel'), holders, 'cancelled', clause, {
          asks: { cancelReason: 'required' },
        }),
      },
    },
    making_up: {
      title: t('待补学', 'To be made up for'),
      holder: 'community-head',
      outcomes: {
        make_up: act(t('登记补学', 'Made up'), holders, 'making_up', local('item-20'), {
          asks: { madeUp: 'required' },
          when: [
            must(
              'madeUp >= 1 and toMakeUp >= 0',
              local('item-20'),
              '补学人数多于待补学人数',
              'More than there are',
            ),
          ],
          sets: { toMakeUp: 'toMakeUp - madeUp' },
          branches: [
            {
              title: t('已全部补学的', 'once all have made up for it'),
              when: 'toMakeUp = 0',
              to: 'held',
              clause: local('item-20'),
            },
          ],
        }),
      },
    },
    held: ended('已开展', 'Held', 'done'),
    cancelled: ended('已取消', 'Cancelled', 'withdrawn'),
  },
})
