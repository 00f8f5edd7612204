/** A policy as data, and its shape. */
export type { Guard } from './clause.ts'
export { defineProgramme } from './define.ts'
export { kernelEnds, type Ends } from './ends.ts'
export { partner, type Receiving, type SendRule } from './exchange.ts'
export { fieldLike } from './field-like.ts'
export { isKeptSealed, type Field } from './field.ts'
export { formNames, slotsIn, type FormBlock, type FormCell, type FormColumn, type FormValue } from './form.ts'
export { caseColumn, type Gathering } from './gather.ts'
export { rolesLedBy } from './leading.ts'
export { moveName } from './move.ts'
export { withMoves } from './moves.ts'
export { officeActsOf } from './office-allowed.ts'
export { officeName, officeTitles, officeVerbOf, officeVerbs, type OfficeVerb } from './office.ts'
export {
  isForm,
  targetsOf,
  type Ask,
  type ClockRule,
  type EffectRule,
  type FixedPrint,
  type FormPrint,
  type Outcome,
  type Parameter,
  type Print,
  type Programme,
  type Reckoning,
  type Role,
  type Step,
  type Tally,
} from './programme.ts'
export { reform } from './reform.ts'
export { scaledOf } from './scaled.ts'
export { programmeSchema } from './schema.ts'
export { isMaskedName, isSealedName, maskedNames } from './sealed-names.ts'
export type { SheetColumnRule, SheetRule } from './sheet.ts'
export type { ListOf } from './told.ts'
export { movedTo, type FormerKinds } from './upgrade-2.ts'
export { historiesOf, upgradeProgramme, withHistories, withoutHistories } from './upgrade.ts'
export { plainWording, type Wording } from './wording.ts'
