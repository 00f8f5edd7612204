/** What the kernel itself can do: law and time, and no domain. */
import { criteria } from './criteria.ts'
import { notice } from './notice.ts'
import { review } from './review.ts'
import { sample } from './sample.ts'
import { split } from './split.ts'

export const kernelAbilities = [criteria, notice, review, sample, split] as const
