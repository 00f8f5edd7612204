/** Plates at a registration point: received, given out one by one, written off; the stock is never below nothing, and a held vehicle goes free. */
import { defineProgramme, type EffectRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { aCase, act, choice, day, line, must, none, rolesOf, t, whole, words, yes } from '../shared.ts'

const rule = local('item-11')
const moves = (debit: string, credit: string, amount: string, zh: string, en: string): EffectRule => ({
  kind: 'transfer',
  debit,
  credit,
  amount,
  memo: { zh, en },
})

export const plate = defineProgramme({
  ...none,
  id: 'helmets.plate',
  title: t('集中上牌', 'Registration of a vehicle'),
  summary: t(
    '号牌入库、发放、报损，库存不得为负；超标电动车发临时号牌；被扣车辆上牌后立即放行。',
    'Plates are received, given out and written off, never more than there are; over-standard e-bikes have temporary ones; a held vehicle goes free.',
  ),
  basis: [rule, local('item-10')],
  audience: 'office',
  subject: { name: 'ownerName', people: ['idNo'] },
  roles: rolesOf('officer', 'squad-leader'),
  fields: {
    received: whole('入库数', 'Received', 10_000, 1),
    spoiled: whole('报损数', 'Written off', 1_000, 1),
    reason: { ...words('报损理由', 'Why', 200), forTheFile: true },
    ownerName: { type: 'name', sensitive: true, title: t('车主', 'Owner') },
    idNo: { type: 'resident_id', sensitive: true, title: t('身份证号', 'ID number') },
    kind: choice('号牌种类', 'Kind', {
      standard: t('正式号牌', 'Standard'),
      temporary: t('超标电动车临时号牌', 'Temporary, over-standard'),
    }),
    plateNo: line('号牌号码', 'Plate', 12),
    proofSeen: yes('购车凭证已核对', 'Proof of purchase was seen'),
    certificateSeen: yes('合格证已核对', 'Certificate was seen'),
    validTo: day('临时号牌有效期至', 'Valid to'),
    heldCase: aCase('扣留车辆的办件', 'The case of the held vehicle'),
  },
  accounts: {
    stock: {
      title: t('号牌库存', 'Plates in stock'),
      kind: 'asset',
      unit: 'plate',
      per: 'township',
      floor: 0,
    },
    given: { title: t('已发放号牌', 'Plates given out'), kind: 'expense', unit: 'plate' },
    spoilt: { title: t('报损号牌', 'Plates written off'), kind: 'expense', unit: 'plate' },
    depot: { title: t('支队号牌库', 'The depot'), kind: 'source', unit: 'plate' },
  },
  entries: { same: { register: 'helmets.plates', id: 'plateNo' } },
  opens: {
    receive: act(t('入库', 'Receive'), ['squad-leader'], 'booked', rule, {
      asks: { received: 'required' },
      effects: [moves('stock', 'depot', 'received', '号牌入库', 'Plates received')],
    }),
    write_off: act(t('报损', 'Write off'), ['squad-leader'], 'booked', rule, {
      asks: { spoiled: 'required', reason: 'required' },
      effects: [moves('spoilt', 'stock', 'spoiled', '号牌报损', 'Plates written off')],
    }),
    register: act(t('上牌', 'Register'), ['officer'], 'registered', rule, {
      asks: {
        ownerName: 'required',
        idNo: 'required',
        kind: 'required',
        plateNo: 'required',
        proofSeen: 'required',
        certificateSeen: { when: 'kind = "standard"' },
        validTo: { when: 'kind = "temporary"' },
        heldCase: 'optional',
      },
      when: [
        must('same = null', rule, '该号牌已经发放', 'That plate was given out'),
        must('proofSeen = true', rule, '没有购车凭证', 'There is no proof of purchase'),
        must(
          'kind = "temporary" or certificateSeen = true',
          rule,
          '没有合格证的，按超标电动车发临时号牌',
          'Without a certificate it is a temporary plate',
        ),
        must('kind = "standard" or validTo > today', rule, '有效期已过', 'That day is over'),
      ],
      effects: [
        moves('given', 'stock', '1', '发放号牌', 'A plate given out'),
        {
          kind: 'enter',
          register: 'helmets.plates',
          id: 'plateNo',
          standing: '"given"',
          body: { kind: 'kind', validTo: 'validTo' },
        },
        { kind: 'command', case: 'heldCase', outcome: 'plate_made', input: {} },
      ],
    }),
  },
  steps: {
    booked: { title: t('已入账', 'Booked'), end: 'done', outcomes: {} },
    registered: { title: t('已上牌', 'Registered'), end: 'granted', outcomes: {} },
  },
})
