/** The pack's own abilities. */
import { movedTo, type FormerKinds } from 'yimen/kernel/programme'
import { week } from './week.ts'

export const abilities = [week]
/** How reckonings of format 2 and before read today. */
export const formerKinds: FormerKinds = { dispatch: movedTo('dispatch.week@1', ['week']) }
