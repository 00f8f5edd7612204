/** The district's circular on volunteers and the time bank: each number of it is a figure, and what it counts is printed. */
import type { Bulletin } from 'yimen/kernel/bulletin'

const whole = (figure: string) => ({ figure, format: 'whole' }) as const
const hours = (figure: string) => ({ figure, format: 'hours' }) as const
const page = (id: string, unit: string, qualifier: 'exact' | 'more_than') => ({
  page: { id, unit, qualifier },
})

export const monthly: Bulletin = {
  id: 'volunteers.monthly',
  version: 1,
  title: {
    zh: '关于小小志愿者和时间银行工作情况的通报',
    en: 'Circular on young volunteers and the time bank',
  },
  area: '431103',
  issuer: { zh: '冷水滩区文明办', en: 'Office for civilisation of Lengshuitan District' },
  mark: '冷文明通',
  signedBy: 'civilisation-head',
  to: { zh: '各乡镇、街道，各中小学校', en: 'Towns and streets, schools' },
  copies: { zh: '区教育局、区民政局、交警大队', en: 'Education, civil affairs, traffic police' },
  slots: {
    schools: { ...whole('volunteers.crossings'), ...page('A6-01', 'schools', 'exact') },
    launchTeams: { ...whole('volunteers.launch.teams'), ...page('A6-03', 'teams', 'exact') },
    launchPeople: { ...whole('volunteers.launch.people'), ...page('A6-04', 'persons', 'more_than') },
    teams: { ...whole('volunteers.teams.education'), ...page('A6-05', 'teams', 'exact') },
    online: { ...whole('volunteers.online'), ...page('A6-06', 'persons', 'more_than') },
    pupils: { ...whole('volunteers.pupils'), ...page('A6-07', 'persons', 'more_than') },
    hours: { ...hours('volunteers.minutes'), ...page('A6-08', 'hours', 'more_than') },
    duties: { ...whole('volunteers.duties'), ...page('A6-09', 'roles', 'exact') },
    credit: hours('volunteers.minutes.credit'),
    honour: hours('volunteers.minutes.honour'),
    served: whole('volunteers.served'),
    bothOnline: whole('volunteers.both.online'),
    bothPupils: whole('volunteers.both.pupils'),
    questions: whole('volunteers.questions'),
    held: whole('volunteers.activities.held'),
    shifts: whole('volunteers.shifts'),
  },
  paragraphs: [
    {
      heading: { zh: '一、队伍和注册', en: '1. Teams and people' },
      text: {
        zh:
          '启动仪式上，{launchTeams}支教育系统志愿服务队、{launchPeople}名师生及家长到场签到。' +
          '截至{year}年{month}月{day}日，教育系统在册志愿服务队{teams}支；线上注册志愿者{online}人，' +
          '学校线下登记学生志愿者{pupils}人。两个渠道按同一身份合并，线上的有{bothOnline}人此前已由学校登记，' +
          '学校登记的有{bothPupils}人此前已在线上注册，两数不相加。',
        en:
          'At the launch {launchTeams} teams of the education system and {launchPeople} pupils, teachers and parents signed in. ' +
          'By {year}-{month}-{day} {teams} teams of the education system are on file; ' +
          '{online} people are registered online and {pupils} pupils by their schools. ' +
          'Both channels are merged by identity: {bothOnline} of those online were on a roll before, ' +
          'and {bothPupils} of those on a roll were online before; the two are not added.',
      },
    },
    {
      heading: { zh: '二、服务时长', en: '2. Hours' },
      text: {
        zh: '累计服务{hours}小时，其中积分时间{credit}小时、荣誉时间{honour}小时，冲销的已经扣除，各数按小时舍去，合计与分项可以相差一小时；有服务记录的{served}人。今年举行活动{held}次。存疑的记录{questions}条，未计时长的不在其中。',
        en:
          '{hours} hours were served: {credit} credit and {honour} honour hours, less what was reversed, each floored, ' +
          'so that the sum may differ by one; {served} people have a record. {held} activities were held this year. ' +
          '{questions} records are in question; what counts nothing is not among the hours.',
      },
    },
    {
      heading: { zh: '三、护学岗和学生岗位', en: '3. Crossings and roles' },
      text: {
        zh: '{schools}所城区小学设护学岗，今年执勤{shifts}班，均有成人带队、民警到岗。学生志愿者岗位{duties}种：环境“保洁员”、政策“宣讲员”、文明“劝导员”、爱心“传递员”。',
        en:
          '{schools} urban primary schools have a guided crossing; {shifts} shifts were stood this year, each with an adult and the police. ' +
          'Pupils have {duties} roles: cleaner, speaker of policy, guide and messenger of love.',
      },
    },
    {
      table: {
        title: { zh: '附：各乡镇街道志愿服务情况表', en: 'Annex: by town and street' },
        by: 'township',
        rankedBy: 'hours',
        columns: [
          { title: { zh: '服务队（支）', en: 'Teams' }, slot: 'teams' },
          { title: { zh: '线下登记（人）', en: 'Offline' }, slot: 'pupils' },
          { title: { zh: '服务时长（小时）', en: 'Hours' }, slot: 'hours' },
          { title: { zh: '活动（次）', en: 'Activities' }, slot: 'held' },
          { title: { zh: '护学岗（所）', en: 'Crossings' }, slot: 'schools' },
        ],
      },
    },
  ],
}
