/** What the programmes of the pack leave out, as their authors say. */
import type { Gap } from 'yimen/kernel/explain'
import { rules } from './clauses.ts'

const gap = (programme: string, zh: string, en: string, item: string): Gap => ({
  programme: `contests.${programme}`,
  clause: rules(item),
  text: { zh, en },
})

export const gaps: readonly Gap[] = [
  gap(
    'stage',
    '擂台的对阵、轮空由主持人掌握，系统不拒绝任何一对；风险题由谁先选也由主持人掌握。',
    'Pairs and byes of the ring are the host’s to call, and no pair is refused; so is who chooses a risk question first.',
    'item-6',
  ),
  gap(
    'station',
    '选手在评分表上的签名、设备故障的补时没有办理。',
    'Contestants do not sign their sheets here, and no time is made up for a fault of equipment.',
    'item-3',
  ),
  gap('contest', '个人奖次没有办理，只有个人成绩。', 'No individual medals: marks of each alone.', 'item-12'),
]
