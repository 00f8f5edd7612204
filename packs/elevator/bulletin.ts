/** The city's monthly circular on elevator retrofit: each number of it is a figure. */
import type { Bulletin, Slot } from 'yimen/kernel/bulletin'
import { xintangli } from './places.ts'

const page = (id: string, unit: string, qualifier: 'exact' | 'more_than' | 'rounded' = 'exact') => ({
  id,
  unit,
  qualifier,
})
const whole = (figure: string, at?: ReturnType<typeof page>): Slot => ({
  figure,
  format: 'whole',
  ...(at ? { page: at } : {}),
})

/** As it was signed until stages were told apart from what is under way: kept for the issues that were. */
const first: Bulletin = {
  id: 'elevator.monthly',
  version: 1,
  title: {
    zh: '关于全市既有住宅加装电梯工作进展情况的通报',
    en: 'Circular on elevator retrofit in the city',
  },
  area: '430300',
  issuer: { zh: '湘潭市既有住宅加装电梯工作专班', en: 'Xiangtan City Elevator Retrofit Office' },
  mark: '潭梯专班通',
  signedBy: 'city-office-head',
  to: {
    zh: '各区人民政府、园区管委会，市直有关单位',
    en: 'District governments and zone administrations, city departments concerned',
  },
  copies: { zh: '市人民政府办公室', en: 'City Government Office' },
  slots: {
    underWay: whole('elevator.under_way', page('A1-03', 'elevators')),
    completion: {
      figure: 'elevator.completion',
      format: 'percent',
      decimals: 0,
      page: page('A1-04', 'percent', 'rounded'),
    },
    target: whole('dispatch.targets.elevator'),
    rate: { figure: 'elevator.completion', format: 'percent', decimals: 2 },
    first: { ...whole('elevator.in_use', page('A1-01', 'elevators')), area: xintangli },
    weekly: whole('dispatch.weekly', page('A1-07', 'per week')),
    monthly: whole('dispatch.monthly', page('A1-08', 'per month')),
    halfYearly: whole('dispatch.half_yearly', page('A1-09', 'per year')),
    meetings: whole('dispatch.meetings', page('A1-11', 'meetings', 'more_than')),
    visits: whole('dispatch.visits', page('A1-12', 'visits', 'more_than')),
    levels: whole('dispatch.levels', page('A1-13', 'levels')),
    streets: whole('elevator.units.streets', page('A1-14', 'streets')),
    communities: whole('elevator.units.communities', page('A1-15', 'communities')),
    buildings: whole('elevator.units.buildings', page('A1-16', 'buildings')),
    units: whole('elevator.units.surveyed', page('A1-17', 'units')),
    eligible: whole('elevator.units.eligible', page('A1-18', 'units')),
    trainings: whole('dispatch.trainings', page('A1-20', 'meetings')),
    firms: whole('elevator.firms.listed', page('A1-21', 'companies')),
    eligibleRate: { figure: 'elevator.units.eligible_rate', format: 'percent', decimals: 2 },
    conditional: whole('elevator.units.conditional'),
    consenting: whole('elevator.stage.consenting'),
    notice: whole('elevator.stage.notice'),
    review: whole('elevator.stage.review'),
    building: whole('elevator.stage.building'),
    inUse: whole('elevator.stage.in_use'),
    completed: whole('elevator.completed'),
    subsidies: { figure: 'elevator.subsidies', format: 'wan_yuan', decimals: 0 },
    objections: whole('elevator.objections'),
    redMarks: whole('elevator.red_marks'),
    mattersOpen: whole('dispatch.matters_open'),
    revisions: whole('dispatch.revisions'),
    documents: whole('dispatch.documents_revised', page('A1-22', 'documents')),
    permits: whole('elevator.permits_waived', page('A1-23', 'permits')),
    grounds: whole('elevator.firms.grounds', page('A1-24', 'grounds')),
    models: whole('elevator.operation_models', page('A1-25', 'models')),
  },
  names: {
    front: { rankedBy: 'rate', which: 'leaders', count: 3 },
    behind: { rankedBy: 'rate', which: 'laggards', count: 3 },
  },
  paragraphs: [
    {
      text: {
        zh: '为加快推进既有住宅加装电梯工作，按照周调度、月通报、半年考核的要求，现将截至{year}年{month}月{day}日全市进展情况通报如下。',
        en:
          'Under the rule of weekly dispatch, monthly circular and half-year assessment, ' +
          'this is how elevator retrofit stood in the city on {year}-{month}-{day}.',
      },
    },
    {
      heading: { zh: '一、总体进展', en: '1. Overall' },
      text: {
        zh:
          '全市正在实施加装电梯{underWay}台，占年度目标任务{target}台的{completion}%。其中筹备表决{consenting}台、受理公示{notice}台、' +
          '审查备案{review}台、施工验收{building}台、投入使用{inUse}台；今年通过验收{completed}台，发放补贴{subsidies}万元。' +
          '三湘鑫苑加装的{first}台电梯已投入使用。完成率居前三位的是{front}。',
        en:
          '{underWay} elevators are being implemented, {completion}% of the year’s target of {target}. ' +
          'By stage: consenting {consenting}, in notice {notice}, in review {review}, ' +
          'under construction {building}, in use {inUse}; ' +
          '{completed} were accepted this year and {subsidies} ten-thousand yuan of subsidies granted. ' +
          'The {first} elevators of Sanxiang Xinyuan are in use. In front: {front}.',
      },
    },
    {
      heading: { zh: '二、摸底情况', en: '2. The survey' },
      text: {
        zh:
          '委托第三方对市城区{streets}个街道、{communities}个社区、{buildings}栋、{units}个单元逐一摸底，具备加装电梯条件的单元{eligible}个，' +
          '占{eligibleRate}%；另有{conditional}个单元待整改或查明后判定。',
        en:
          'A third party surveyed {units} stair units of {buildings} buildings in {communities} communities of {streets} streets: ' +
          '{eligible} are eligible, {eligibleRate}%; {conditional} more are conditional.',
      },
    },
    {
      heading: { zh: '三、推进机制', en: '3. How it is driven' },
      text: {
        zh:
          '今年修订政策文件{documents}个。市、区、街道、社区、小区{levels}级同步动员。2020年以来召开电梯调度会议{meetings}次，实地督导{visits}次，' +
          '举办大型培训会{trainings}次；近七日印发周调度表{weekly}份，本月印发月通报{monthly}份，近一年开展半年考核{halfYearly}次。' +
          '经联合审查的项目免予办理{permits}项许可；推荐名录现有企业{firms}家，实行动态管理，今年按{grounds}类事由记分处理；建成后按有物业、无物业{models}种模式运行。',
        en:
          '{documents} policy documents were revised this year. {levels} levels were mobilised. ' +
          'Since 2020 there were {meetings} dispatch meetings, ' +
          '{visits} field visits and {trainings} trainings; {weekly} weekly sheet in the last seven days, ' +
          '{monthly} circular this month, {halfYearly} half-year assessments in a year. ' +
          '{permits} permits are waived after the joint review. The list has {firms} firms; ' +
          'points were given on {grounds} grounds; operation follows {models} models.',
      },
    },
    {
      heading: { zh: '四、存在问题和下步要求', en: '4. Problems and demands' },
      text: {
        zh:
          '完成率排名靠后的是{behind}。今年公示期间收到异议{objections}件次，' +
          '未整改的红色标记{redMarks}个，未办结议定事项{mattersOpen}项；' +
          '经批准解锁更正往期数据{revisions}件次。各区要倒排工期，对进度滞后的项目逐一会商，未备案、' +
          '未告知的一律不得开工，未经验收的一律不得使用。',
        en:
          'Behind: {behind}. {objections} objections were received during notices this year, ' +
          '{redMarks} red marks are not cured, {mattersOpen} matters are open; ' +
          '{revisions} corrections of earlier months are told. Districts are to catch up; ' +
          'no work before filing and notice, no use before acceptance.',
      },
    },
    {
      table: {
        title: { zh: '各区（园区）既有住宅加装电梯进展情况表', en: 'Progress by district' },
        by: 'township',
        columns: [
          { title: { zh: '年度目标（台）', en: 'Target' }, slot: 'target' },
          { title: { zh: '正在实施（台）', en: 'Under way' }, slot: 'underWay' },
          { title: { zh: '完成率（%）', en: 'Rate (%)' }, slot: 'rate' },
          { title: { zh: '施工验收（台）', en: 'Under construction' }, slot: 'building' },
          { title: { zh: '投入使用（台）', en: 'In use' }, slot: 'inUse' },
          { title: { zh: '摸底单元（个）', en: 'Surveyed' }, slot: 'units' },
          { title: { zh: '具备条件（个）', en: 'Eligible' }, slot: 'eligible' },
        ],
        rankedBy: 'rate',
      },
    },
  ],
}

const stages = {
  underNotice: whole('elevator.under_way.notice'),
  underReview: whole('elevator.under_way.review'),
  underBuilding: whole('elevator.under_way.building'),
  underUse: whole('elevator.under_way.in_use'),
  allInUse: whole('elevator.in_use'),
}
const beside = new Set(['notice', 'review', 'building', 'inUse'])

/** What is under way is one number, and the stages are its parts; what stands beside it is named so. */
export const elevatorBulletin: Bulletin = {
  ...first,
  version: 2,
  formerly: [first],
  slots: {
    ...Object.fromEntries(Object.entries(first.slots).filter(([name]) => !beside.has(name))),
    ...stages,
  },
  parts: [{ whole: 'underWay', of: ['underNotice', 'underReview', 'underBuilding', 'underUse'] }],
  names: {
    front: { rankedBy: 'rate', which: 'leaders', count: 3, campaign: 'elevator.2021' },
    behind: { rankedBy: 'rate', which: 'laggards', count: 3, campaign: 'elevator.2021' },
  },
  paragraphs: first.paragraphs.map((p) => {
    if (p.heading?.zh === '一、总体进展')
      return {
        ...p,
        text: {
          zh:
            '全市正在实施加装电梯{underWay}台，占年度目标任务{target}台的{completion}%（正文取整数，附表印两位小数，为{rate}%）。其中受理公示{underNotice}台、' +
            '审查备案{underReview}台、施工验收{underBuilding}台、投入使用{underUse}台。另有{consenting}个项目尚在筹备表决、未经受理，不计入正在实施；' +
            '历年累计投入使用{allInUse}台。今年通过验收{completed}台，发放补贴{subsidies}万元。三湘鑫苑加装的{first}台电梯已投入使用。完成率居前三位的是{front}。',
          en:
            '{underWay} elevators are being implemented, ' +
            '{completion}% of the year’s target of {target} (whole in the text; ' +
            '{rate}% with the two decimals of the table). Of these {underNotice} are in notice, ' +
            '{underReview} in review, {underBuilding} under construction and {underUse} in use. ' +
            'Another {consenting} projects are still consenting and not accepted: they are beside that number; ' +
            '{allInUse} elevators are in use from all years. ' +
            '{completed} were accepted this year and {subsidies} ten-thousand yuan of subsidies granted. ' +
            'The {first} elevators of Sanxiang Xinyuan are in use. In front: {front}.',
        },
      }
    if (p.table === undefined) return p
    const columns = p.table.columns.map((c) =>
      c.slot === 'building'
        ? { title: { zh: '其中施工验收（台）', en: 'Of these under construction' }, slot: 'underBuilding' }
        : c.slot === 'inUse'
          ? { title: { zh: '其中投入使用（台）', en: 'Of these in use' }, slot: 'underUse' }
          : c,
    )
    return {
      ...p,
      table: {
        ...p.table,
        columns: [
          ...columns.slice(0, 3),
          { title: { zh: '其中受理公示（台）', en: 'Of these in notice' }, slot: 'underNotice' },
          { title: { zh: '其中审查备案（台）', en: 'Of these in review' }, slot: 'underReview' },
          ...columns.slice(3),
        ],
      },
    }
  }),
}
