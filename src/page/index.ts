/** A page over several realms. */
export {
  answerText,
  continuationFault,
  signatureFault,
  type Consistency,
  type HeadFault,
  type Means,
  type SeenHead,
  type TellingHead,
} from './heads.ts'
export { idsIn, judge, type Implied, type Judged } from './implied.ts'
export {
  idsOf,
  namesIn,
  pageFaults,
  runsOf,
  settingFaults,
  type Page,
  type PageId,
  type PageRun,
  type Section,
  type Setting,
} from './page.ts'
export type { Told } from './told.ts'
export { differingBetween, differingWithin, type Differing } from './together.ts'
