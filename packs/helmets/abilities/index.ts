/** The pack's own abilities. */
import { fines } from './fines.ts'
import { judged } from './judged.ts'

export const abilities = [judged, fines]
