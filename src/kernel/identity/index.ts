/** Numbers and names that identify people and bodies: checked once at the edge, masked wherever they are shown. */
export { luhnDigit, parseBankCard } from './bank-card.ts'
export { cleanText, type TextRule } from './clean-text.ts'
export { bodyCodeCheck, creditCodeCheck, parseCreditCode } from './credit-code.ts'
export { maskAddress, maskCard, maskId, maskMobile, maskName } from './mask.ts'
export { folded, joinedName, keyText, looseKey, neatName, spellingsOf, withoutUnseen } from './sameness.ts'
export { type Checked, type Invalid, type Valid } from './parsed.ts'
export { parseName } from './person-name.ts'
export { parseMobile, parsePhone, type PhoneKind } from './phone.ts'
export {
  ageOn,
  birthDayOf,
  kindOf,
  parseResidentId,
  residentIdCheck,
  sexOf,
  type IdKind,
  type ParsedId,
  type Sex,
} from './resident-id.ts'
