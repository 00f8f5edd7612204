/** A sheet of observation: people by cell at a point in an hour. Only a helmet that is buckled counts as worn. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import {
  act,
  choice,
  count,
  entry,
  line,
  must,
  none,
  param,
  past,
  roads,
  rolesOf,
  said,
  seats,
  t,
  trades,
  vehicles,
  whole,
  words,
  worn,
} from '../shared.ts'

const rule = local('item-4')
const sumOf = (filter: string): string => `sum(append(cells[${filter}].n, 0))`
const entered = (standing: string): EffectRule => ({
  kind: 'enter',
  register: 'helmets.sheets',
  id: 'sheetNo',
  standing: `"${standing}"`,
  body: { post: 'postNo', road: 'road', on: 'observedOn', people: 'people', worn: 'wornPeople' },
})

export const observation = defineProgramme({
  ...none,
  id: 'helmets.observation',
  title: t('头盔佩戴观测表', 'Sheet of observation'),
  summary: t(
    '在点位按时段抽样观测，各格人数点数得出；系扣的才算佩戴；一张表号只收一次，有误的作废留痕。',
    'A sample at a point and an hour, people counted by cell; only a buckled helmet is worn; a number is taken once, and a wrong sheet is voided and kept.',
  ),
  basis: [rule],
  audience: 'office',
  subject: { name: 'sheetNo', people: [], place: true },
  roles: rolesOf('observer', 'campaign-office', 'system'),
  fields: {
    sheetNo: line('表号', 'Number of the sheet', 24),
    postNo: entry('点位', 'Point', 'helmets.posts'),
    road: choice('道路类别', 'Class of road', roads),
    place: {
      ...choice('周边', 'Around', {
        market: t('市场', 'Market'),
        school: t('学校', 'School'),
        business: t('商圈', 'Business area'),
        hospital: t('医院', 'Hospital'),
        other: t('其他', 'Other'),
      }),
      forTheFile: true,
    },
    observedOn: past('观测日期', 'Observed on'),
    hours: choice('时段', 'Hours', {
      morning: t('早高峰（8时至9时）', 'Morning peak (8–9)'),
      evening: t('晚高峰（17时至19时）', 'Evening peak (17–19)'),
      between: t('平峰', 'Between the peaks'),
    }),
    weather: {
      ...choice('天气', 'Weather', {
        fine: t('晴', 'Fine'),
        cloudy: t('阴', 'Cloudy'),
        rain: t('雨', 'Rain'),
      }),
      forTheFile: true,
    },
    method: {
      ...choice('方式', 'Method', { site: t('现场', 'On site'), video: t('视频', 'Video') }),
      forTheFile: true,
    },
    cells: {
      type: 'list',
      max: 144,
      tally: 'n',
      title: t('各格人数', 'People by cell'),
      of: {
        vehicle: choice('车型', 'Vehicle', vehicles),
        seat: choice('位置', 'Seat', seats),
        trade: choice('行业', 'Trade', trades),
        worn: choice('佩戴', 'How it is worn', worn),
        n: whole('人数', 'People', 5_000),
      },
    },
    counter: whole('点数器总人数', 'People by the counter', 10_000),
    vehiclesSeen: whole('看到的车辆数', 'Vehicles seen', 10_000),
    plated: whole('其中有号牌的', 'Of them with a plate', 10_000),
    reason: words('作废理由', 'Why it is void', 200),
  },
  values: {
    people: count('观测人次', 'People observed'),
    wornPeople: count('佩戴人次', 'Worn'),
    tradePeople: count('三类行业人次', 'Of the three trades'),
    tradeWorn: count('三类行业佩戴人次', 'Of these worn'),
    layer: said('观测层', 'Layer'),
  },
  params: { voidDays: param('可以作废的期限', 'To void it', 'days', 60, rule) },
  clocks: {
    lock: {
      title: t('可以作废的期限', 'To void it'),
      limit: { param: 'voidDays', unit: 'calendar_day' },
      starts: ['submit'],
      stops: ['void_sheet', 'lock'],
      lapses: { outcome: 'lock', tells: t('观测表已经锁定。', 'The sheet is locked.') },
      clause: rule,
    },
  },
  entries: {
    same: { register: 'helmets.sheets', id: 'sheetNo' },
    thePost: { register: 'helmets.posts', id: 'postNo' },
  },
  opens: {
    submit: act(t('提交观测表', 'Send the sheet'), ['observer'], 'taken', rule, {
      asks: {
        sheetNo: 'required',
        postNo: 'required',
        road: 'required',
        place: 'required',
        observedOn: 'required',
        hours: 'required',
        weather: 'required',
        method: 'required',
        cells: 'required',
        counter: 'optional',
        vehiclesSeen: 'required',
        plated: 'required',
      },
      when: [
        must('same = null', rule, '该表号已经收过', 'A sheet of that number was taken already'),
        must('thePost != null', rule, '没有这个点位', 'There is no such point'),
        must(
          'thePost.road = road',
          rule,
          '道路类别与点位登记的不同',
          'The class of road is not that of the point',
        ),
        must(
          'count(cells) = count(distinct values(for c in cells return c.vehicle + c.seat + c.trade + c.worn))',
          rule,
          '同一格填了两次',
          'A cell is told twice',
        ),
        must(
          sumOf('n > 0') + ' > 0',
          rule,
          '没有观测到人，不成一张表',
          'Nobody was observed: that is no sheet',
        ),
        must(
          `counter = null or ${sumOf('worn = "buckled"')} <= counter`,
          rule,
          '佩戴人数比点数器总人数还多',
          'More helmets than people by the counter',
        ),
        must(
          `counter = null or ${sumOf('n > 0')} = counter`,
          rule,
          '各格人数之和与点数器总人数不等，请核对',
          'The cells do not add up to the counter',
        ),
        must('plated <= vehiclesSeen', rule, '有号牌的比看到的车辆还多', 'More plates than vehicles'),
        must(
          `${sumOf('seat = "driver"')} <= vehiclesSeen`,
          rule,
          '驾驶人比看到的车辆还多',
          'More drivers than vehicles',
        ),
      ],
      sets: {
        people: sumOf('n > 0'),
        wornPeople: sumOf('worn = "buckled"'),
        tradePeople: sumOf('trade != "none"'),
        tradeWorn: sumOf('trade != "none" and worn = "buckled"'),
        layer: 'if hours = "between" then "off" else "peak"',
      },
      effects: [entered('taken')],
    }),
  },
  steps: {
    taken: {
      title: t('已收', 'Taken'),
      holder: 'campaign-office',
      dormant: true,
      outcomes: {
        void_sheet: act(t('作废', 'Void it'), ['campaign-office'], 'voided', rule, {
          asks: { reason: 'required' },
          effects: [entered('voided')],
        }),
        lock: act(t('锁定', 'Lock it'), ['system'], 'locked', rule, { onlyAfter: 'lock' }),
      },
    },
    locked: { title: t('已锁定', 'Locked'), end: 'done', outcomes: {} },
    voided: { title: t('已作废', 'Voided'), end: 'withdrawn', outcomes: {} },
  },
})
