/**
 * The daily brief, the weekly ranking and the monthly bulletin: each number of them is a figure, counties in their
 * order.
 */
import type { Bulletin } from 'yimen/kernel/bulletin'
import { t } from './shared.ts'

const whole = (figure: string) => ({ figure, format: 'whole' }) as const
const share = (figure: string) => ({ figure, format: 'percent', decimals: 2 }) as const
const page = (id: string, unit: string, qualifier: 'exact' | 'more_than' | 'at_least') => ({
  page: { id, unit, qualifier },
})
const own = {
  version: 1,
  area: '430200',
  issuer: t('株洲市“戴帽工程”专项行动办公室', 'Campaign office of Zhuzhou City'),
  signedBy: 'campaign-office',
  to: t('各县市区交警大队，各成员单位', 'Brigades and member units'),
  copies: t('市政府分管领导', 'The leader of the campaign'),
} as const
const target = (key: string) => whole(`helmets.planned.${key}`)

export const monthly: Bulletin = {
  ...own,
  id: 'helmets.monthly',
  title: t('关于“戴帽工程”专项行动进展情况的通报', 'Bulletin on the helmet campaign'),
  mark: '株戴帽办通',
  slots: {
    letters: { ...whole('helmets.open_letters'), ...page('A9-02', 'letter', 'exact') },
    start: { figure: 'helmets.plan.start', format: 'month', ...page('A9-05', 'month', 'exact') },
    months: { ...whole('helmets.plan.months'), ...page('A9-06', 'months', 'exact') },
    platesUntil: { figure: 'helmets.plan.plates_until', format: 'day', ...page('A9-20', 'date', 'exact') },
    urban: { ...target('urban'), ...page('A9-07', 'percent', 'exact') },
    county: { ...target('county'), ...page('A9-08', 'percent', 'exact') },
    highway: { ...target('highway'), ...page('A9-09', 'percent', 'at_least') },
    tradesTarget: { ...target('trades'), ...page('A9-10', 'percent', 'exact') },
    violations: { ...whole('helmets.violations'), ...page('A9-11', 'cases', 'exact') },
    umbrellas: { ...whole('helmets.umbrellas'), ...page('A9-12', 'umbrellas', 'more_than') },
    postsPlanned: { ...target('posts'), ...page('A9-13', 'posts', 'at_least') },
    squadsPlanned: { ...target('squads'), ...page('A9-14', 'squads', 'at_least') },
    pointsPlanned: { ...target('points'), ...page('A9-15', 'points', 'at_least') },
    musts: { ...whole('helmets.musts'), ...page('A9-16', 'rules', 'exact') },
    punish: { ...target('punish'), ...page('A9-17', 'percent', 'exact') },
    impound: { ...target('impound'), ...page('A9-18', 'percent', 'exact') },
    umbrellaTarget: { ...target('umbrella'), ...page('A9-19', 'percent', 'exact') },
    plates: { ...target('plates'), ...page('A9-22', 'percent', 'at_least') },
    documents: { ...whole('helmets.documents'), ...page('A9-23', 'documents', 'exact') },
    trades: { ...whole('helmets.trades'), ...page('A9-24', 'trades', 'exact') },
    posts: whole('helmets.posts.fixed'),
    squads: whole('helmets.posts.squads'),
    points: whole('helmets.posts.registration'),
    readers: whole('helmets.readers'),
    cancelled: whole('helmets.cancelled'),
    oral: whole('helmets.oral'),
    monthViolations: whole('helmets.violations.month'),
    sheets: whole('helmets.sheets.month'),
    people: whole('helmets.people.month'),
    urbanRate: share('helmets.rate.urban'),
    countyRate: share('helmets.rate.county'),
    highwayRate: share('helmets.rate.highway'),
    tradesRate: share('helmets.rate.trades'),
    platesRate: share('helmets.rate.plates'),
    allRate: share('helmets.rate.all'),
    stop: share('helmets.must.stop'),
    punished: share('helmets.must.punish'),
    educated: share('helmets.must.educate'),
    umbrellaOff: share('helmets.must.umbrella'),
    helmetOn: share('helmets.must.helmet'),
    plated: share('helmets.must.plate'),
    impounded: share('helmets.impounded'),
    inTime: share('helmets.filed_in_time'),
    held: whole('helmets.held'),
    given: whole('helmets.plates.given'),
    companyLetters: whole('helmets.letters'),
    courier: whole('helmets.on_duty.courier'),
    food: whole('helmets.on_duty.food'),
    designated: whole('helmets.on_duty.designated'),
  },
  paragraphs: [
    {
      heading: t('一、方案和宣传', '1. Plan and publicity'),
      text: t(
        '行动自{start}起，持续{months}个月，明确“一律”事项{musts}项、' +
          '有单独目标的行业{trades}个。通气会宣读文件{documents}份，其中公开信{letters}封；' +
          '自宣读以来阅读{readers}人次。',
        'The campaign began in {start} and lasts {months} months, ' +
          'with {musts} musts and {trades} trades that have a target of their own. ' +
          '{documents} documents were read out, {letters} of them an open letter; ' +
          '{readers} readings since.',
      ),
    },
    {
      heading: t('二、目标', '2. Targets'),
      text: t(
        '头盔佩戴率目标：城区道路{urban}%、县城镇区道路{county}%、普通公路{highway}%、' +
          '三类行业{tradesTarget}%；“两车”上牌率{plates}%，截止{platesUntil}。' +
          '未戴头盔处罚率、无牌无证扣车率、遮阳伞处罚率目标分别为{punish}%、{impound}%、' +
          '{umbrellaTarget}%。',
        'Targets: {urban}% on urban roads, {county}% on county-town roads, ' +
          '{highway}% on ordinary highways, {tradesTarget}% in the three trades; ' +
          'registration {plates}% by {platesUntil}. ' +
          'Punishment without a helmet {punish}%, unlicensed vehicles held {impound}%, ' +
          'umbrellas {umbrellaTarget}%.',
      ),
    },
    {
      heading: t('三、点位', '3. Posts'),
      text: t(
        '方案设固定点位{postsPlanned}个、流动整治组{squadsPlanned}个、集中上牌点{pointsPlanned}个；' +
          '截至{year}年{month}月{day}日登记在用分别为{posts}个、{squads}个、{points}个。',
        'The plan sets {postsPlanned} fixed posts, ' +
          '{squadsPlanned} mobile squads and {pointsPlanned} registration points; ' +
          'by {year}-{month}-{day} {posts}, {squads} and {points} are in use.',
      ),
    },
    {
      heading: t('四、观测', '4. What was observed'),
      text: t(
        '本月收观测表{sheets}张、{people}人次。' +
          '最近一次评定：城区道路{urbanRate}%、县城镇区道路{countyRate}%、普通公路{highwayRate}%，' +
          '加权{allRate}%；三类行业{tradesRate}%；号牌{platesRate}%。区间和结论见评定登记；' +
          '“—”为观测不足。',
        '{sheets} sheets this month with {people} people. ' +
          'Latest judgement: urban {urbanRate}%, county-town {countyRate}%, highways {highwayRate}%, ' +
          'weighted {allRate}%; trades {tradesRate}%; plates {platesRate}%. ' +
          'Intervals and verdicts stand on the register; a dash is too few observed.',
      ),
    },
    {
      heading: t('五、查处', '5. Enforcement'),
      text: t(
        '累计查处违法{violations}起（撤销的{cancelled}起已减去，口头警告{oral}起另计），' +
          '拆除遮阳伞{umbrellas}把；本月查处{monthViolations}起。' +
          '本月处置率{stop}%、处罚率{punished}%、教育率{educated}%、拆伞率{umbrellaOff}%、' +
          '戴盔放行率{helmetOn}%、上牌或者扣车率{plated}%、无牌无证扣车率{impounded}%；' +
          '按期备案率{inTime}%。在扣车辆{held}辆，集中上牌{given}副。',
        '{violations} violations punished so far ({cancelled} cancelled ones taken off, ' +
          '{oral} oral warnings apart), {umbrellas} umbrellas removed; {monthViolations} this month. ' +
          'This month: dealt with {stop}%, punished {punished}%, educated {educated}%, ' +
          'umbrellas off {umbrellaOff}%, helmet on {helmetOn}%, plate or held {plated}%, ' +
          'unlicensed held {impounded}%; filed in time {inTime}%. ' +
          '{held} vehicles held, {given} plates given out.',
      ),
    },
    {
      heading: t('六、行业', '6. Trades'),
      text: t(
        '发致企业函{companyLetters}封。本月在岗违法：快递{courier}起、外卖{food}起、代驾{designated}起。',
        '{companyLetters} letters to companies. ' +
          'Violations on duty this month: courier {courier}, food delivery {food}, ' +
          'designated driving {designated}.',
      ),
    },
    {
      table: {
        title: t(
          '附：各县市区情况表（按区划顺序，不排名）',
          'Annex: counties, in their order and not ranked',
        ),
        by: 'township',
        columns: [
          { title: t('本月查处（起）', 'Punished'), slot: 'monthViolations' },
          { title: t('观测人次', 'Observed'), slot: 'people' },
          { title: t('城区道路（%）', 'Urban (%)'), slot: 'urbanRate' },
          { title: t('县城镇区（%）', 'County town (%)'), slot: 'countyRate' },
          { title: t('普通公路（%）', 'Highways (%)'), slot: 'highwayRate' },
          { title: t('号牌（%）', 'Plates (%)'), slot: 'platesRate' },
        ],
      },
    },
  ],
}

export const weekly: Bulletin = {
  ...own,
  id: 'helmets.weekly',
  title: t('“戴帽工程”一周查处排名', 'Ranking of the week'),
  mark: '株戴帽办周',
  slots: {
    violations: whole('helmets.violations.week'),
    umbrellas: whole('helmets.umbrellas.week'),
    people: whole('helmets.people.week'),
    perThousand: { figure: 'helmets.per_thousand.week', format: 'per_thousand', decimals: 1 },
  },
  paragraphs: [
    {
      text: t(
        '截至{year}年{month}月{day}日的七日内，查处违法{violations}起，拆除遮阳伞{umbrellas}把；' +
          '同期观测{people}人次，每千人次查处{perThousand}起。查处多少与佩戴好坏不是一回事。',
        'In the seven days to {year}-{month}-{day} {violations} violations were punished and ' +
          '{umbrellas} umbrellas removed; {people} people were observed, ' +
          '{perThousand} violations for each thousand. More cases are no worse wearing.',
      ),
    },
    {
      table: {
        title: t('附：各县市区每千观测人次查处数', 'Annex: for each thousand observed, by county'),
        by: 'township',
        rankedBy: 'perThousand',
        columns: [
          { title: t('查处（起）', 'Punished'), slot: 'violations' },
          { title: t('观测人次', 'Observed'), slot: 'people' },
          { title: t('每千人次（起）', 'Per thousand'), slot: 'perThousand' },
        ],
      },
    },
  ],
}

export const daily: Bulletin = {
  ...own,
  id: 'helmets.daily',
  title: t('“戴帽工程”每日简报', 'Daily brief'),
  mark: '株戴帽办日',
  slots: {
    officers: whole('helmets.officers.day'),
    open: whole('helmets.open.day'),
    violations: whole('helmets.violations.day'),
    umbrellas: whole('helmets.umbrellas.day'),
    plates: whole('helmets.plates.day'),
    held: whole('helmets.held'),
  },
  paragraphs: [
    {
      text: t(
        '{year}年{month}月{day}日，{open}个点位开展勤务，上岗{officers}人次；' +
          '查处违法{violations}起，拆除遮阳伞{umbrellas}把，上牌{plates}副；在扣车辆{held}辆。',
        'On {year}-{month}-{day} {open} posts were open with {officers} people; ' +
          '{violations} violations were punished, {umbrellas} umbrellas removed, ' +
          '{plates} plates given out; {held} vehicles are held.',
      ),
    },
    {
      table: {
        title: t('附：各县市区当日情况', 'Annex: the day by county'),
        by: 'township',
        columns: [
          { title: t('点位（个）', 'Posts'), slot: 'open' },
          { title: t('上岗（人次）', 'People'), slot: 'officers' },
          { title: t('查处（起）', 'Punished'), slot: 'violations' },
          { title: t('拆伞（把）', 'Umbrellas'), slot: 'umbrellas' },
          { title: t('上牌（副）', 'Plates'), slot: 'plates' },
        ],
      },
    },
  ],
}
