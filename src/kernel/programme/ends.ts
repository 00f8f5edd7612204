/** [UN1] What a case, or what is owed in it, may end as, as data: the kernel has the ends of every procedure, packs declare what else theirs come to. */
import type { Text } from '../text.ts'

/** How an end looks where its mark stands: as what was wanted, as a refusal, as something to look at, or as none of these. */
export type EndTone = 'good' | 'bad' | 'warn' | 'plain'
/** In the words of who reads that a case, or what was owed in it, has ended so. */
export type Ends = Readonly<Record<string, Text & { readonly tone?: EndTone }>>

export const kernelEnds = {
  granted: { zh: '已给予', en: 'granted', tone: 'good' },
  refused: { zh: '未予办理', en: 'refused', tone: 'bad' },
  withdrawn: { zh: '撤回或者终止', en: 'withdrawn' },
  done: { zh: '办结', en: 'done', tone: 'good' },
  /** Acted on first, put right afterwards. */
  regularised: { zh: '已补办', en: 'regularised' },
} as const satisfies Ends
