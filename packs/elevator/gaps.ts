/** What the programmes of the pack leave out, as their authors say: under its article, or of the whole. */
import type { Gap } from 'yimen/kernel/explain'
import { civil, licensing, local, special } from './clauses.ts'

const gap = (zh: string, en: string, clause?: string): Gap => ({
  programme: 'elevator.project',
  ...(clause === undefined ? {} : { clause }),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    '撤销业主决定的诉讼只有中止和恢复，没有法院裁判的办理；人民调解协议的司法确认也没有。',
    'Of a suit to set a decision aside only the stay; no confirmation of a mediation by a court.',
    civil('art-280'),
  ),
  gap(
    '没有审查期限延长十日或者十五日的办理。',
    'No extension of the review by ten or fifteen days.',
    licensing('art-42'),
  ),
  gap(
    '表决以一个单元为限，不含业主委员会、整栋表决和一人多户跨单元的情形。',
    'The electorate is the stair: no owners’ committee, no vote of a whole building.',
    local('item-3'),
  ),
  gap(
    '小区风貌和临街立面由联合审查判断，方案中只核对井道尺寸。',
    'The look is for the joint review to judge; of the plan only the shaft is measured.',
    local('item-2'),
  ),
  gap(
    '维修资金账户本身和公示不在本事项内，只核对表决方案写明的金额；公积金余额不核对。',
    'The funds’ own accounts are not here; only what the plan says is checked.',
    local('item-26'),
  ),
  gap(
    '合同价付清以后专户的余款、利息没有规定办理；阶段款没有“一人申请、另一人放款”。',
    'Nothing on what is left of the account, on interest, or on two people for a payment.',
    local('item-27'),
  ),
  gap(
    '单元以外的邻居通过社区提出异议，他们不在户册上。',
    'Neighbours outside the stair object through the community.',
    local('item-8'),
  ),
  gap(
    '电梯轿厢刷卡权限的开通、二十四小时电话有无人接听、谁欠缴运行费用，都没有办理。',
    'Access cards, whether the telephone is answered, and arrears of running costs are not here.',
  ),
  gap('施工以后法院的中止裁定按停工办理。', 'A stay by a court once works have begun is a halt.'),
  gap(
    '违法行为的罚款由其他机关立案，本事项只有红色标记、记分和不予补贴。',
    'Fines are another authority’s case: here a red mark, points and no subsidy.',
    special('art-25'),
  ),
]
