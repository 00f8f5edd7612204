/** What is counted of the community's work. Channels that report problems as solved are figures of their own, and no figure adds them up. */
import type { Figure } from 'yimen/kernel/figure'
import { local } from './clauses.ts'
import { isBase } from './places.ts'
import { t } from './shared.ts'

type Said = readonly [title: string, titleEn: string, definition: string, definitionEn: string]
type Rest = Omit<Figure, 'id' | 'version' | 'title' | 'definition'>

const figure = (id: string, [zh, en, definition, definitionEn]: Said, rest: Rest): Figure => ({
  id: `community.${id}`,
  version: 1,
  title: t(zh, en),
  definition: t(definition, definitionEn),
  ...rest,
})

/** Posts are held in public: small counts of them tell of nobody. */
const posts = (
  id: string,
  kind: string,
  said: Said,
  clause: string,
  window: 'now' | 'year_to_date',
): Figure =>
  figure(id, said, {
    programme: `community.${kind}`,
    unit: 'post_held',
    measure: 'count',
    counts:
      window === 'now'
        ? { entries: 'community.roll', standing: ['on'], where: `kind = "${kind}"` }
        : { on: ['appoint'], until: ['leave'] },
    window,
    public: true,
    clause,
  })

const placesOf = (id: string, where: string, said: Said, clause: string, unit = 'public_place'): Figure =>
  figure(id, said, {
    programme: 'community.place',
    unit,
    measure: 'count',
    things: true,
    counts: { entries: 'community.places', standing: ['open'], where },
    window: 'now',
    clause,
  })

const partnersOf = (id: string, kind: string, unit: string, said: Said, clause: string): Figure =>
  figure(id, said, {
    programme: 'community.partner',
    unit,
    measure: 'count',
    things: true,
    counts: { entries: 'community.partners', standing: ['on'], where: `kind = "${kind}"` },
    window: 'now',
    clause,
  })

const channelOf = (channel: string, unit: string, said: Said, more = '', programme = 'community.problem') =>
  figure(`solved.${channel}`, said, {
    programme,
    unit,
    measure: 'count',
    things: true,
    counts: { entries: 'community.solved', standing: ['solved'], where: `channel = "${channel}"${more}` },
    window: 'year_to_date',
    clause: local('item-12'),
  })

const standardOf = (kind: string, said: Said, clause: string): Figure =>
  figure(`standard.${kind}`, said, {
    programme: 'community.standard',
    unit: 'fen',
    measure: 'sum',
    things: true,
    counts: {
      entries: 'community.standards',
      standing: ['in_force'],
      where: `kind = "${kind}"`,
      value: 'amount',
    },
    window: 'now',
    clause,
  })

const activities = (id: string, kind: string, said: Said, clause: string, value?: string): Figure =>
  figure(id, said, {
    programme: 'community.activity',
    unit: value === undefined ? 'gathering' : 'persons',
    measure: value === undefined ? 'count' : 'sum',
    things: true,
    counts: { on: ['record', 'hold'], where: `kind = "${kind}"`, ...(value === undefined ? {} : { value }) },
    window: 'year_to_date',
    clause,
  })

const classOf = (id: string, unit: string, said: Said): Figure =>
  figure(`class.${id}`, said, {
    programme: 'community.class',
    unit,
    measure: 'sum',
    things: true,
    counts: { entries: 'community.classes', standing: ['held'], where: 'ordinal = 1', value: id },
    window: 'now',
    clause: local('item-9'),
  })

const estates = {
  programme: 'community.estate',
  things: true,
  window: 'now',
  clause: local('item-7'),
} as const
const funds = { things: true, window: 'year_to_date', clause: local('item-16') } as const

export const figures: readonly Figure[] = [
  posts(
    'contacts',
    'contact',
    [
      '今年选派的党建联点干部',
      'Contact cadres sent this year',
      '今年选派并仍在任的党建联点干部，每人只计一次。',
      'Contact cadres sent this year who still serve, each once.',
    ],
    local('item-6'),
    'year_to_date',
  ),
  figure(
    'teams',
    [
      '今年组建的党员志愿服务队',
      'Volunteer teams this year',
      '今年组建、没有解散的党员志愿服务队。',
      'Teams of members formed this year and not dissolved.',
    ],
    {
      programme: 'community.partner',
      unit: 'volunteer_team',
      measure: 'count',
      things: true,
      counts: { on: ['join'], where: 'kind = "team"', until: ['leave'] },
      window: 'year_to_date',
      clause: local('item-6'),
    },
  ),
  channelOf('contact', 'problem', [
    '联点干部和志愿服务队解决的问题',
    'Solved by contact cadres and teams',
    '今年由联点干部、志愿服务队解决且反映人认可的问题；只计本渠道，不与其他渠道相加。',
    'Problems that contact cadres and teams solved this year, and whoever raised them agrees; this channel alone.',
  ]),
  channelOf('college', 'difficulty', [
    '社区学院解决的困难',
    'Solved through community colleges',
    '今年通过社区学院解决且反映人认可的困难；只计本渠道，不与其他渠道相加。',
    'Difficulties solved this year through colleges, and agreed to; this channel alone.',
  ]),
  channelOf('studio_station', 'problem', [
    '调解工作室、党群服务站解决的问题',
    'Solved through studios and stations',
    '今年在调解工作室、小区党群服务站解决的问题和达成协议的调解；不含警务室、法律服务室，不与其他渠道相加。',
    'Problems solved and agreements reached this year at studios and stations; none of police and legal rooms; this channel alone.',
  ]),
  channelOf(
    'police_legal',
    'dispute',
    [
      '警务室、法律服务室化解的矛盾纠纷',
      'Disputes settled via police and legal rooms',
      '今年在警务室、法律服务室化解的矛盾纠纷；法律咨询等不是纠纷的不计，不与其他渠道相加。',
      'Disputes settled this year at police and legal rooms; what is no dispute is not counted; this channel alone.',
    ],
    ' and kind = "dispute"',
    'community.mediation',
  ),
  channelOf(
    'consultation',
    'matter',
    [
      '协商解决的关键小事',
      'Key small matters settled by consultation',
      '今年经协商议定并办结反馈的物业服务、公共设施类关键小事；街道协调办结的和其他类别的不计。',
      'Matters of property service and public facilities that were settled this year by consultation and reported back; ' +
        'none that the street settled, none of other kinds.',
    ],
    ' and list contains(["property_fee", "facility"], kind)',
    'community.key_matter',
  ),
  partnersOf(
    'alliance',
    'alliance',
    'party_body',
    [
      '党建联盟成员单位',
      'Party organisations of the alliance',
      '当日在册的联盟成员单位。',
      'Organisations of the alliance on the register that day.',
    ],
    local('item-8'),
  ),
  partnersOf(
    'schools',
    'school',
    'school',
    [
      '参与的职教院校',
      'Vocational schools taking part',
      '当日签约在册的职教院校。',
      'Schools that have joined and not left.',
    ],
    local('item-10'),
  ),
  placesOf(
    'bases',
    isBase,
    ['联盟基地', 'Bases of the alliance', '当日在用的联盟基地。', 'Bases of the alliance in use that day.'],
    local('item-8'),
  ),
  placesOf(
    'colleges',
    'kind = "college"',
    ['社区学院', 'Community colleges', '当日在用的社区学院。', 'Community colleges open that day.'],
    local('item-10'),
    'school',
  ),
  placesOf(
    'squares',
    'kind = "square"',
    ['文明实践广场', 'Civilised-practice squares', '当日在用的文明实践广场。', 'Squares in use that day.'],
    local('item-14'),
  ),
  placesOf(
    'practice_stations',
    'kind = "practice_station"',
    [
      '文明实践站',
      'Civilised-practice stations',
      '当日在用的文明实践站。',
      'Practice stations in use that day.',
    ],
    local('item-14'),
  ),
  placesOf(
    'boards',
    'kind = "board"',
    ['文明教育栏', 'Civilised-education boards', '当日在用的文明教育栏。', 'Boards in use that day.'],
    local('item-14'),
  ),
  placesOf(
    'premises',
    'kind = "premises"',
    [
      '标准化社区服务场所',
      'Standardised community premises',
      '当日验收合格在用的社区服务场所。',
      'Premises that were accepted and are in use that day.',
    ],
    local('item-15'),
  ),
  placesOf(
    'estate_stations',
    'kind = "estate_station"',
    [
      '小区党群服务站',
      'Estate party-mass service stations',
      '当日在用的小区党群服务站。',
      'Stations of estates in use that day.',
    ],
    local('item-14'),
  ),
  classOf('viewers', 'viewer', [
    '首次直播课观看人数',
    'Viewers of the first class',
    '第一课首播的在线观看人数，由平台导出文件登记；单位是人，不与点播次数相加。',
    'Viewers of the first broadcast, from the platforms’ files; persons, never added to plays.',
  ]),
  classOf('plays', 'play', [
    '首次直播课点播次数',
    'Plays of the first class',
    '第一课首播以后的累计点播次数，取最近一次登记；单位是次。',
    'Plays of the first class since its broadcast, as last recorded; plays, not persons.',
  ]),
  activities(
    'alliance.activities',
    'alliance',
    [
      '联盟志愿服务活动',
      'Activities of the alliance',
      '今年已开展的联盟志愿服务活动。',
      'Activities of the alliance held this year.',
    ],
    local('item-8'),
  ),
  activities(
    'alliance.served',
    'alliance',
    [
      '联盟活动服务党员群众',
      'People served by the alliance',
      '今年联盟志愿服务活动登记的服务人数之和，同一人多次服务的每次都计。',
      'People served as recorded of the alliance’s activities this year, each time.',
    ],
    local('item-8'),
    'served',
  ),
  activities(
    'college.services',
    'college',
    [
      '社区学院志愿服务',
      'Services of community colleges',
      '今年已开展的社区学院志愿服务，按次（件）计。',
      'Services of community colleges held this year, each time or case.',
    ],
    local('item-10'),
  ),
  figure(
    'estates',
    [
      '主要小区',
      'Main estates',
      '当日在册、没有并入其他小区的主要小区。',
      'Main estates on the register that day, none that was merged.',
    ],
    {
      ...estates,
      unit: 'estate',
      measure: 'count',
      counts: { entries: 'community.estates', standing: ['covered', 'uncovered'] },
    },
  ),
  figure(
    'coverage',
    [
      '小区党支部覆盖率',
      'Coverage of estates by branches',
      '当日已建党支部的小区占在册小区；小区合并以后基数随之改变。',
      'Estates with a branch among all on the register that day; a merger changes the base.',
    ],
    {
      ...estates,
      unit: 'percent',
      measure: 'ratio',
      counts: { entries: 'community.estates', standing: ['covered'] },
      among: { entries: 'community.estates', standing: ['covered', 'uncovered'] },
    },
  ),
  posts(
    'first_secretaries',
    'first_secretary',
    [
      '小区党支部第一书记',
      'First secretaries',
      '当日在任的小区党支部第一书记。',
      'First secretaries of estate branches who serve that day.',
    ],
    local('item-7'),
    'now',
  ),
  posts(
    'instructors',
    'instructor',
    ['党建指导员', 'Instructors', '当日在任的党建指导员。', 'Instructors who serve that day.'],
    local('item-7'),
    'now',
  ),
  figure(
    'pairing',
    [
      '第一书记与小区党支部之比',
      'First secretaries to branches',
      '当日在任第一书记与已建党支部小区之比；一个支部至多一名，一人至多联一个支部，所以百分之百就是一对一。',
      'First secretaries who serve to estates with a branch; at most one each way, so a hundred per cent is one to one.',
    ],
    {
      programme: 'community.first_secretary',
      unit: 'percent',
      measure: 'ratio',
      things: true,
      counts: { entries: 'community.pairs', standing: ['on'], where: 'kind = "first_secretary"' },
      among: { entries: 'community.estates', standing: ['covered'] },
      window: 'now',
      clause: local('item-7'),
    },
  ),
  figure(
    'pairing.each',
    [
      '每个小区党支部第一书记',
      'First secretaries per branch',
      '当日在任第一书记与已建党支部小区之比；一个支部至多一名，一人至多联一个支部，所以等于1时就是一对一。',
      'First secretaries who serve for each estate with a branch; at most one each way, so that at 1 it is one to one.',
    ],
    {
      programme: 'community.first_secretary',
      unit: 'post_held',
      measure: 'per',
      things: true,
      counts: { entries: 'community.pairs', standing: ['on'], where: 'kind = "first_secretary"' },
      among: { entries: 'community.estates', standing: ['covered'] },
      window: 'now',
      clause: local('item-7'),
    },
  ),
  posts(
    'workers',
    'worker',
    [
      '专职社区工作者',
      'Full-time workers',
      '当日在任的专职社区工作者。',
      'Full-time workers who serve that day.',
    ],
    local('item-18'),
    'now',
  ),
  posts(
    'seconded',
    'seconded',
    [
      '挂职年轻干部',
      'Seconded young cadres',
      '当日在任的挂职年轻干部。',
      'Young cadres on a temporary post that day.',
    ],
    local('item-18'),
    'now',
  ),
  posts(
    'members',
    'member',
    ['兼职委员', 'Part-time members', '当日在任的兼职委员。', 'Part-time members who serve that day.'],
    local('item-1'),
    'now',
  ),
  figure(
    'appraisal.year',
    [
      '全市考核年度',
      'Year of the appraisal by the city',
      '统计日已公布的本区考核等次中最近的年度。',
      'The latest year for which a grade of the zone is published on the day.',
    ],
    {
      programme: 'community.appraisal',
      unit: 'count',
      measure: 'most',
      things: true,
      counts: {
        entries: 'community.appraisals',
        standing: ['valid'],
        where: 'area = "430271"',
        value: 'ofYear',
      },
      window: 'now',
      clause: local('item-19'),
    },
  ),
  figure(
    'premises.years',
    [
      '场所建设连续投入年数',
      'Years in a row of funds for premises',
      '截至最近登记年度，区财政连续投入社区服务场所建设的年数；中断的重新起算。',
      'Years without a break in which the zone put money into premises, up to the last one recorded.',
    ],
    {
      programme: 'community.premises_fund',
      unit: 'years',
      measure: 'sum',
      things: true,
      counts: { entries: 'community.premises_funds', standing: ['latest'], value: 'inRow' },
      window: 'now',
      clause: local('item-15'),
    },
  ),
  figure(
    'premises.amount',
    [
      '场所建设年度投入',
      'Funds for premises in the latest year',
      '最近登记年度区财政投入社区服务场所建设的金额。',
      'What the zone put into premises in the last year recorded.',
    ],
    {
      programme: 'community.premises_fund',
      unit: 'fen',
      measure: 'sum',
      things: true,
      counts: { entries: 'community.premises_funds', standing: ['latest'], value: 'amount' },
      window: 'now',
      clause: local('item-15'),
    },
  ),
  standardOf(
    'operating',
    [
      '社区运转经费标准',
      'Standard of operating funds',
      '区里文件确定、当日执行的每个社区每年运转经费。',
      'Operating funds a community a year, by the document in force that day.',
    ],
    local('item-16'),
  ),
  standardOf(
    'pension_chief',
    [
      '养老保险补贴标准（主职）',
      'Pension subsidy, chief post',
      '区里文件确定、当日执行的主职每人每年补贴标准。',
      'Subsidy a person a year for the chief post, by the document in force that day.',
    ],
    local('item-17'),
  ),
  standardOf(
    'pension_deputy',
    [
      '养老保险补贴标准（副职）',
      'Pension subsidy, deputy post',
      '区里文件确定、当日执行的副职每人每年补贴标准。',
      'Subsidy a person a year for a deputy post, by the document in force that day.',
    ],
    local('item-17'),
  ),
  figure(
    'funds.budget',
    [
      '社区运转经费预算',
      'Budgets of communities',
      '今年批准拨入的社区运转经费。',
      'Operating funds approved and paid in this year.',
    ],
    {
      ...funds,
      programme: 'community.budget',
      unit: 'fen',
      measure: 'sum',
      counts: { on: ['approve'], value: 'total' },
    },
  ),
  figure(
    'funds.spent',
    [
      '社区运转经费支出',
      'Spent by communities',
      '今年已支付的社区运转经费。',
      'Operating funds paid out this year.',
    ],
    {
      ...funds,
      programme: 'community.spending',
      unit: 'fen',
      measure: 'sum',
      counts: { on: ['pay'], value: 'amount' },
    },
  ),
  figure(
    'funds.execution',
    [
      '社区运转经费执行率',
      'Execution of budgets',
      '今年已支付的占今年拨入的。',
      'Paid out this year, among what was paid in.',
    ],
    {
      ...funds,
      programme: 'community.spending',
      unit: 'percent',
      measure: 'ratio',
      counts: { as: 'community.funds.spent', version: 1 },
      among: { as: 'community.funds.budget', version: 1 },
    },
  ),
  figure(
    'reported',
    [
      '在册报到党员',
      'Members who have reported',
      '当日在册的报到党员。',
      'Members reported and not left that day.',
    ],
    {
      programme: 'community.report_in',
      unit: 'persons',
      measure: 'count',
      counts: { at: ['reported', 'receipt_due'] },
      window: 'now',
      clause: local('item-4'),
    },
  ),
  figure(
    'wishes',
    [
      '实现的微心愿',
      'Wishes that came true',
      '今年由社区确认实现的微心愿。',
      'Wishes that communities confirmed this year.',
    ],
    {
      programme: 'community.claim',
      unit: 'count',
      measure: 'count',
      things: true,
      counts: { on: ['confirm'] },
      window: 'year_to_date',
      clause: local('item-4'),
    },
  ),
  figure(
    'meetings',
    [
      '联席会议',
      'Joint meetings',
      '今年召开、到会过半的联席会议。',
      'Joint meetings held this year with more than half present.',
    ],
    {
      programme: 'community.meeting',
      unit: 'gathering',
      measure: 'count',
      things: true,
      counts: { on: ['hold'] },
      window: 'year_to_date',
      clause: local('item-2'),
    },
  ),
  figure(
    'decisions.done',
    [
      '议定事项办结率',
      'Decisions done',
      '今年议定的事项中，会议认定办结的。',
      'Of what joint meetings decided this year, what a meeting found done.',
    ],
    {
      programme: 'community.decision',
      unit: 'percent',
      measure: 'ratio',
      things: true,
      counts: { on: ['done'] },
      among: { on: ['give'] },
      window: 'year_to_date',
      clause: local('item-2'),
    },
  ),
  figure(
    'projects',
    [
      '完成的项目',
      'Projects finished',
      '今年完成的清单项目。',
      'Projects of the lists that were finished this year.',
    ],
    {
      programme: 'community.project',
      unit: 'count',
      measure: 'count',
      things: true,
      counts: { on: ['finish'] },
      window: 'year_to_date',
      clause: local('item-5'),
    },
  ),
  figure(
    'mediation.success',
    [
      '调解成功率',
      'Mediations that succeed',
      '今年达成协议的，占达成协议和调解不成之和。',
      'Agreed this year, among agreed and not agreed.',
    ],
    {
      programme: 'community.mediation',
      unit: 'percent',
      measure: 'ratio',
      things: true,
      counts: { on: ['agree_written', 'agree_oral'] },
      among: { on: ['agree_written', 'agree_oral', 'not_agreed'] },
      window: 'year_to_date',
      clause: local('item-13'),
    },
  ),
]
