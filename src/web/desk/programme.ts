/** Programmes as the data that they are: read once, and asked for titles, units, options and who meets a bank. */
import { useEffect, useState } from 'react'
import type { Programme } from '../../kernel/programme/programme.ts'
import type { Field } from '../../kernel/programme/field.ts'
import type { Text } from '../../kernel/text.ts'
import type { ProgrammeSummary } from '../../server/contract/programmes.ts'
import { get } from '../shared/api.ts'

const read = new Map<string, Promise<Programme>>()

/** What programmes only compute with, as people call it: told beside their texts. */
const namesOf = new Map<string, Readonly<Record<string, Text>>>()
let summaries: Promise<readonly ProgrammeSummary[]> | null = null
function loadNames(): Promise<readonly ProgrammeSummary[]> {
  summaries ??= get<readonly ProgrammeSummary[]>('/api/programmes')
  summaries.then(
    (all) => all.forEach((p) => namesOf.set(p.id, p.names)),
    () => (summaries = null),
  )
  return summaries
}

/** The version that is in force, or the one that is named. What was read is kept; a failure is not. */
export function loadProgramme(id: string, version?: number): Promise<Programme> {
  const path = `/api/programmes/${encodeURIComponent(id)}${version === undefined ? '' : `?version=${version}`}`
  const earlierRequest = read.get(path)
  if (earlierRequest) return earlierRequest
  const request = Promise.all([get<Programme>(path), loadNames()]).then(([p]) => p)
  read.set(path, request)
  request.catch(() => read.delete(path))
  return request
}

/** A case's own version. Null until it is there; a page must be readable without it. */
export function useProgramme(
  of: { readonly id: string; readonly version: number } | undefined,
): Programme | null {
  const { id, version } = of ?? {}
  const [got, setGot] = useState<Programme | null>(null)
  useEffect(() => {
    let mine = true
    if (id !== undefined)
      loadProgramme(id, version).then(
        (p) => mine && setGot(p),
        () => undefined,
      )
    return () => {
      mine = false
    }
  }, [id, version])
  return got?.id === id && got?.version === version ? got : null
}

let everyOne: Promise<readonly Programme[]> | null = null
const loadAll = (): Promise<readonly Programme[]> => {
  everyOne ??= loadNames().then((all) => Promise.all(all.map((p) => loadProgramme(p.id))))
  everyOne.catch(() => {
    everyOne = null
  })
  return everyOne
}

export function useProgrammes(): readonly Programme[] | null {
  const [all, setAll] = useState<readonly Programme[] | null>(null)
  useEffect(() => {
    let mine = true
    loadAll().then(
      (p) => mine && setAll(p),
      () => undefined,
    )
    return () => {
      mine = false
    }
  }, [])
  return all
}

export type Banking = Programme & { readonly bank: NonNullable<Programme['bank']> }

/** The title of a fact, a computed value, a parameter or a tally; names without one stay as they are. */
export function titleOf(p: Programme | null, name: string): Text | null {
  if (!p) return null
  const own = <T>(of: Readonly<Record<string, T>> | undefined): T | undefined =>
    of && Object.hasOwn(of, name) ? of[name] : undefined
  return (
    (
      own<{ readonly title: Text }>(p.fields) ??
      own(p.values) ??
      own(p.lists) ??
      own(p.params) ??
      own(p.tallies)
    )?.title ??
    own(namesOf.get(p.id)) ??
    null
  )
}

export type Kind = { readonly field?: Field; readonly fen: boolean }

/** How a value of this name is to be read: money, a choice, or as it stands. */
export function kindOf(p: Programme | null, name: string): Kind {
  const field = p?.fields[name]
  if (field) return { field, fen: field.type === 'fen' }
  const tally = p?.tallies[name]
  return {
    fen: p?.values?.[name]?.unit === 'fen' || p?.params[name]?.unit === 'fen' || tally?.measure === 'sum',
  }
}
