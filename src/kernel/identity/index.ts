/** Numbers and names that identify people and bodies: checked once at the edge, masked wherever they are shown. */
export { luhnDigit, parseBankCard } from './bank-card.ts'
export { cleanText } from './clean-text.ts'
export { bodyCodeCheck, creditCodeCheck, parseCreditCode } from './credit-code.ts'
export { maskCard, maskId, maskMobile, maskName } from './mask.ts'
export { parseMobile } from './phone.ts'
export { ageOn, birthDayOf, parseResidentId, residentIdCheck, sexOf } from './resident-id.ts'
export { folded, looseKey, neatName, spellingsOf, withoutUnseen } from './sameness.ts'
