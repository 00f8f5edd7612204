/** [UN1] What a case, or what is owed in it, may end as, as data: the kernel has the ends of every procedure, packs declare what else theirs come to. */
import type { Text } from '../text.ts'

/** In the words of who reads that a case, or what was owed in it, has ended so. */
export type Ends = Readonly<Record<string, Text>>

export const kernelEnds = {
  granted: { zh: '已给予', en: 'granted' },
  refused: { zh: '未予办理', en: 'refused' },
  withdrawn: { zh: '撤回或者终止', en: 'withdrawn' },
  done: { zh: '办结', en: 'done' },
  /** Acted on first, put right afterwards. */
  regularised: { zh: '已补办', en: 'regularised' },
} as const satisfies Ends
