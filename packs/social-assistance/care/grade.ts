/** The grades of self-care, in words. */
import type { Field } from 'yimen/kernel/programme'

export const gradeField = {
  type: 'choice',
  title: { zh: '自理能力等级', en: 'Grade of self-care' },
  options: {
    able: { zh: '具备自理能力', en: 'Able' },
    partly: { zh: '部分丧失自理能力', en: 'Partly lost' },
    wholly: { zh: '完全丧失自理能力', en: 'Wholly lost' },
  },
} as const satisfies Field
