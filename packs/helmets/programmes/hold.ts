/** A vehicle that is held: agreed within a day or it ends by itself, fifteen days to come with proof, and released as soon as a plate is made. */
import { defineProgramme } from 'yimen/kernel/programme'
import { law, local, procedure } from '../clauses.ts'
import {
  act,
  choice,
  daysAfter,
  line,
  must,
  none,
  office,
  param,
  rolesOf,
  t,
  vehicles,
  words,
  yes,
} from '../shared.ts'

const head = ['brigade-head'] as const
const road = ['officer', 'squad-leader'] as const
const release = t('解除扣留', 'Release')
const plateMade = act(t('已经上牌，放行', 'Plate made: released'), ['system'], 'released', local('item-10'))

export const hold = defineProgramme({
  ...none,
  id: 'helmets.hold',
  title: t('扣留车辆', 'A vehicle that is held'),
  summary: t(
    '无牌无证等车辆的扣留凭证；24小时内批准，未批准的自动解除；15日内持证明处理，核实后退还；上牌的立即放行。',
    'Certificate, approval within 24 hours or it ends by itself, 15 days to bring proof, checked and given back; who makes a plate has it at once.',
  ),
  basis: [procedure('art-25'), procedure('art-26'), procedure('art-28'), procedure('art-30'), law('art-89')],
  audience: 'office',
  subject: { name: 'ownerName', people: ['idNo'] },
  roles: rolesOf('officer', 'squad-leader', 'brigade-head', 'system'),
  fields: {
    ownerName: { type: 'name', sensitive: true, title: t('当事人', 'Person') },
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    vehicle: { ...choice('车型', 'Vehicle', vehicles), forTheFile: true },
    colour: { ...line('颜色', 'Colour', 10), forTheFile: true },
    holdFor: {
      ...choice('扣留原因', 'Why', {
        no_plate: t('无号牌', 'No plate'),
        no_licence: t('无证', 'No licence'),
        forged: t('伪造号牌', 'Forged plate'),
        refused: t('非机动车拒绝接受罚款', 'Fine refused'),
      }),
      forTheFile: true,
    },
    place: { ...line('存放地点', 'Where it is kept', 40), forTheFile: true },
    goodsGiven: yes('所载货物已交当事人', 'Its goods were handed over'),
    told: yes('已告知事实、依据和权利', 'Facts, basis and rights were told'),
    proof: { ...words('提供的证明', 'Proof', 200), forTheFile: true },
    reason: { ...words('理由', 'Reason', 200), forTheFile: true },
  },
  params: {
    approveHours: param('批准期限', 'To agree', 'hours', 24, procedure('art-25')),
    termDays: param('接受处理期限', 'To come with proof', 'days', 15, procedure('art-26')),
    checkDays: param('核实期限', 'To check', 'days', 10, procedure('art-30')),
    longerDays: param('延长以后', 'Extended', 'days', 15, procedure('art-30')),
  },
  working: { proofOn: office, checkBy: office },
  clocks: {
    approve: {
      title: t('批准期限', 'To agree'),
      limit: { param: 'approveHours', unit: 'hour' },
      starts: ['hold'],
      stops: ['approve', 'refuse', 'plate_made', 'not_agreed'],
      lapses: {
        outcome: 'not_agreed',
        tells: t('二十四小时内没有批准，扣留自动解除。', 'Not agreed within 24 hours: it ended by itself.'),
      },
      clause: procedure('art-25'),
    },
    term: {
      title: t('接受处理期限', 'To come with proof'),
      limit: { param: 'termDays', unit: 'calendar_day' },
      starts: ['hold'],
      stops: ['bring_proof', 'refuse', 'plate_made', 'not_agreed'],
      clause: procedure('art-26'),
    },
    check: {
      title: t('核实期限', 'To check the proof'),
      limit: { until: 'checkBy' },
      starts: ['bring_proof', 'extend'],
      stops: ['release', 'send_back', 'plate_made'],
      clause: procedure('art-30'),
    },
  },
  opens: {
    hold: act(t('扣留', 'Hold'), ['officer'], 'to_agree', procedure('art-25'), {
      asks: {
        ownerName: 'required',
        idNo: 'required',
        vehicle: 'required',
        colour: 'optional',
        holdFor: 'required',
        place: 'required',
        goodsGiven: 'required',
        told: 'required',
      },
      when: [
        must('told = true', procedure('art-25'), '没有告知事实、依据和权利', 'Rights were not told'),
        must(
          'goodsGiven = true',
          procedure('art-28'),
          '货物不得扣留，应当交当事人',
          'Goods are not held: hand them over',
        ),
      ],
    }),
  },
  steps: {
    to_agree: {
      title: t('待批准', 'To be agreed'),
      holder: 'brigade-head',
      outcomes: {
        approve: act(t('批准', 'Agree'), head, 'held', procedure('art-25'), { notBy: ['hold'] }),
        refuse: act(t('不同意，立即解除', 'Not agreed: released'), head, 'released', procedure('art-25'), {
          asks: { reason: 'required' },
        }),
        not_agreed: act(
          t('逾期未批准，自动解除', 'Not agreed in time'),
          ['system'],
          'released',
          procedure('art-25'),
          { onlyAfter: 'approve' },
        ),
        plate_made: plateMade,
      },
    },
    held: {
      title: t('扣留中', 'Held'),
      holder: 'squad-leader',
      outcomes: {
        bring_proof: act(t('提供证明', 'Proof was brought'), road, 'checking', procedure('art-30'), {
          asks: { proof: 'required' },
          sets: { proofOn: 'today', checkBy: daysAfter('today', 'checkDays') },
        }),
        plate_made: plateMade,
      },
    },
    checking: {
      title: t('核实中', 'Being checked'),
      holder: 'squad-leader',
      outcomes: {
        release: act(release, road, 'released', procedure('art-30')),
        send_back: act(t('证明不足', 'Not enough'), road, 'held', procedure('art-30'), {
          asks: { reason: 'required' },
        }),
        extend: act(t('批准延长核实', 'Extend the check'), head, 'checking', procedure('art-30'), {
          asks: { reason: 'required' },
          atMost: 1,
          sets: { checkBy: daysAfter('proofOn', 'longerDays') },
        }),
        plate_made: plateMade,
      },
    },
    released: { title: t('已放行', 'Released'), end: 'done', outcomes: {} },
  },
})
