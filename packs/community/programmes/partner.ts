/** Who works along: party organisations of the alliance, schools, and volunteer teams; each joins by a paper and may leave. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { act, choice, ended, enter, line, none, past, rolesOf, t, whole, words } from '../shared.ts'

const clause = local('item-8')
export const partnerKinds = {
  alliance: t('党建联盟成员单位', 'Party organisation of the alliance'),
  school: t('职教院校', 'Vocational school'),
  team: t('党员志愿服务队', 'Volunteer team of members'),
} as const

const stands = (standing: string): EffectRule =>
  enter('community.partners', standing, {
    kind: 'kind',
    name: 'partnerName',
    members: 'members',
    since: 'joinedOn',
  })

export const partner = defineProgramme({
  ...none,
  id: 'community.partner',
  title: t('联盟成员、院校和志愿服务队', 'Alliance, schools and volunteer teams'),
  summary: t(
    '党建联盟成员单位加入和退出，职教院校签约共建，党员志愿服务队组建和解散。',
    'Organisations join the alliance and leave it, schools sign, teams of members form and dissolve.',
  ),
  basis: [clause, local('item-6'), local('item-10')],
  audience: 'office',
  subject: { name: 'partnerName', people: [], place: true },
  roles: rolesOf('party-office', 'party-street', 'system'),
  fields: {
    kind: choice('类别', 'Kind', partnerKinds),
    partnerName: line('名称', 'Name'),
    members: whole('党员（队员）人数', 'Members', 10_000, 1),
    paper: { ...line('协议、组建文件', 'Agreement or paper', 40), forTheFile: true },
    joinedOn: past('加入日期', 'Joined on'),
    leaveReason: words('退出原因', 'Why it leaves', 200),
  },
  opens: {
    join: act(t('加入、组建', 'Join'), ['party-office', 'party-street'], 'on', clause, {
      asks: {
        kind: 'required',
        partnerName: 'required',
        members: 'required',
        paper: 'required',
        joinedOn: 'required',
      },
      effects: [stands('on')],
    }),
  },
  steps: {
    on: {
      title: t('在册', 'On the register'),
      holder: 'party-office',
      dormant: true,
      outcomes: {
        check_partner: act(t('年度核对', 'Checked each year'), ['system'], 'on', clause, {
          effects: [
            { kind: 'notify', to: 'party-office', text: t('请核对成员单位。', 'Please check the partners.') },
          ],
        }),
        leave: act(t('退出、解散', 'Leave'), ['party-office', 'party-street'], 'left', clause, {
          asks: { leaveReason: 'required' },
          effects: [stands('left')],
        }),
      },
    },
    left: ended('已退出', 'Left', 'done'),
  },
  schedules: {
    yearly: {
      title: t('年度核对', 'Each year'),
      every: 'year',
      on: 10,
      offDay: 'after',
      missed: 'latest',
      does: { outcome: 'check_partner', at: ['on'] },
      clause,
    },
  },
})
