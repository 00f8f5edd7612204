/** Why not, in the person's words. */
export { sayChange, titleOf } from './say.ts'
export { lastJudged, whyNot, whyNotJudged, type WhyNot, type WhyNotTold } from './whynot.ts'
