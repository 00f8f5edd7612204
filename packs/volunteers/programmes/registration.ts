/** Somebody registers online with their own number; a minor with a guardian's consent, whose rights end on the eighteenth birthday. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local, minors, service } from '../clauses.ts'
import {
  act,
  choice,
  fullName,
  idNo,
  line,
  mobile,
  must,
  none,
  office,
  past,
  rolesOf,
  said,
  t,
  whoIs,
  words,
  yes,
} from '../shared.ts'

const ours = ['resident', 'teacher', 'team-leader'] as const
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'volunteers.online',
  id: 'volunteer',
  standing: `"${standing}"`,
  body: { group: 'group', adultOn: 'adultOn', bothChannels: 'both' },
})

export const registration = defineProgramme({
  ...none,
  id: 'volunteers.registration',
  title: t('志愿者实名注册', 'Registration of a volunteer'),
  summary: t(
    '本人或者监护人线上实名注册；与学校登记的学生是同一人的合并，时长只计一次；未成年人须监护人同意。',
    'Volunteers register online, minors through a guardian; who is on a school’s roll already is the same person, and hours count once.',
  ),
  basis: [service('art-7'), local('item-1'), local('item-2'), minors('art-9'), minors('art-28')],
  audience: 'resident',
  subject: { name: 'name', people: ['idNo', 'guardianIdNo'] },
  roles: rolesOf('resident', 'teacher', 'team-leader', 'education', 'system'),
  fields: {
    name: fullName('姓名', 'Name'),
    idNo: idNo('身份证号', 'ID number'),
    phone: mobile('电话', 'Telephone'),
    group: line('服务队或者班级', 'Team or class'),
    skills: { ...words('服务意愿和特长', 'What one can and would like to do', 200), forTheFile: true },
    guardianName: fullName('监护人姓名', 'Guardian'),
    guardianIdNo: idNo('监护人身份证号', 'Guardian’s ID number'),
    relation: {
      ...choice('与监护人关系', 'Relation', {
        mother: t('母亲', 'Mother'),
        father: t('父亲', 'Father'),
        grandparent: t('祖父母、外祖父母', 'Grandparent'),
        other: t('其他监护人', 'Other guardian'),
      }),
      sensitive: true,
      forTheFile: true,
    },
    guardianPhone: mobile('监护人电话', 'Guardian’s telephone'),
    consents: yes('监护人同意参加适龄的志愿服务', 'The guardian consents to service that suits the age'),
    consentedOn: { ...past('同意日期', 'Consented on'), forTheFile: true },
    card: line('卡号', 'Card', 20),
    reason: words('注销原因', 'Why', 200),
  },
  reckonings: {
    who: whoIs({ name: 'name', birth: 'birthOf(idNo)', phone: 'guardianPhone' }),
    coming: { ability: 'volunteers.ages@1', with: { birth: 'birthOf(idNo)' }, clause: local('item-2') },
  },
  entries: {
    alias: { register: 'volunteers.aliases', id: 'who.named' },
    pupilNamed: { register: 'volunteers.pupils', id: 'who.named' },
    pupil: { register: 'volunteers.pupils', id: 'volunteer' },
    sameCard: { register: 'volunteers.cards', id: 'card' },
    already: { register: 'volunteers.online', id: 'volunteer' },
  },
  values: { adultOn: said('满十八周岁', 'Of age on'), since: said('注册日期', 'Registered on') },
  working: { volunteer: office, both: office, adultFrom: office },
  clocks: {
    minor: {
      title: t('监护人权利至', 'A guardian’s rights last until'),
      limit: { until: 'adultFrom' },
      starts: ['register'],
      stops: ['come_of_age', 'leave'],
      lapses: {
        outcome: 'come_of_age',
        tells: t('您已满十八周岁，账户由您本人办理。', 'You are eighteen: the account is yours alone now.'),
      },
      clause: local('item-2'),
    },
  },
  opens: {
    register: act(t('注册', 'Register'), ours, 'registered', local('item-1'), {
      kinMayAct: true,
      asks: {
        name: 'required',
        idNo: 'required',
        phone: 'optional',
        group: 'optional',
        skills: 'optional',
        guardianName: { when: 'age(birthOf(idNo), today) < 18' },
        guardianIdNo: { when: 'age(birthOf(idNo), today) < 18' },
        relation: { when: 'age(birthOf(idNo), today) < 18' },
        guardianPhone: { when: 'age(birthOf(idNo), today) < 18' },
        consents: { when: 'age(birthOf(idNo), today) < 18' },
        consentedOn: { when: 'age(birthOf(idNo), today) < 18' },
      },
      sets: {
        adultOn: 'coming.eighteen',
        adultFrom: 'if coming.eighteen > today then coming.eighteen + "T00:00:00.000+08:00" else null',
        volunteer:
          'if alias != null then alias.volunteer else if pupilNamed != null then who.named else who.key',
        both: 'pupil != null and pupil.standing = "registered"',
        since: 'today',
      },
      when: [
        must(
          'coming.eighteen <= today or (consents != null and consents)',
          minors('art-9'),
          '未成年人参加志愿服务须经监护人同意',
          'A minor serves with a guardian’s consent',
        ),
        must(
          'already = null or already.standing != "registered"',
          local('item-1'),
          '已经注册，不重复注册',
          'They are registered already',
        ),
      ],
      effects: [
        entered('registered'),
        {
          kind: 'enter',
          register: 'volunteers.aliases',
          id: 'who.named',
          standing: '"valid"',
          body: { volunteer: 'volunteer' },
        },
      ],
    }),
  },
  steps: {
    registered: {
      title: t('已注册', 'Registered'),
      holder: 'team-leader',
      dormant: true,
      outcomes: {
        come_of_age: act(t('满十八周岁', 'Of age'), ['system'], 'registered', local('item-2'), {
          onlyAfter: 'minor',
          effects: [entered('registered')],
        }),
        give_card: act(t('发卡', 'Give a card'), ['team-leader', 'teacher'], 'registered', local('item-5'), {
          asks: { card: 'required' },
          when: [
            must(
              'sameCard = null or sameCard.volunteer = volunteer',
              local('item-5'),
              '卡号已经有人使用',
              'Somebody has that card',
            ),
          ],
          effects: [
            {
              kind: 'enter',
              register: 'volunteers.cards',
              id: 'card',
              standing: '"valid"',
              body: { volunteer: 'volunteer', group: 'group' },
            },
          ],
        }),
        leave: act(t('注销', 'Leave'), [...ours, 'education'], 'left', service('art-25'), {
          kinMayAct: true,
          asks: { reason: 'optional' },
          effects: [entered('left')],
        }),
      },
    },
    left: { title: t('已注销', 'Left'), end: 'withdrawn', outcomes: {} },
  },
})
