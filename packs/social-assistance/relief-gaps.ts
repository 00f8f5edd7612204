/** What support, care and goods leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { identification, measures, supportOpinions, supportRules } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, clause?: string): Gap => ({
  programme: `assistance.${programme}`,
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const reliefGaps: readonly Gap[] = [
  gap(
    'support',
    '材料不齐的当场一次告知，由村里帮助补齐后再申请，没有单独的补正环节；核对报告不另行登记。',
    'What is missing is told at once and brought before applying: no step of supplementing, and no report of the check.',
    identification('item-1'),
  ),
  gap(
    'support',
    '只发基本生活费和照料护理费；疾病治疗、丧葬、住房和教育救助不在内。',
    'Living money and care money only: not treatment, burial, housing or schooling.',
    supportOpinions('item-2'),
  ),
  gap(
    'support',
    '只比对最低生活保障；高龄津贴等其他待遇由乡镇在调查时核实。',
    'Compared with the living allowance alone: at other benefits the township looks when it inquires.',
    measures('art-14'),
  ),
  gap(
    'care_agreement',
    '照料人、被照料人在纸质协议上签名或者按手印，由乡镇登记；没有手机上的签署。',
    'Carer and cared-for sign on paper and the township records it; nobody signs on a phone.',
    supportRules('item-7'),
  ),
  gap(
    'care_agreement',
    '一名照料人只能签一份协议；照料人的培训和健康检查不登记。',
    'One agreement a carer; their training and health are not recorded.',
    supportRules('item-7'),
  ),
  gap(
    'escort',
    '账单与记录不符的整份退回，不能只付一部分。',
    'A bill that is not as recorded goes back whole: no part of it is paid.',
    supportRules('item-9'),
  ),
  gap(
    'purchase',
    '采购方式、招标和发票不在内；物资的价款支付不入本账。',
    'Not the tender, nor the invoice: what goods cost is not paid here.',
    supportRules('item-10'),
  ),
]
