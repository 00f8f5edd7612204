/** What the programmes of the pack leave out, as their authors say: under its article, or of the whole. */
import type { Gap } from 'yimen/kernel/explain'
import { licensing, measures, opinions } from './clauses.ts'

const gap = (zh: string, en: string, clause?: string): Gap => ({
  programme: 'assistance.temporary',
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    '没有公示环节，也不受理对公示的异议。',
    'No public notice, and no objections to one.',
    measures('art-48'),
  ),
  gap(
    '与经办人员有近亲属关系的，只拒绝办理并转交他人；没有单独登记的名册，县级也不另行入户核查。',
    'Kin of officials are refused and the case is handed on; there is no register of such cases, and no visit by the county.',
    measures('art-58'),
  ),
  gap(
    '追回只能全额追回或者全额核销，不能部分追回、分期追回，不计利息。',
    'Recovered or written off whole: no part, no instalments, no interest.',
    measures('art-68'),
  ),
  gap(
    '村（社区）干部和网格员可以代为申请，但主动发现没有时限，无人会因此逾期。',
    'Village and grid workers may apply for others, but active discovery has no limit.',
    opinions('item-2'),
  ),
  gap(
    '只限制同一事由一年一次，没有“无正当理由”的判断。',
    'Only “the same cause once a year”; no judgement of good reason.',
    opinions('item-4'),
  ),
  gap(
    '先行救助发放现金的，有见证人和备用金账户，没有编号的凭单。',
    'Cash paid first has a witness and an account, no numbered voucher.',
    opinions('item-3'),
  ),
  gap(
    '没有单独的规则：本事项的时限都按工作日计算，节假日和调休见工作日历。',
    'No rule of its own: every limit here counts working days, by the calendar.',
    licensing('art-82'),
  ),
  gap(
    '标准由县公布，见「城市低保标准」的数值；没有制定标准的办理。',
    'The county’s standard is a dated number here; setting it is not modelled.',
    measures('art-49'),
  ),
  gap(
    '没有单独的规则：身份证号、银行账号等涉密项目加密保存、遮盖显示，查看须说明用途并留痕。',
    'No rule of its own: what is sensitive is sealed, masked, and looked at for a stated purpose.',
    measures('art-61'),
  ),
  gap('救助以后标准提高的，不补发差额。', 'No top-up when a standard rises after the grant.'),
  gap(
    '集体研究由分管领导签批代表，不保存会议记录。',
    'A leader signs for a collective meeting; minutes are not kept.',
  ),
  gap('不含实物救助、转介其他救助和慈善力量。', 'No assistance in kind, no referral.'),
  gap(
    '没有本地住址的人（居住证、急难发生地）由经办人选定一个村受理。',
    'Those without a local address apply at a village that a clerk chooses.',
  ),
]
