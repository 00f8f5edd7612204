/** The registers of the pack: people by channel and by key alone, teams, activities, records of service, accounts, gifts, elders, stars, certificates. */
import type { Register, RegisterColumn } from 'yimen/kernel/register'
import { local, service } from './clauses.ts'
import { banks, duties, risks, t } from './shared.ts'

const published = (column: RegisterColumn): RegisterColumn => ({ ...column, public: true })
const key: RegisterColumn = { title: t('志愿者编号（密文）', 'Volunteer, by key') }
const day = (zh: string, en: string): RegisterColumn => ({ title: t(zh, en), kind: 'day' })
const aCase = (zh: string, en: string): RegisterColumn => ({ title: t(zh, en), kind: 'case' })
const minutes = (zh: string, en: string): RegisterColumn => ({ title: t(zh, en), unit: 'minutes' })

const people = (id: string, other: string, zh: string, en: string, more: Register['columns']): Register => ({
  id: `volunteers.${id}`,
  title: t(zh, en),
  open: false,
  also: [`volunteers.${other}`],
  brief: ['group', 'bothChannels'],
  note: {
    text: t(
      '只记密文，不写姓名；两个渠道合并，同一人在两份名册里是同一个编号，人数不相加。',
      'Keys alone and no names; both channels are merged: one person has one number on both lists, which are never added.',
    ),
    clause: local('item-1'),
  },
  standings: {
    registered: t('已注册', 'Registered'),
    no_consent: t('待监护人同意', 'Consent is missing'),
    left: t('已注销', 'Left'),
  },
  columns: { bothChannels: { title: t('另一渠道已有', 'On the other list already') }, ...more },
  clause: local('item-1'),
})

const group: RegisterColumn = { title: t('服务队或者班级', 'Team or class') }

const online = people('online', 'pupils', '线上注册志愿者', 'Registered online', {
  group,
  adultOn: day('满十八周岁', 'Of age on'),
})
const pupils = people('pupils', 'online', '线下登记的学生志愿者', 'Pupils registered offline', {
  group,
  seat: { title: t('座号', 'Seat') },
})

const aliases: Register = {
  id: 'volunteers.aliases',
  title: t('同一人的其他识别', 'Other keys of one person'),
  open: false,
  standings: { valid: t('有效', 'Valid') },
  columns: { volunteer: key },
  clause: local('item-1'),
}

const cards: Register = {
  id: 'volunteers.cards',
  title: t('志愿者卡', 'Cards of volunteers'),
  open: false,
  called: ['group', 'seat'],
  brief: ['school', 'group', 'seat'],
  cards: {
    title: t('小小志愿者卡', 'Young volunteer'),
    number: t('卡号', 'Card'),
    says: ['school', 'group', 'seat'],
    note: t(
      '签到、签退时出示。拾到请交还学校。',
      'Shown when coming and leaving. If found, hand it to the school.',
    ),
  },
  note: {
    text: t(
      '卡上只印卡号，教师凭卡号点名；卡号对应名册上的编号。',
      'A card bears its number alone; a teacher calls the roll by it, and it stands for one on the list.',
    ),
    clause: local('item-5'),
  },
  standings: { valid: t('有效', 'Valid') },
  columns: {
    volunteer: key,
    school: { title: t('学校', 'School') },
    group: { title: t('班级', 'Class') },
    seat: { title: t('座号', 'Seat') },
  },
  clause: local('item-5'),
}

const teams: Register = {
  id: 'volunteers.teams',
  title: t('志愿服务队', 'Teams'),
  open: true,
  called: ['name'],
  brief: ['unit', 'kind', 'filedOn'],
  standings: { active: t('在册', 'Active'), ended: t('已解散', 'Ended') },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    unit: published({ title: t('上级单位', 'Parent unit') }),
    kind: published({
      title: t('系统', 'System'),
      options: {
        education: t('教育系统', 'Education system'),
        community: t('社区', 'Community'),
        agency: t('机关单位', 'Agency'),
      },
    }),
    filedOn: published(day('备案日期', 'Filed on')),
    insuredTo: published(day('保险至', 'Insured until')),
  },
  clause: local('item-3'),
}

const activities: Register = {
  id: 'volunteers.activities',
  title: t('志愿服务活动', 'Activities'),
  open: true,
  called: ['name'],
  brief: ['on', 'place', 'need', 'joined'],
  standings: {
    recruiting: t('招募中', 'Recruiting'),
    held: t('已举行', 'Held'),
    cancelled: t('已取消', 'Cancelled'),
  },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    on: published(day('日期', 'Day')),
    place: published({ title: t('地点', 'Place') }),
    need: published({ title: t('需要人数', 'Places'), unit: 'persons' }),
    joined: published({ title: t('已报名', 'Signed up'), unit: 'persons' }),
    duty: published({ title: t('岗位', 'Role'), options: duties }),
    leastAge: published({ title: t('年龄不小于', 'From the age of'), unit: 'years' }),
    risk: published({ title: t('风险', 'Risk'), options: risks }),
    team: { title: t('服务队', 'Team') },
    start: { title: t('开始', 'Begins'), unit: 'minutes', kind: 'clock' },
    stop: { title: t('结束', 'Ends'), unit: 'minutes', kind: 'clock' },
  },
  clause: local('item-4'),
}

const records: Register = {
  id: 'volunteers.records',
  title: t('志愿服务记录', 'Records of service'),
  open: false,
  brief: ['on', 'credit', 'honour', 'duty', 'overlap'],
  note: {
    text: t(
      '一条记录为一人一天的一段时间；更正的冲销并保留；时间全部重叠的和一天第四条列为疑问，不计时长。',
      'A record is one time of one person on one day; what is corrected is reversed and kept; what lies within others, and a fourth of a day, is a question and counts nothing.',
    ),
    clause: local('item-6'),
  },
  standings: {
    booked: t('已入账', 'Booked'),
    banked: t('已入账（有时间账户）', 'Booked, with a time account'),
    reversed: t('已冲销', 'Reversed'),
    question: t('疑问', 'In question'),
  },
  columns: {
    volunteer: key,
    on: day('服务日期', 'Day of service'),
    bookedOn: day('入账日期', 'Booked on'),
    start: { ...minutes('开始', 'From'), kind: 'clock' },
    stop: { ...minutes('结束', 'To'), kind: 'clock' },
    credit: minutes('积分时间', 'Credit time'),
    honour: minutes('荣誉时间', 'Honour time'),
    overlap: minutes('与其他记录重叠', 'Overlaps others by'),
    duty: { title: t('岗位', 'Role'), options: duties },
    hard: { title: t('重点岗位', 'A hard post') },
    activity: aCase('活动', 'Activity'),
    account: aCase('时间账户', 'Time account'),
  },
  clause: local('item-6'),
}

const crossings: Register = {
  id: 'volunteers.crossings',
  title: t('护学岗', 'Crossings of schools'),
  open: true,
  called: ['school'],
  brief: ['since', 'police'],
  standings: { on: t('在岗', 'On duty'), ended: t('已停设', 'Ended') },
  columns: {
    school: published({ title: t('学校', 'School') }),
    since: published(day('设岗日期', 'Since')),
    police: { title: t('警务岗位', 'Police post') },
  },
  clause: local('item-15'),
}

const arrivals: Register = {
  id: 'volunteers.arrivals',
  title: t('集会签到', 'Who came to a meeting'),
  open: false,
  brief: ['meeting', 'kind', 'team'],
  standings: { came: t('到场', 'Came') },
  columns: {
    meeting: aCase('集会', 'Meeting'),
    kind: {
      title: t('身份', 'As'),
      options: { pupil: t('学生', 'Pupil'), teacher: t('教师', 'Teacher'), parent: t('家长', 'Parent') },
    },
    team: { title: t('服务队', 'Team') },
    ofEducation: { title: t('教育系统', 'Of the education system') },
  },
  clause: local('item-17'),
}

const accounts: Register = {
  id: 'volunteers.accounts',
  title: t('时间账户', 'Time accounts'),
  open: false,
  standings: { open: t('在用', 'Open'), disputed: t('有争议', 'Disputed'), closed: t('已销户', 'Closed') },
  columns: { since: day('开户日期', 'Since'), number: aCase('账户', 'Account') },
  clause: local('item-8'),
}

const postings: Register = {
  id: 'volunteers.postings',
  title: t('时间账户入账', 'Postings to time accounts'),
  open: false,
  standings: { done: t('已完成', 'Done') },
  columns: { until: day('入账截至', 'Booked until') },
  clause: local('item-8'),
}

const otherBanks: Register = {
  id: 'volunteers.banks',
  title: t('通兑的时间银行', 'Time banks that clear with ours'),
  open: true,
  called: ['bank'],
  brief: ['ceiling', 'mostAtOnce', 'validTo'],
  standings: {
    signed: t('待对方签字', 'To be signed by them'),
    in_force: t('有效', 'In force'),
    ended: t('已终止', 'Ended'),
  },
  columns: {
    bank: published({ title: t('时间银行', 'Time bank'), options: banks }),
    ceiling: published({ title: t('未清额度', 'Ceiling of what is not cleared'), unit: 'points' }),
    mostAtOnce: published({ title: t('每次最多', 'Most at once'), unit: 'points' }),
    validTo: published({ title: t('有效期至', 'Valid to'), kind: 'valid_to' }),
    position: { title: t('未清积分（转出为正）', 'Not cleared: what went out is positive'), unit: 'points' },
    number: aCase('协议', 'Agreement'),
  },
  clause: local('item-20'),
}

const gifts: Register = {
  id: 'volunteers.gifts',
  title: t('兑换品', 'Gifts'),
  open: true,
  called: ['name'],
  brief: ['points', 'left', 'most'],
  standings: { offered: t('可兑换', 'Offered'), stopped: t('暂停', 'Stopped') },
  columns: {
    name: published({ title: t('名称', 'Name') }),
    points: published({ title: t('积分', 'Points'), unit: 'points' }),
    left: published({ title: t('库存', 'In stock'), unit: 'pieces' }),
    most: published({ title: t('每人最多', 'Most a person'), unit: 'pieces' }),
    fromDay: published({ title: t('每月几日起', 'From day of the month') }),
    toDay: published({ title: t('每月几日止', 'To day of the month') }),
    stars: published({ title: t('须达星级', 'Stars needed') }),
    number: aCase('兑换品编号', 'Number'),
  },
  clause: local('item-10'),
}

const elders: Register = {
  id: 'volunteers.elders',
  title: t('受赠老人', 'Elders who may be given to'),
  open: false,
  called: ['label'],
  standings: { listed: t('在册', 'Listed'), ended: t('已退出', 'Ended') },
  columns: {
    label: { title: t('称呼', 'Called') },
    reason: {
      title: t('条件', 'Why'),
      options: {
        eighty: t('80周岁以上', '80 or more'),
        sixty: t('60至79周岁低收入、残疾', '60 to 79 with low income and a disability'),
      },
    },
    number: aCase('账户', 'Account'),
  },
  clause: local('item-11'),
}

const ladders = { national: t('全国星级', 'National'), school: t('学校星级', 'School') } as const
const stars: Register = {
  id: 'volunteers.stars',
  title: t('星级志愿者', 'Star volunteers'),
  open: false,
  brief: ['ladder', 'level', 'since'],
  standings: { held: t('有效', 'Held'), revoked: t('已撤销', 'Revoked') },
  columns: {
    volunteer: key,
    ladder: { title: t('阶梯', 'Ladder'), options: ladders },
    level: { title: t('星级', 'Stars') },
    since: day('认定日期', 'Since'),
  },
  clause: local('item-13'),
}

const certificates: Register = {
  id: 'volunteers.certificates',
  title: t('志愿服务记录证明', 'Certificates of service'),
  open: false,
  asked: {
    page: t('核验志愿服务证明', 'Check a certificate of service'),
    intro: t(
      '输入证明上的十二位验证码，核对编号、时长和出具单位；已撤销的也能查到。',
      'Type the twelve letters of the certificate and compare number, hours and who issued it; one that was revoked is found too.',
    ),
    title: t('志愿服务记录证明', 'Certificate of service'),
    label: t('验证码', 'Code'),
    hint: t('十二位字母和数字', 'Twelve letters and figures'),
    whole: true,
  },
  standings: { valid: t('有效', 'Valid'), revoked: t('已撤销', 'Revoked') },
  columns: {
    number: published({ title: t('证明编号', 'Number'), findable: true }),
    minutes: published({ title: t('服务时长', 'Time served'), unit: 'minutes' }),
    fromDay: published(day('自', 'From')),
    toDay: published(day('至', 'To')),
    issuedBy: published({ title: t('出具单位', 'Issued by') }),
    issuedOn: published(day('出具日期', 'Issued on')),
    holder: published({ title: t('持证人', 'Holder') }),
  },
  clause: service('art-19'),
}

export const registers: readonly Register[] = [
  online,
  pupils,
  aliases,
  cards,
  teams,
  activities,
  records,
  crossings,
  arrivals,
  accounts,
  postings,
  otherBanks,
  gifts,
  elders,
  stars,
  certificates,
]
