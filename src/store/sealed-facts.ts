/** Which facts of an event are sealed, and how they come back for those who may read them. */
import type { CaseEvent, Facts, Programme, Value } from '#kernel'
import { decrypt, encrypt, type Keyring } from './seal.ts'

const prefix = 'sealed:'

export const isSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(prefix)

/** [S4] Fields marked sensitive never reach the database in clear: they are bound to subject and field. */
export function sealFacts(p: Programme, facts: Facts, subject: string, keys: Keyring): Facts {
  if (subject.includes(':')) throw new Error('a subject has no colon: it ends where the sealed value begins')
  const sealed = Object.entries(facts).map(([name, value]) => {
    if (!p.fields[name]?.sensitive || value === null) return [name, value] as const
    const box = encrypt(keys.ensure(subject), Buffer.from(JSON.stringify(value)), `${subject}|${name}`)
    return [name, `${prefix}${subject}:${box.toString('base64')}`] as const
  })
  return Object.fromEntries(sealed)
}

export const sealEvent = (p: Programme, e: CaseEvent, subject: string, keys: Keyring): CaseEvent => ({ ...e, input: sealFacts(p, e.input, subject, keys), sets: sealFacts(p, e.sets, subject, keys) })

/** The subject that a sealed value belongs to. */
export const subjectOf = (sealed: string): string => sealed.slice(prefix.length, sealed.indexOf(':', prefix.length))

/** A value in clear again, or null when its key was destroyed. The keyring must hold the subject's key. */
export function unseal(name: string, value: Value, keys: Keyring): Value {
  if (!isSealed(value)) return value
  const subject = subjectOf(value)
  const key = keys.get(subject)
  if (!key) return null
  const box = Buffer.from(value.slice(prefix.length + subject.length + 1), 'base64')
  return JSON.parse(decrypt(key, box, `${subject}|${name}`).toString()) as Value
}

/** All subjects named in sealed values of these facts. */
export const subjectsIn = (facts: Facts): readonly string[] => Object.values(facts).filter(isSealed).map(subjectOf)
