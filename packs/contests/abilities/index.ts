/** What the programmes of the pack work out besides formulas. */
import { buzz } from './buzz.ts'
import { digest } from './digest.ts'
import { draw } from './draw.ts'
import { gift } from './gift.ts'
import { later } from './later.ts'
import { panel } from './panel.ts'
import { paper } from './paper.ts'
import { peopleOf, personOf } from './people.ts'
import { pictures } from './pictures.ts'
import { sheet } from './sheet.ts'
import { stage } from './stage.ts'
import { strengths } from './strengths.ts'
import { totals } from './totals.ts'

export const abilities = [
  panel,
  stage,
  buzz,
  paper,
  totals,
  draw,
  digest,
  pictures,
  gift,
  sheet,
  later,
  personOf,
  peopleOf,
  strengths,
]
