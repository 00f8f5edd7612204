/** A problem that a contact cadre, a team, a college, a station or a room solved: one channel each, and none of them twice. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  aCase,
  act,
  choice,
  ended,
  entryOf,
  must,
  none,
  param,
  rolesOf,
  said,
  shown,
  solvedIn,
  t,
  words,
} from '../shared.ts'

const clause = local('item-12')
const finders = ['community-head', 'first-secretary', 'mediator', 'part-time-member'] as const
export const problemKinds = {
  livelihood: t('生活困难', 'Hardship'),
  facility: t('设施环境', 'Facilities'),
  employment: t('就业培训', 'Work and training'),
  elderly: t('为老助残', 'Old and disabled people'),
  children: t('儿童教育', 'Children'),
  legal: t('法律咨询', 'Legal advice'),
  dispute: t('矛盾纠纷', 'A dispute'),
  other: t('其他', 'Other'),
} as const
const asks = {
  kind: 'required',
  matter: 'required',
  takenBy: 'required',
  cadre: { when: 'takenBy = "cadre"' },
  team: { when: 'takenBy = "team"' },
  venue: { when: 'takenBy = "place"' },
} as const
const from = [
  must(
    'takenBy != "cadre" or (theCadre != null and theCadre.standing = "on" and theCadre.kind = "contact")',
    local('item-6'),
    '应当写明在任的联点干部',
    'Name a contact cadre who serves',
  ),
  must(
    'takenBy != "team" or (theTeam != null and theTeam.standing = "on" and theTeam.kind = "team")',
    local('item-6'),
    '应当写明在册的志愿服务队',
    'Name a team on the register',
  ),
  must(
    `takenBy != "place" or (theVenue != null and theVenue.standing = "open" and theVenue.channel != null)`,
    clause,
    '应当写明在用的学院、调解工作室、党群服务站、警务室或者法律服务室',
    'Name a college, studio, station or room that is open',
  ),
]
const channel = 'if takenBy = "place" then theVenue.channel else "contact"'

export const problem = defineProgramme({
  ...none,
  id: 'community.problem',
  title: t('问题解决台账', 'Problems solved'),
  summary: t(
    '联点干部、志愿服务队、社区学院、调解工作室、党群服务站、警务室、法律服务室受理和解决的问题；每件只计入一个渠道，各渠道分别统计，不相加。',
    'Problems that cadres, teams, colleges, studios, stations and rooms take up and solve; each counts in one channel, and channels are never added up.',
  ),
  basis: [clause, local('item-6')],
  audience: 'office',
  subject: { name: 'kind', people: [], place: true },
  roles: rolesOf(...finders),
  fields: {
    kind: choice('类别', 'Kind', problemKinds),
    matter: words('问题', 'What it is'),
    takenBy: choice('由谁办', 'Who takes it up', {
      cadre: t('联点干部', 'A contact cadre'),
      team: t('志愿服务队', 'A volunteer team'),
      place: t('学院、工作室、服务站、警务室、法律服务室', 'A college, studio, station or room'),
    }),
    cadre: entryOf('community.roll', '联点干部', 'Contact cadre'),
    team: entryOf('community.partners', '志愿服务队', 'Team'),
    venue: entryOf('community.places', '办理的阵地', 'Place'),
    result: words('解决情况', 'How it was solved', 300),
    confirmed: shown({ type: 'boolean', title: t('反映人认可', 'Whoever raised it agrees') }),
    other: aCase('已经在办的台账', 'The record that is there'),
    passedTo: words('转交何处', 'Where it goes', 200),
  },
  values: { channel: said('计入的渠道', 'Channel that it counts in') },
  params: { solveDays: param('解决期限', 'To solve', 'days', 30, clause) },
  entries: {
    theCadre: { register: 'community.roll', id: 'cadre' },
    theTeam: { register: 'community.partners', id: 'team' },
    theVenue: { register: 'community.places', id: 'venue' },
  },
  clocks: {
    solve: {
      title: t('解决期限', 'To solve'),
      limit: { param: 'solveDays', unit: 'calendar_day' },
      starts: ['raise'],
      stops: ['solve', 'pass_on', 'same_as'],
      clause,
    },
  },
  opens: {
    raise: act(t('登记问题', 'Raise'), finders, 'solving', clause, { asks, when: from, sets: { channel } }),
    solved_there: act(t('登记当场解决的问题', 'Solved on the spot'), finders, 'solved', clause, {
      asks: { ...asks, result: 'required', confirmed: 'required' },
      when: [...from, agreed()],
      sets: { channel },
      effects: [solvedIn('channel', 'kind')],
    }),
  },
  steps: {
    solving: {
      title: t('解决中', 'Being solved'),
      holder: 'community-head',
      outcomes: {
        solve: act(t('登记解决', 'Solved'), finders, 'solved', clause, {
          asks: { result: 'required', confirmed: 'required' },
          when: [agreed()],
          effects: [solvedIn('channel', 'kind')],
        }),
        same_as: act(t('与已有台账重复', 'It is there already'), finders, 'double', clause, {
          asks: { other: 'required' },
          when: [must('other != caseId', clause, '写的是本台账', 'That is this record')],
        }),
        pass_on: act(t('转交', 'Pass on'), finders, 'passed', clause, { asks: { passedTo: 'required' } }),
      },
    },
    solved: ended('已解决', 'Solved', 'done'),
    double: ended('重复，不另计', 'Counted already', 'withdrawn'),
    passed: ended('已转交', 'Passed on', 'withdrawn'),
  },
})

function agreed() {
  return must(
    'confirmed = true',
    clause,
    '反映人不认可的不算解决，请继续办理或者转交',
    'What whoever raised it does not accept is not solved',
  )
}
