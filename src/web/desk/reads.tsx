/** What the desk reads from the server: kept for a minute so that going back is at once, and read again whenever something was written. */
import { useCallback, type ReactNode } from 'react'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { asProblem, get, onWritten } from '../shared/api.ts'
import type { Loaded } from '../shared/use-load.ts'

export type { Loaded }

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, gcTime: 60_000, refetchOnWindowFocus: false, networkMode: 'always' },
  },
})

/** What is on no page any more is not shown again as it was. */
onWritten(() => client.removeQueries({ type: 'inactive' }))

/** Whoever signs in next sees nothing of what was read before. */
export const forgetReads = (): void => client.clear()

/** Begins to read what a page is about to ask for; what cannot be read is asked for again by the page itself. */
export function readAhead(path: string): void {
  /** What has just come is not asked for twice. */
  client.setQueryDefaults([path], { staleTime: 3_000 })
  void client.prefetchQuery({ queryKey: [path], queryFn: () => get(path) })
}

export function ReadsProvider({ children }: { readonly children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

/** One case is always read anew: what may be done with it stands in it. */
const keptMs = (path: string): number => (path.startsWith('/api/cases/') ? 0 : 60_000)

/** Reads a path, again when it changes; null reads nothing. What was read stays while it is read again. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const { data, error, refetch } = useQuery({
    queryKey: [path],
    queryFn: () => get<T>(path!),
    enabled: path !== null,
    gcTime: path === null ? 0 : keptMs(path),
  })
  const reload = useCallback(() => void refetch(), [refetch])
  return { data: data ?? null, problem: error === null ? null : asProblem(error), reload }
}
