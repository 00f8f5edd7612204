/** Which form it is: fields ask whom to offer as names, and where to look for places. */
import { createContext, useContext } from 'react'
import type { Field } from '../../../kernel/programme/field.ts'

export type About = {
  /** The case that the form is of; null where it opens one. */
  readonly caseId: string | null
  /** The post that acts. */
  readonly post: string | undefined
  /** The names of officials that the person wrote in this form last time. */
  readonly last: Readonly<Record<string, unknown>>
}

export const AboutForm = createContext<About>({ caseId: null, post: undefined, last: {} })
export const useAbout = (): About => useContext(AboutForm)

/** Kinds of fields that are picked. */
export const isPicked = (field: Field): boolean =>
  field.type === 'entry' ||
  field.type === 'case' ||
  field.type === 'area' ||
  field.type === 'post' ||
  isOfficial(field)
/** The name of somebody in office: those of other people are kept sealed. */
export const isOfficial = (field: Field): boolean => field.type === 'name' && field.sensitive !== true
