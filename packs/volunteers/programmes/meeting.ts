/** A launch or another meeting: who came, team by team, each signed in as what they are. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, anEntry, choice, count, line, must, none, past, rolesOf, t, whole, yes } from '../shared.ts'

export const meeting = defineProgramme({
  ...none,
  id: 'volunteers.meeting',
  title: t('启动仪式和集会', 'A launch or meeting'),
  summary: t('逐人签到，按服务队和身份计数。', 'Everybody signs in, counted by team and as what they came.'),
  basis: [local('item-17')],
  audience: 'office',
  subject: { name: 'title', people: [], place: true },
  roles: rolesOf('civilisation', 'education'),
  fields: {
    title: line('名称', 'Name', 60),
    place: line('地点', 'Place', 60),
    heldOn: { ...past('日期', 'Day'), forTheFile: true },
    rows: {
      type: 'list',
      max: 1_000,
      title: t('签到表', 'Sign-in sheet'),
      of: {
        team: anEntry('volunteers.teams', '服务队', 'Team'),
        ofEducation: yes('教育系统', 'Of the education system'),
        kind: choice('身份', 'As', {
          pupil: t('学生', 'Pupil'),
          teacher: t('教师', 'Teacher'),
          parent: t('家长', 'Parent'),
        }),
        number: whole('序号', 'Number', 5_000, 1),
      },
    },
  },
  values: { total: count('到场', 'Came') },
  opens: {
    hold: act(t('登记', 'Open'), ['civilisation', 'education'], 'held', local('item-17'), {
      asks: { title: 'required', place: 'required', heldOn: 'required' },
      sets: { total: '0' },
    }),
  },
  steps: {
    held: {
      title: t('签到', 'Signing in'),
      holder: 'civilisation',
      outcomes: {
        sign_in: act(
          t('录入签到表', 'Enter the sheet'),
          ['civilisation', 'education'],
          'held',
          local('item-17'),
          {
            asks: { rows: 'required' },
            own: ['rows'],
            when: [
              must('count(rows) > 0', local('item-17'), '签到表是空的', 'The sheet is empty'),
              must(
                'count(distinct values(rows.number)) = count(rows)',
                local('item-17'),
                '序号有重复',
                'A number is there twice',
              ),
            ],
            sets: { total: 'total + count(rows)' },
            effects: [
              {
                kind: 'enter',
                register: 'volunteers.arrivals',
                each: 'rows',
                alone: true,
                id: 'caseId + "/" + string(number)',
                standing: '"came"',
                body: { meeting: 'caseId', kind: 'kind', team: 'team', ofEducation: 'ofEducation' },
              },
            ],
          },
        ),
        close: act(t('结束', 'Close'), ['civilisation', 'education'], 'closed', local('item-17'), {
          when: [must('total > 0', local('item-17'), '没有人签到', 'Nobody signed in')],
        }),
      },
    },
    closed: { title: t('已结束', 'Closed'), end: 'done', outcomes: {} },
  },
})
