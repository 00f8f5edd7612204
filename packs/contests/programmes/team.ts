/** A team: its members, tutor and leader; a substitute comes in before the draw and never after it. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import {
  aCase,
  act,
  count,
  line,
  list,
  must,
  none,
  office,
  post,
  publicName,
  rolesOf,
  said,
  t,
  whole,
} from '../shared.ts'

const law = rules('item-1')
const idColumns = {
  n: whole('第几名', 'Which', 20, 1),
  idNo: { type: 'resident_id', title: t('身份证号', 'ID number') },
} as const
const entry = (standing: string, more: Readonly<Record<string, string>> = {}): EffectRule => ({
  kind: 'enter',
  register: 'contests.teams',
  id: 'caseId',
  area: 'place',
  standing: `"${standing}"`,
  body: {
    contest: 'contest',
    name: 'teamName',
    unit: 'unit',
    tutor: 'tutor',
    leader: 'leader',
    members: 'count(members)',
    ...more,
  },
})

export const team = defineProgramme({
  ...none,
  id: 'contests.team',
  title: t('参赛队报名', 'A team enters'),
  summary: t(
    '单位报名：队员、指导老师、领队；抽签以前可以换人，抽签以后不再换。',
    'A unit enters a team with members, tutor and leader; somebody may be replaced before the draw, and nobody after it.',
  ),
  basis: [law],
  subject: { name: 'teamName', people: [], place: true },
  roles: rolesOf('delegate', 'organiser', 'system'),
  fields: {
    contest: aCase('竞赛', 'The contest'),
    teamName: line('队名', 'Team', 40),
    unit: line('单位', 'Unit', 60),
    place: { type: 'area', title: t('所在地', 'Place') },
    leader: publicName('领队', 'Leader'),
    tutor: publicName('指导老师', 'Tutor'),
    captain: post('参赛席', 'Table'),
    members: list(
      '队员',
      'Members',
      { n: whole('第几名', 'Which', 20, 1), name: publicName('姓名', 'Name') },
      20,
    ),
    ids: { ...list('证件号', 'ID numbers', idColumns, 20), sensitive: true },
    outN: whole('换下第几名', 'Who is replaced', 20, 1),
    newName: publicName('换上的队员', 'Who comes in'),
    newIds: { ...list('换上队员的证件号', 'ID number of who comes in', idColumns, 1), sensitive: true },
    reason: { type: 'text', max: 90, sealed: true, title: t('原因', 'Why') },
    no: whole('出场号', 'Number', 999),
    school: line('学派', 'School of thought', 20),
  },
  values: { drawnNo: count('出场号', 'Number'), drawnSchool: said('学派', 'School of thought') },
  working: { keys: office, seatLines: office },
  decisions: { keysSoFar: { kind: 'formula', expression: 'if keys = null then [] else keys', clause: law } },
  reckonings: {
    peopleAre: { ability: 'contests.people@1', with: { people: 'ids' }, clause: law },
    newAre: { ability: 'contests.people@1', with: { people: 'newIds' }, clause: law },
  },
  entries: { contest0: { register: 'contests.contests', id: 'contest' } },
  opens: {
    enter: act(t('报名', 'Enter'), ['delegate', 'organiser'], 'entered', law, {
      asks: {
        contest: 'required',
        teamName: 'required',
        unit: 'required',
        place: 'required',
        leader: 'required',
        tutor: 'required',
        captain: 'optional',
        members: 'required',
        ids: 'required',
      },
      sets: { keys: 'peopleAre' },
      when: [
        must(
          'contest0 != null and contest0.standing = "entering"',
          law,
          '该竞赛不在报名期',
          'That contest takes no entries now',
        ),
        must(
          'contest0 = null or contest0.membersEach = count(members)',
          law,
          '队员人数与竞赛规定不符',
          'The number of members is not what the contest asks',
        ),
        must(
          'count(distinct values(members.n)) = count(members) and count(keysSoFar) = count(members)',
          law,
          '队员与证件号不是一一对应',
          'Members and numbers do not match one to one',
        ),
        must(
          'count(distinct values(keysSoFar.key)) = count(keysSoFar)',
          law,
          '同一人报了两次',
          'One person is entered twice',
        ),
      ],
      effects: [
        entry('entered'),
        {
          kind: 'command',
          case: 'contest',
          outcome: 'team_in',
          input: {
            team: 'caseId',
            name: 'teamName',
            unit: 'unit',
            place: 'place',
            captain: 'captain',
            members: 'count(members)',
            roll: 'for m in members return {n: m.n, name: m.name}',
          },
        },
      ],
    }),
  },
  steps: {
    entered: {
      title: t('已报名', 'Entered'),
      holder: 'delegate',
      dormant: true,
      outcomes: {
        substitute: act(t('换人', 'Replace somebody'), ['delegate'], 'entered', rules('item-1'), {
          asks: { outN: 'required', newName: 'required', newIds: 'required', reason: 'required' },
          own: ['outN', 'newName', 'newIds', 'reason'],
          when: [
            must('list contains(members.n, outN)', law, '没有这名队员', 'There is no such member'),
            must(
              'count(newAre) = 1 and count(distinct values(keysSoFar.key)) = count(keysSoFar)',
              law,
              '换上的人已在队里',
              'Who comes in is in the team already',
            ),
          ],
          sets: {
            keys: 'append(keysSoFar[item.n != outN], {n: outN, key: newAre[1].key})',
            members: 'for m in members return if m.n = outN then {n: outN, name: newName} else m',
          },
          effects: [
            {
              kind: 'command',
              case: 'contest',
              outcome: 'member_replaced',
              input: { team: 'caseId', outN: 'outN', name: 'newName' },
            },
          ],
        }),
        withdraw: act(t('退出', 'Withdraw'), ['delegate'], 'withdrawn', law, {
          asks: { reason: 'required' },
          effects: [
            entry('withdrawn'),
            { kind: 'command', case: 'contest', outcome: 'team_out', input: { team: 'caseId' } },
          ],
        }),
        drawn: act(t('抽签结果', 'The lot'), ['system'], 'drawn', rules('item-2'), {
          asks: { no: 'required', school: 'optional' },
          own: ['no', 'school'],
          sets: {
            drawnNo: 'no',
            drawnSchool: 'school',
            seatLines: 'for k in keysSoFar return {key: k.key, n: k.n}',
          },
          effects: [
            entry('drawn', { no: 'drawnNo', school: 'drawnSchool' }),
            {
              kind: 'enter',
              register: 'contests.seats',
              each: 'seatLines',
              alone: true,
              id: 'key',
              standing: '"seated"',
              body: { contest: 'contest', team: 'caseId', no: 'drawnNo', n: 'n' },
            },
          ],
        }),
      },
    },
    drawn: { title: t('已抽签', 'Drawn'), end: 'done', outcomes: {} },
    withdrawn: { title: t('已退出', 'Withdrawn'), end: 'withdrawn', outcomes: {} },
  },
})
