/** The rubric of protective clothing as data: steps worth so much, and what each fault takes of its step. Of the rehearsal's own making. */
import { t } from '../shared.ts'

export const steps = [
  { step: 'hygiene', points: 10, title: t('手卫生', 'Hand hygiene') },
  { step: 'mask', points: 20, title: t('帽子和N95口罩', 'Cap and N95') },
  { step: 'suit', points: 25, title: t('穿防护服', 'Putting on the suit') },
  { step: 'gloves', points: 10, title: t('双层手套和靴套', 'Double gloves and boots') },
  { step: 'doff', points: 30, title: t('脱卸', 'Taking off') },
  { step: 'waste', points: 5, title: t('医疗废物', 'Waste') },
] as const

export const items = [
  {
    item: 'no_hygiene',
    step: 'hygiene',
    deduct: 2,
    kind: 'each',
    title: t('漏做手卫生', 'Hygiene left out'),
  },
  {
    item: 'nose_clip',
    step: 'mask',
    deduct: 5,
    kind: 'once',
    title: t('鼻夹未双手塑形', 'Nose clip not moulded'),
  },
  { item: 'no_seal', step: 'mask', deduct: 5, kind: 'once', title: t('未做密合性检查', 'No seal check') },
  { item: 'straps', step: 'mask', deduct: 2, kind: 'each', title: t('系带位置不对', 'Straps misplaced') },
  { item: 'mask_open', step: 'mask', deduct: 20, kind: 'critical', title: t('口罩漏气', 'A broken seal') },
  {
    item: 'suit_floor',
    step: 'suit',
    deduct: 5,
    kind: 'each',
    title: t('防护服触地', 'The suit touched the floor'),
  },
  { item: 'zip', step: 'suit', deduct: 3, kind: 'once', title: t('门襟未贴合', 'The flap is not closed') },
  {
    item: 'order_on',
    step: 'suit',
    deduct: 5,
    kind: 'once',
    title: t('穿着次序错', 'Wrong order of putting on'),
  },
  { item: 'no_check', step: 'suit', deduct: 3, kind: 'once', title: t('未互查', 'No mutual check') },
  {
    item: 'cuffs',
    step: 'gloves',
    deduct: 4,
    kind: 'once',
    title: t('手套未盖住袖口', 'Gloves not over the cuffs'),
  },
  {
    item: 'order_off',
    step: 'doff',
    deduct: 5,
    kind: 'once',
    title: t('脱卸次序错', 'Wrong order of taking off'),
  },
  {
    item: 'inside_out',
    step: 'doff',
    deduct: 4,
    kind: 'each',
    title: t('未由内向外卷', 'Not rolled inside out'),
  },
  {
    item: 'dirty',
    step: 'doff',
    deduct: 30,
    kind: 'critical',
    title: t('污染清洁区', 'The clean area contaminated'),
  },
  { item: 'bag', step: 'waste', deduct: 2, kind: 'once', title: t('废物袋未扎紧', 'The bag is not tied') },
] as const
