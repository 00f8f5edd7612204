/** [UN1] What a case may end as, as data: the kernel has the ends of every procedure, packs declare what else theirs come to. */
import type { Text } from '../text.ts'

/** In the words of who reads that a case has ended so. */
export type Ends = Readonly<Record<string, Text>>

export const kernelEnds = {
  granted: { zh: '已给予', en: 'granted' },
  refused: { zh: '未予办理', en: 'refused' },
  withdrawn: { zh: '撤回或者终止', en: 'withdrawn' },
  done: { zh: '办结', en: 'done' },
} as const satisfies Ends
