/** Every pack we run. A plain list: nothing registers itself. */
import { socialAssistance } from './social-assistance/index.ts'

export const packs = [socialAssistance] as const
