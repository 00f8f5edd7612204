/** What officials do with a case beside its policy. */
export { desksOf, entrustedBy, handedTo, isMakerOf, makersOf } from './desk.ts'
export * from './errand.ts'
export * from './said.ts'
export { officeForm, type OfficeForm } from './form.ts'
export { unfit } from './receiver.ts'
export { sendableSteps } from './send-back.ts'
export { allowedBy, answered, mayActInOffice, officeStep } from './step.ts'
export { lastOwnAct, takingBack } from './take-back.ts'
