/** A list that is longer than what is read of it: pages come as they are looked at, and the total is the list's own. */
import { useCallback, useMemo, useState } from 'react'
import { keepPreviousData, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { asProblem, get, type ProblemError } from '../../shared/api.ts'

export const pageSize = 100

export type Pages<Page> = {
  /** By their number; those that were not read are not there. */
  readonly pages: ReadonlyMap<number, Page>
  readonly problem: ProblemError['problem'] | null
  readonly busy: boolean
  readonly reload: () => void
  /** Rows from this one to that are looked at. */
  readonly want: (from: number, to: number) => void
}

/** `path` is the list's address with its query; the stretch of a page is added to it. */
export function usePages<Page>(path: string): Pages<Page> {
  const [wanted, setWanted] = useState<{
    readonly path: string
    readonly first: number
    readonly last: number
  }>({ path, first: 0, last: 0 })
  const { first, last } = wanted.path === path ? wanted : { first: 0, last: 0 }
  const numbers = useMemo(
    () => [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, i) => first + i)])],
    [first, last],
  )
  const joint = path.includes('?') ? '&' : '?'
  const combine = useCallback(
    (answers: readonly UseQueryResult<Page>[]) => ({
      pages: new Map(
        numbers.flatMap((n, i) => {
          const page = answers[i]?.data
          return page === undefined ? [] : [[n, page] as const]
        }),
      ) as ReadonlyMap<number, Page>,
      error: answers.find((a) => a.error !== null)?.error ?? null,
      busy: answers.some((a) => a.isPlaceholderData),
    }),
    [numbers],
  )
  const { pages, error, busy } = useQueries({
    queries: numbers.map((n) => ({
      queryKey: ['page', path, n],
      queryFn: () => get<Page>(`${path}${joint}limit=${pageSize}&offset=${n * pageSize}`),
      /** Another order of the same list: what was shown stays until it is there. */
      ...(n === 0 ? { placeholderData: keepPreviousData } : {}),
      refetchOnWindowFocus: true,
    })),
    combine,
  })
  const client = useQueryClient()
  const reload = useCallback(
    () => void client.refetchQueries({ queryKey: ['page', path], type: 'active' }),
    [client, path],
  )
  const want = useCallback(
    (from: number, to: number) => {
      const next = { first: Math.floor(from / pageSize), last: Math.floor(Math.max(from, to - 1) / pageSize) }
      setWanted((was) =>
        was.path === path && was.first === next.first && was.last === next.last ? was : { path, ...next },
      )
    },
    [path],
  )
  return { pages, problem: error === null ? null : asProblem(error), busy, reload, want }
}
