/** Spot checks. */
export { drawSample } from './sample.ts'
