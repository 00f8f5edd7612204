/** The daily express, the weekly circular of each indicator, and the monthly pack of the meeting; none names a customer. */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'
import { indicators, scored, type IndicatorKey } from './indicators.ts'
import { t } from './shared.ts'

const whole = (figure: string): Slot => ({ figure, format: 'whole' })
const share = (figure: string): Slot => ({ figure, format: 'percent', decimals: 2 })
const from = {
  version: 1,
  area: '991100',
  issuer: t('中国邮政储蓄银行永州市分行旺季跨赛办公室', 'Campaign Office, PSBC Yongzhou Branch'),
  signedBy: 'campaign-office',
  to: t('各一级支行、市分行营业部，市分行各部门', 'Sub-branches and departments'),
  copies: t('市分行领导', 'Leaders of the city branch'),
} as const
const units: Readonly<Record<string, string>> = { wan: '万元', customers: '户', basis_points: '个基点' }
const inUnits = (key: IndicatorKey): string => units[indicators[key].unit] ?? ''

export const express: Bulletin = {
  ...from,
  id: 'season.express',
  title: t('旺季跨赛日快报', 'Daily express of the season'),
  mark: '永邮银旺日',
  slots: Object.fromEntries(
    scored.flatMap((key) => [
      [`${key}Done`, whole(key === 'bad' ? 'season.fall.done.bad' : `season.done.${key}`)],
      [`${key}Change`, whole(`season.change.${key}`)],
      [`${key}Rate`, share(`season.completion.${key}`)],
    ]),
  ),
  names: {
    ahead: { rankedBy: 'savingsRate', which: 'leaders', count: 3, campaign: 'season.savings' },
    behind: { rankedBy: 'savingsRate', which: 'laggards', count: 3, campaign: 'season.savings' },
  },
  paragraphs: [
    {
      text: {
        zh: `截至{year}年{month}月{day}日：${scored
          .map(
            (key) =>
              `${indicators[key].zh}{${key}Done}${inUnits(key)}，比上一日{${key}Change}，完成率{${key}Rate}%`,
          )
          .join('；')}。`,
        en: `By {year}-{month}-{day}: ${scored
          .map(
            (key) => `${indicators[key].en} {${key}Done} ({${key}Change} on the day before), {${key}Rate}%`,
          )
          .join('; ')}.`,
      },
    },
    {
      text: {
        zh: '储蓄存款日均净增完成率居前的是{ahead}；进度较慢的是{behind}。',
        en: 'In savings {ahead} are in front; {behind} are behind.',
      },
    },
    {
      table: {
        title: t('附：各支行当日情况', 'Annex: sub-branches'),
        by: 'township',
        rankedBy: 'savingsRate',
        columns: scored.flatMap((key) => [
          { title: t(`${indicators[key].zh}完成率（%）`, `${indicators[key].en}, %`), slot: `${key}Rate` },
          { title: t('比上一日', 'on the day before'), slot: `${key}Change` },
        ]),
      },
    },
  ],
}

const weekly = (key: IndicatorKey): Bulletin => {
  const { zh, en } = indicators[key]
  const doneFigure = key === 'bad' ? 'season.fall.done.bad' : `season.done.${key}`
  const goalFigure = key === 'bad' ? 'season.fall.goal.bad' : `season.goal.${key}`
  return {
    ...from,
    id: `season.weekly.${key}`,
    title: t(`旺季跨赛周通报：${zh}`, `Weekly circular: ${en}`),
    mark: '永邮银旺周',
    slots: {
      done: whole(doneFigure),
      goal: whole(goalFigure),
      rate: share(`season.completion.${key}`),
      takenOut: whole(`season.taken_out.${key}`),
    },
    names: {
      ahead: { rankedBy: 'rate', which: 'leaders', count: 3 },
      behind: { rankedBy: 'rate', which: 'laggards', count: 3 },
    },
    paragraphs: [
      {
        text: {
          zh: `截至{year}年{month}月{day}日，全市${zh}{done}${inUnits(key)}，目标{goal}${inUnits(key)}，完成率{rate}%；经核问剔除{takenOut}${inUnits(key)}。`,
          en: `By {year}-{month}-{day}, ${en}: {done} of {goal}, {rate}%; {takenOut} taken out after questions.`,
        },
      },
      {
        text: {
          zh: '完成率居前的是{ahead}；靠后的是{behind}。',
          en: '{ahead} are in front; {behind} are behind.',
        },
      },
      {
        table: {
          title: t('附：各支行完成情况', 'Annex: sub-branches'),
          by: 'township',
          rankedBy: 'rate',
          columns: [
            { title: t('净增', 'Growth'), slot: 'done' },
            { title: t('目标', 'Target'), slot: 'goal' },
            { title: t('完成率（%）', 'Completion, %'), slot: 'rate' },
            { title: t('剔除', 'Taken out'), slot: 'takenOut' },
          ],
        },
      },
    ],
  }
}

export const monthly: Bulletin = {
  ...from,
  id: 'season.monthly',
  title: t('旺季跨赛月度会议材料', 'Monthly pack of the season'),
  mark: '永邮银旺月',
  slots: {
    departments: {
      ...whole('season.departments'),
      page: { id: 'A8-06', unit: 'departments', qualifier: 'exact' },
    },
    signed: whole('season.letters.signed'),
    received: whole('season.letters.received'),
    unsigned: whole('season.letters.unsigned'),
    flags: whole('season.flags'),
    todo: whole('season.difficulties.todo'),
    toAgree: whole('season.difficulties.to_agree'),
    closed: whole('season.difficulties.closed'),
    ...Object.fromEntries(scored.map((key) => [`${key}Rate`, share(`season.completion.${key}`)])),
    odd: whole('season.days.odd'),
    carried: whole('season.days.carried'),
    corrected: whole('season.days.corrected'),
    questions: whole('season.questions.open'),
    doubled: whole('season.claims.doubled'),
    urban: share('season.results.rate.urban'),
    county: share('season.results.rate.county'),
    prizes: whole('season.results.prizes'),
    vetoed: whole('season.results.vetoed'),
    trainings: whole('season.activities.training'),
    trained: whole('season.activities.training.attendees'),
    defence: whole('season.activities.defence'),
    defended: whole('season.activities.defence.attendees'),
    board: whole('season.board'),
  },
  paragraphs: [
    {
      heading: t('一、启动和承诺', '1. Start'),
      text: {
        zh: '启动会上{departments}个部门解读方案，授旗{flags}面；承诺书已签订{signed}份、已收存{received}份，没有签订{unsigned}份。难点办理中{todo}件、待确认{toAgree}件、已销号{closed}件。',
        en:
          '{departments} departments explained the plan and {flags} flags were given; {signed} letters are signed, {received} kept, {unsigned} not signed. ' +
          'Of the difficulties {todo} are being solved, {toAgree} wait to be agreed, {closed} are closed.',
      },
    },
    {
      heading: t('二、完成情况', '2. Progress'),
      text: {
        zh: `截至{year}年{month}月{day}日，${scored.map((key) => `${indicators[key].zh}完成率{${key}Rate}%`).join('，')}。`,
        en: `By {year}-{month}-{day}: ${scored.map((key) => `${indicators[key].en} {${key}Rate}%`).join(', ')}.`,
      },
    },
    {
      heading: t('三、数据和核问', '3. Data'),
      text: {
        zh: '突增和回转{odd}条，按上一日余额列入{carried}条，更正{corrected}条；未认定的核问{questions}件，重复认领待分开{doubled}件。以上是待核的问题，不是结论。',
        en:
          '{odd} spikes and reversals, {carried} days carried over, {corrected} corrected; {questions} questions are open, ' +
          '{doubled} claims to be shared. These are questions and no verdict.',
      },
    },
    {
      heading: t('四、得分、奖励和活动', '4. Scores and activities'),
      text: {
        zh: '城区支行平均{urban}分、县域支行平均{county}分；有奖励的单位{prizes}个，触及红线取消奖励的{vetoed}个。业务培训{trainings}次{trained}人次，国防教育{defence}次{defended}人次，鼓励专栏{board}条。',
        en:
          'Urban branches have {urban} marks, county ones {county}; {prizes} units have a prize, {vetoed} none for a red line. ' +
          '{trainings} trainings of {trained} people, defence education {defence} times with {defended}, {board} on the board.',
      },
    },
    {
      table: {
        title: t('附一：城区支行得分', 'Annex 1: urban branches'),
        by: 'township',
        rankedBy: 'urban',
        columns: [
          { title: t('得分', 'Marks'), slot: 'urban' },
          { title: t('没有签订承诺书', 'Not signed'), slot: 'unsigned' },
        ],
      },
    },
    {
      table: {
        title: t('附二：县域支行得分', 'Annex 2: county branches'),
        by: 'township',
        rankedBy: 'county',
        columns: [
          { title: t('得分', 'Marks'), slot: 'county' },
          { title: t('没有签订承诺书', 'Not signed'), slot: 'unsigned' },
        ],
      },
    },
  ],
}

export const bulletins: readonly Bulletin[] = [express, ...scored.map(weekly), monthly]
