/** What befell the families: causes, words for them, and how grave a need of so much is. */
import type { Random } from './world.ts'

export type Hardship = {
  readonly kind: 'emergency' | 'expense'
  readonly cause: string
  readonly story: string
  readonly severity: 'light' | 'serious' | 'critical'
  readonly persons: number
}

const stories: Readonly<Record<string, readonly string[]>> = {
  illness: [
    '家人突发重病住院，报销后自付费用仍难以承担',
    '长期患病，本月复查、用药支出较大',
    '手术后需要康复，家庭积蓄已用尽',
  ],
  accident: ['务农途中摔伤骨折，暂时不能劳动', '交通事故受伤，肇事方赔偿尚未到位'],
  fire: ['住房失火，家具衣被烧毁', '灶屋起火，粮食和农具受损'],
  schooling: ['子女考入大学，入学费用一时筹不齐', '两个孩子同时上学，住宿和生活费用困难'],
  other: ['连续强降雨，房屋受损、口粮不足', '主要劳动力失业，本月生活困难'],
}

/** The urban low-income standard of 2021 in the rehearsal's parameters: only to choose a gravity that the need fits. */
const standard = 56_000

export function befall(random: Random, need: number, familySize: number): Hardship {
  const kind = random.next(100) < 28 ? 'expense' : 'emergency'
  const cause =
    kind === 'expense'
      ? random.pick(['illness', 'schooling'] as const)
      : random.pick(['illness', 'illness', 'accident', 'accident', 'fire', 'other'] as const)
  return { kind, cause, story: random.pick(stories[cause]!), ...gravity(kind, need, familySize) }
}

/** The smallest gravity and number of persons whose ceiling holds the need. */
export function gravity(
  kind: Hardship['kind'],
  need: number,
  familySize: number,
): Pick<Hardship, 'severity' | 'persons'> {
  const months =
    kind === 'emergency' ? { light: 1, serious: 3, critical: 6 } : { light: 1, serious: 2, critical: 4 }
  for (const severity of ['light', 'serious', 'critical'] as const) {
    for (let persons = 1; persons <= Math.max(familySize, 2); persons++) {
      const full = standard * persons * months[severity]
      if (need <= (kind === 'emergency' && severity === 'light' ? Math.min(full, 80_000) : full))
        return { severity, persons }
    }
  }
  return { severity: 'critical', persons: Math.max(familySize, 2) }
}
