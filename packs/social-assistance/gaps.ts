/** What the programmes of the pack leave out, as their authors say: under its article, or of the whole. */
import type { Gap } from 'yimen/kernel/explain'
import { approval, confirmation, licensing, living, measures, opinions } from './clauses.ts'

const gap = (zh: string, en: string, clause?: string): Gap => ({
  programme: 'assistance.temporary',
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

const ofLiving = (zh: string, en: string, clause?: string): Gap => ({
  ...gap(zh, en, clause),
  programme: 'assistance.living',
})

const livingGaps: readonly Gap[] = [
  ofLiving(
    '旧办法规定的县级入户比例不由系统控制，只强制单独登记和有投诉举报的。',
    'The earlier order’s share of homes that the county visits is not enforced; only kin and complaints are.',
    approval('item-2'),
  ),
  ofLiving(
    '四十五个工作日的特殊情况没有单独的时限，只计一般时限。',
    'The longer limit of special cases is not modelled; only the ordinary one runs.',
    confirmation('item-8'),
  ),
  ofLiving(
    '周岁按登记成员的那一天计算；保障期间满七十周岁的，在下次变更或者核查时增发。',
    'Ages are those of the day on which members were told: who turns seventy is added at the next change.',
    living('item-3'),
  ),
  ofLiving(
    '同一时期后登记的变动替换先登记的：补登以前月份的变动时，其后月份须一并按现状登记。',
    'What is told later stands instead of what was told before: a change of an earlier month is told as things stand since.',
    living('item-8'),
  ),
  ofLiving(
    '三次无正当理由拒绝工作的减发停发、骗取的罚款没有单独的规则。',
    'Three refusals of work, and fines for fraud, have no rule of their own.',
    measures('art-68'),
  ),
  ofLiving(
    '重度残疾人单独成户、按档发放没有建立。',
    'A severely disabled adult as a family of one, and payment by tiers, are not modelled.',
  ),
  ofLiving(
    '不从登记册中主动找人：标准提高后新符合条件的家庭，须有人申请。',
    'Nobody is looked for: a family that qualifies after a standard rises has to apply.',
  ),
  ofLiving(
    '扣回从以后各月的清单中减去，不另记账；停发以后应退回的才记入应收。',
    'What is taken off later months lowers the list and is booked nowhere else; only what is paid back after the end is a claim.',
    living('item-9'),
  ),
]

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
  ...livingGaps,
]
