/**
 * The month's circular on the zone's community work: each number is a figure, and channels stand side by side
 * without a sum.
 */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'

type Page = NonNullable<Slot['page']>
const page = (id: string, unit: string, qualifier: Page['qualifier'] = 'exact'): Pick<Slot, 'page'> => ({
  page: { id, unit, qualifier },
})
const whole = (figure: string): Slot => ({ figure: `community.${figure}`, format: 'whole' })
const share = (figure: string): Slot => ({ figure: `community.${figure}`, format: 'percent', decimals: 1 })
const wan = (figure: string, decimals = 0): Slot => ({
  figure: `community.${figure}`,
  format: 'wan_yuan',
  decimals,
})
const yuan = (figure: string): Slot => ({ figure: `community.${figure}`, format: 'yuan' })

export const monthly: Bulletin = {
  id: 'community.monthly',
  version: 1,
  title: {
    zh: '关于全区城市基层党建和社区工作情况的通报',
    en: 'Circular on party building and community work',
  },
  area: '430271',
  issuer: { zh: '中共株洲经开区工委组织部', en: 'Organisation Department of the zone' },
  mark: '株经开组通',
  signedBy: 'party-office-head',
  to: { zh: '各镇、街道党（工）委，各社区党组织', en: 'Party committees of towns, streets and communities' },
  copies: { zh: '区党工委、管委会领导', en: 'Leaders of the zone' },
  slots: {
    contacts: { ...whole('contacts'), ...page('A2-07', 'persons') },
    teams: { ...whole('teams'), ...page('A2-08', 'teams') },
    byContacts: { ...whole('solved.contact'), ...page('A2-09', 'problems', 'more_than') },
    alliance: { ...whole('alliance'), ...page('A2-16', 'organisations', 'nearly') },
    bases: { ...whole('bases'), ...page('A2-18', 'bases') },
    viewers: { ...whole('class.viewers'), ...page('A2-19', 'persons', 'more_than') },
    plays: { ...whole('class.plays'), ...page('A2-20', 'plays') },
    activities: { ...whole('alliance.activities'), ...page('A2-21', 'activities') },
    served: { ...whole('alliance.served'), ...page('A2-22', 'persons', 'more_than') },
    schools: { ...whole('schools'), ...page('A2-24', 'schools') },
    colleges: { ...whole('colleges'), ...page('A2-25', 'colleges') },
    services: { ...whole('college.services'), ...page('A2-26', 'times/cases') },
    byColleges: { ...whole('solved.college'), ...page('A2-27', 'difficulties') },
    estates: { ...whole('estates'), ...page('A2-32', 'estates') },
    coverage: { ...share('coverage'), ...page('A2-33', 'percent') },
    secretaries: { ...whole('first_secretaries'), ...page('A2-34', 'persons') },
    instructors: { ...whole('instructors'), ...page('A2-35', 'persons') },
    pairing: share('pairing'),
    oneToOne: { ...whole('pairing.each'), ...page('A2-36', 'ratio 1:1') },
    appraised: { ...whole('appraisal.year'), ...page('A2-31', 'year') },
    matters: { ...whole('solved.consultation'), ...page('A2-39', 'matters', 'more_than') },
    byStudios: { ...whole('solved.studio_station'), ...page('A2-41', 'problems', 'more_than') },
    byRooms: { ...whole('solved.police_legal'), ...page('A2-42', 'disputes', 'more_than') },
    squares: { ...whole('squares'), ...page('A2-43', 'squares') },
    stations: { ...whole('practice_stations'), ...page('A2-44', 'stations') },
    boards: { ...whole('boards'), ...page('A2-45', 'boards', 'more_than') },
    premisesYears: { ...whole('premises.years'), ...page('A2-53', 'years') },
    premisesAmount: { ...wan('premises.amount'), ...page('A2-54', '10k CNY/year (万元/年)') },
    premises: { ...whole('premises'), ...page('A2-55', 'premises') },
    estateStations: { ...whole('estate_stations'), ...page('A2-56', 'stations') },
    operating: { ...wan('standard.operating'), ...page('A2-57', '10k CNY/year (万元/年)') },
    pensionChief: { ...yuan('standard.pension_chief'), ...page('A2-59', 'CNY/person/year') },
    pensionDeputy: { ...yuan('standard.pension_deputy'), ...page('A2-60', 'CNY/person/year') },
    workers: { ...whole('workers'), ...page('A2-63', 'persons') },
    seconded: { ...whole('seconded'), ...page('A2-64', 'persons') },
    members: whole('members'),
    meetings: whole('meetings'),
    decisionsDone: share('decisions.done'),
    projects: whole('projects'),
    reported: whole('reported'),
    wishes: whole('wishes'),
    success: share('mediation.success'),
    budget: wan('funds.budget'),
    spent: wan('funds.spent', 1),
    execution: share('funds.execution'),
  },
  paragraphs: [
    {
      heading: { zh: '一、联点和联盟', en: '1. Contact cadres and the alliance' },
      text: {
        zh:
          '截至{year}年{month}月{day}日，今年选派党建联点干部{contacts}名、志愿服务队{teams}支，' +
          '解决问题{byContacts}个。' +
          '党建联盟有成员单位{alliance}家，建成基地{bases}个，开展志愿服务活动{activities}次，' +
          '服务党员群众{served}人次。' +
          '首次直播课堂在线观看{viewers}人，后续点播{plays}次（两者单位不同，不相加）。',
        en:
          'By {year}-{month}-{day} {contacts} contact cadres and {teams} volunteer teams were sent this ' +
          'year and solved {byContacts} problems. ' +
          'The alliance has {alliance} organisations and {bases} bases; ' +
          '{activities} activities served {served} people. ' +
          'The first live class had {viewers} viewers and {plays} plays since, two units that do not add up.',
      },
    },
    {
      heading: { zh: '二、社区学院', en: '2. Community colleges' },
      text: {
        zh:
          '组织职教院校{schools}所参与，开办社区学院{colleges}所，开展志愿服务{services}次（件），' +
          '解决困难{byColleges}个。',
        en:
          '{schools} vocational schools take part in {colleges} community colleges; ' +
          '{services} services were given and {byColleges} difficulties solved.',
      },
    },
    {
      heading: { zh: '三、小区治理', en: '3. Estates' },
      text: {
        zh:
          '主要小区{estates}个，党支部覆盖率{coverage}%；' +
          '第一书记、党建指导员分别{secretaries}名、{instructors}名，' +
          '第一书记配备到支部的占{pairing}%，与支部之比为{oneToOne}比1。' +
          '最近一次全市考核为{appraised}年度。' +
          '协商解决物业服务、公共设施类关键小事{matters}件；' +
          '通过调解工作室、党群服务站解决问题{byStudios}个；' +
          '通过警务室、法律服务室化解矛盾纠纷{byRooms}个，调解成功率{success}%。' +
          '以上各渠道分别统计，不相加。',
        en:
          'Of {estates} main estates {coverage}% have a branch; ' +
          '{secretaries} first secretaries and {instructors} instructors, ' +
          '{pairing}% of branches have a first secretary, {oneToOne} to 1. ' +
          'The city last appraised the year {appraised}. ' +
          '{matters} key small matters were settled by consultation, ' +
          '{byStudios} problems solved through studios and stations, ' +
          '{byRooms} disputes settled via police and legal rooms; {success}% of mediations succeed. ' +
          'Channels are counted apart and not added up.',
      },
    },
    {
      heading: { zh: '四、阵地和经费', en: '4. Places and funds' },
      text: {
        zh:
          '建成文明实践广场{squares}个、文明实践站{stations}个、文明教育栏{boards}个。' +
          '区财政连续{premisesYears}年、每年投入{premisesAmount}万元，' +
          '标准化社区服务场所{premises}个、小区党群服务站{estateStations}个。' +
          '社区运转经费标准为每年{operating}万元，' +
          '今年拨入{budget}万元、支出{spent}万元，执行率{execution}%；' +
          '养老保险补贴主职每人每年{pensionChief}元、副职{pensionDeputy}元。',
        en:
          '{squares} squares, {stations} practice stations and {boards} boards are in use. ' +
          'For {premisesYears} years in a row the zone put in {premisesAmount} ten-thousand yuan a year: ' +
          '{premises} premises and {estateStations} estate stations. ' +
          'Operating funds are {operating} ten-thousand yuan a year; ' +
          '{budget} were paid in and {spent} spent this year ({execution}%). ' +
          'Pension subsidies are {pensionChief} and {pensionDeputy} yuan.',
      },
    },
    {
      heading: { zh: '五、队伍和机制', en: '5. People and ways of working' },
      text: {
        zh:
          '专职社区工作者{workers}名，挂职年轻干部{seconded}名，兼职委员{members}名。' +
          '今年召开联席会议{meetings}次，议定事项办结率{decisionsDone}%；' +
          '完成清单项目{projects}个，报到党员{reported}名，实现微心愿{wishes}个。',
        en:
          '{workers} full-time workers, {seconded} seconded cadres, {members} part-time members. ' +
          '{meetings} joint meetings this year, {decisionsDone}% of their decisions done; ' +
          '{projects} projects finished, {reported} members reported in, {wishes} wishes came true.',
      },
    },
    {
      table: {
        title: { zh: '附：各社区情况表', en: 'Annex: communities' },
        by: 'village',
        columns: [
          { title: { zh: '关键小事（件）', en: 'Matters' }, slot: 'matters' },
          { title: { zh: '工作室、服务站（个）', en: 'Studios, stations' }, slot: 'byStudios' },
          { title: { zh: '警务室、法律服务室（个）', en: 'Rooms' }, slot: 'byRooms' },
          { title: { zh: '联席会议（次）', en: 'Meetings' }, slot: 'meetings' },
          { title: { zh: '经费执行率（%）', en: 'Execution (%)' }, slot: 'execution' },
        ],
      },
    },
  ],
}
