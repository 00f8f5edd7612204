/** What the programmes of the pack work out besides formulas. */
import { buzz } from './buzz.ts'
import { digest, digestOfWords } from './digest.ts'
import { draw } from './draw.ts'
import { giftOfOnce } from './formerly/gift.ts'
import { sheetOfOnce } from './formerly/sheet.ts'
import { gift } from './gift.ts'
import { later } from './later.ts'
import { panel } from './panel.ts'
import { paper, paperOfOnce } from './paper.ts'
import { peopleOf, personOf } from './people.ts'
import { sheet } from './sheet.ts'
import { stage, stageOfOnce } from './stage.ts'
import { strengths } from './strengths.ts'
import { totals } from './totals.ts'

export const abilities = [
  panel,
  stage,
  stageOfOnce,
  buzz,
  paper,
  paperOfOnce,
  totals,
  draw,
  digest,
  digestOfWords,
  gift,
  giftOfOnce,
  sheet,
  sheetOfOnce,
  later,
  personOf,
  peopleOf,
  strengths,
]
