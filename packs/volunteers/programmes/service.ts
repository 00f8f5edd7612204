/** One person at one activity: signs up, signs in and out by the code that changes, or has the end confirmed by the leader; posted, and booked. */
import { defineProgramme } from 'yimen/kernel/programme'
import { local, minors } from '../clauses.ts'
import { capParams, entriesFor, recorded, reckoned, spanOf, time } from '../records.ts'
import {
  act,
  anEntry,
  count,
  fullName,
  idNo,
  line,
  must,
  none,
  office,
  param,
  rolesOf,
  said,
  t,
  whoIs,
  words,
  yes,
} from '../shared.ts'

const mine = ['resident'] as const
const span = {
  start: 'startedAt',
  stop: 'stoppedAt',
  signed: 'isSigned',
  mostCredit: 'if isMinor then pupilCap else adultCap',
} as const
const codeFits = must(
  'list contains(pass, code)',
  local('item-5'),
  '签到码不对，或者已经过了60秒；请看现在的签到码',
  'That is not the code, or it is older than sixty seconds; look at the one of now',
)

export const service = defineProgramme({
  ...none,
  id: 'volunteers.service',
  title: t('报名参加志愿服务', 'Serving at an activity'),
  summary: t(
    '报名、凭签到码签到签退；忘记签退的由队长确认，计荣誉时间；公示三个工作日后入账。',
    'Sign up, sign in and out by the code; who forgets the second has the end confirmed by the leader and gets honour hours; posted for three working days and booked.',
  ),
  basis: [local('item-4'), local('item-5'), local('item-6'), local('item-7'), minors('art-9')],
  audience: 'resident',
  subject: { name: 'name', people: ['idNo', 'guardianIdNo'] },
  roles: rolesOf('resident', 'team-leader', 'teacher', 'reviewer', 'system'),
  fields: {
    name: fullName('姓名', 'Name'),
    idNo: idNo('身份证号', 'ID number'),
    guardianIdNo: idNo('监护人身份证号', 'Guardian’s ID number'),
    consents: yes('监护人同意', 'The guardian consents'),
    accompanied: yes('监护人陪同', 'The guardian comes too'),
    activity: anEntry('volunteers.activities', '活动', 'Activity'),
    code: {
      ...line('签到码', 'Code', 8),
      code: true,
      hint: t('扫现场的二维码，或者填写六位数字', 'Scan the code on the spot, or type its six figures'),
    },
    cameAt: time('到场时间', 'Came at'),
    endedAt: time('实际结束时间', 'Ended at'),
    why: words('理由', 'Why', 200),
  },
  params: { ...capParams, noticeDays: param('时长公示', 'Posted for', 'days', 3, local('item-7')) },
  reckonings: {
    who: whoIs(),
    coming: { ability: 'volunteers.ages@1', with: { birth: 'birthOf(idNo)' }, clause: local('item-2') },
    pass: {
      ability: 'volunteers.pass@1',
      with: { activity: 'activity', at: 'moment' },
      rules: { seconds: 15, grace: 60 },
      clause: local('item-5'),
    },
    nowMinute: {
      ability: 'volunteers.clock@1',
      with: { at: 'moment', day: 'servedOn' },
      clause: local('item-6'),
    },
    ended: spanOf('null', 'endedAt', 'startedAt'),
    attested: spanOf('cameAt', 'endedAt'),
    counts: reckoned(span),
  },
  entries: {
    ...entriesFor('volunteer', 'servedOn'),
    act: { register: 'volunteers.activities', id: 'activity' },
    alias: { register: 'volunteers.aliases', id: 'who.key' },
    onlineOne: { register: 'volunteers.online', id: 'who.key' },
    pupilOne: { register: 'volunteers.pupils', id: 'who.key' },
  },
  values: {
    credit: count('积分时间（分钟）', 'Credit minutes'),
    honour: count('荣誉时间（分钟）', 'Honour minutes'),
    servedOn: said('服务日期', 'Day of service'),
  },
  working: {
    volunteer: office,
    isMinor: office,
    startedAt: office,
    stoppedAt: office,
    isSigned: office,
    duty: office,
  },
  clocks: {
    notice: {
      title: t('时长公示', 'Posted'),
      limit: { param: 'noticeDays', unit: 'working_day' },
      starts: ['confirm', 'confirm_end', 'attest'],
      stops: ['book', 'object'],
      lapses: { outcome: 'book', tells: t('您的服务时长已入账。', 'Your hours are booked.') },
      clause: local('item-7'),
    },
  },
  opens: {
    sign_up: act(t('报名', 'Sign up'), mine, 'asked', local('item-4'), {
      kinMayAct: true,
      asks: {
        activity: 'required',
        name: 'required',
        idNo: 'required',
        guardianIdNo: { when: 'age(birthOf(idNo), today) < 18' },
        consents: { when: 'age(birthOf(idNo), today) < 18' },
        accompanied: { when: 'age(birthOf(idNo), today) < 18' },
      },
      sets: {
        volunteer: 'if alias != null then alias.volunteer else who.key',
        isMinor: 'coming.eighteen > today',
        servedOn: 'act.on',
        duty: 'act.duty',
      },
      when: [
        must(
          'act != null and act.standing = "recruiting"',
          local('item-4'),
          '活动不在招募',
          'It does not recruit',
        ),
        must(
          'act.area = caseArea',
          local('item-4'),
          '请在活动所在的街道、乡镇报名',
          'Sign up in the street or town where the activity is',
        ),
        must(
          'onlineOne != null or pupilOne != null or alias != null',
          local('item-1'),
          '请先实名注册',
          'Register first',
        ),
        must(
          'age(birthOf(idNo), today) >= act.leastAge',
          minors('art-9'),
          '年龄不符合本活动的要求',
          'This activity is for those who are older',
        ),
        must(
          'coming.eighteen <= today or (consents != null and consents)',
          minors('art-9'),
          '未成年人须经监护人同意',
          'A minor needs a guardian’s consent',
        ),
        must(
          'act.risk = "none" or coming.fourteen <= today or (accompanied != null and accompanied)',
          minors('art-9'),
          '不满十四周岁参加有风险的活动须由监护人陪同',
          'A child under fourteen comes to what has risk with a guardian',
        ),
      ],
      effects: [{ kind: 'command', case: 'activity', outcome: 'join', input: { who: 'caseId' } }],
    }),
  },
  steps: {
    asked: {
      title: t('报名中', 'Asked for'),
      holder: 'resident',
      outcomes: {
        placed: act(t('报名成功', 'There is a place'), ['system'], 'placed', local('item-4')),
        full: act(t('已报满', 'It is full'), ['system'], 'refused', local('item-4'), {
          effects: [{ kind: 'notify', to: 'applicant', text: t('活动已报满。', 'The activity is full.') }],
        }),
      },
    },
    placed: {
      title: t('已报名', 'Signed up'),
      holder: 'resident',
      outcomes: {
        sign_in: act(t('签到', 'Sign in'), mine, 'serving', local('item-5'), {
          kinMayAct: true,
          asks: { code: 'required' },
          own: ['code'],
          when: [
            must('servedOn = today', local('item-5'), '今天不是活动日期', 'That is not today'),
            codeFits,
          ],
          sets: { startedAt: 'nowMinute' },
        }),
        attest: act(
          t('队长确认到场', 'The leader confirms who came'),
          ['team-leader', 'teacher'],
          'posted',
          local('item-5'),
          {
            asks: { cameAt: 'required', endedAt: 'required' },
            when: [
              must('attested != null', local('item-5'), '时间写作08:30', 'A time is written 08:30'),
              must('servedOn <= today', local('item-5'), '活动还没有举行', 'It has not been held'),
            ],
            sets: { startedAt: 'attested.start', stoppedAt: 'attested.stop', isSigned: 'false' },
          },
        ),
        give_up: act(t('取消报名', 'Give the place up'), mine, 'given_up', local('item-4'), {
          kinMayAct: true,
          effects: [{ kind: 'command', case: 'activity', outcome: 'give_up', input: {} }],
        }),
        absent: act(t('没有到场', 'Did not come'), ['team-leader', 'teacher'], 'absent', local('item-5')),
      },
    },
    serving: {
      title: t('服务中', 'Serving'),
      holder: 'resident',
      outcomes: {
        sign_out: act(t('签退', 'Sign out'), mine, 'served', local('item-5'), {
          kinMayAct: true,
          asks: { code: 'required' },
          own: ['code'],
          when: [codeFits],
          sets: { stoppedAt: 'nowMinute', isSigned: 'true' },
        }),
        confirm_end: act(
          t('队长确认结束时间', 'The leader confirms the end'),
          ['team-leader', 'teacher'],
          'posted',
          local('item-5'),
          {
            asks: { endedAt: 'required' },
            when: [must('ended != null', local('item-5'), '时间写作08:30', 'A time is written 08:30')],
            sets: { stoppedAt: 'ended.stop', isSigned: 'false' },
          },
        ),
      },
    },
    served: {
      title: t('待队长确认', 'To be confirmed'),
      holder: 'team-leader',
      outcomes: {
        confirm: act(t('确认', 'Confirm'), ['team-leader', 'teacher'], 'posted', local('item-5'), {
          notBy: ['sign_out'],
        }),
        refuse: act(t('不予确认', 'Do not confirm'), ['team-leader', 'teacher'], 'absent', local('item-5'), {
          asks: { why: 'required' },
        }),
      },
    },
    posted: {
      title: t('公示中', 'Posted'),
      holder: 'reviewer',
      outcomes: {
        object: act(t('剔除', 'Strike'), ['reviewer'], 'struck', local('item-7'), {
          asks: { why: 'required' },
          notBy: ['confirm', 'confirm_end', 'attest'],
        }),
        book: act(t('入账', 'Book'), ['system'], 'booked', local('item-7'), {
          onlyAfter: 'notice',
          sets: { credit: 'counts.credit', honour: 'counts.honour' },
          effects: [
            recorded('volunteer', 'servedOn', span, { activity: 'activity', duty: 'duty', hard: 'false' }),
          ],
        }),
      },
    },
    booked: { title: t('已入账', 'Booked'), end: 'done', outcomes: {} },
    struck: { title: t('已剔除', 'Struck'), end: 'refused', outcomes: {} },
    absent: { title: t('没有到场', 'Absent'), end: 'withdrawn', outcomes: {} },
    given_up: { title: t('已取消报名', 'Given up'), end: 'withdrawn', outcomes: {} },
    refused: { title: t('已报满', 'Full'), end: 'refused', outcomes: {} },
  },
})
