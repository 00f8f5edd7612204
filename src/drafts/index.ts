/** The door of this folder: drafts in, findings out. */
export { DraftFault, draftLimits, type DraftFaultCode, type DraftLimits } from './fault.ts'
export { checkDraft, type Checked } from './read.ts'
