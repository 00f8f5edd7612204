/** Whether this actor may do this to a case here and now, before a word of a form is read. */
import type { Outcome, Programme } from '#kernel/programme'
import { mayAct, type Actor, type Case } from '#kernel/case'
import { surroundings, type House } from '../realm.ts'

export const mayDo = (house: House, p: Programme, c: Case, name: string, o: Outcome, actor: Actor): boolean =>
  mayAct(p, c, { outcome: name }, o, surroundings(house, actor, c.area)) === null
