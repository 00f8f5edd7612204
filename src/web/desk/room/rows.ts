/** The open cases of a programme as they stand now: read once, and then as the server tells of each that changes. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Inbox, LiveCaseView } from '../../../server/contract/cases.ts'
import { asProblem, get, type ProblemError } from '../../shared/api.ts'
import { useSession } from '../session.tsx'
import { useLive, type Line } from './live.ts'

export type Row = LiveCaseView['row']
/** What happened while the page was there, the newest first. */
export type Happening = {
  readonly row: Row
  readonly from: string | null
  /** When this page heard of it: by this machine's clock in milliseconds, and by the server's. */
  readonly heard: number
  readonly at: string
}

/** More than a room can look at; the server gives a hundred at a time. */
const mostRows = 1_000
const page = 100
const mostHappened = 40

export type RoomRows = {
  /** Null until they were read. */
  readonly rows: ReadonlyMap<string, Row> | null
  readonly isCut: boolean
  readonly happened: readonly Happening[]
  readonly line: Line
  readonly problem: ProblemError['problem'] | null
  readonly reload: () => void
}

async function readAll(
  programme: string,
): Promise<{ readonly rows: readonly Row[]; readonly isCut: boolean }> {
  const rows: Row[] = []
  for (let offset = 0; offset < mostRows; offset += page) {
    const query = new URLSearchParams({
      programme,
      open: 'true',
      offset: String(offset),
      limit: String(page),
    })
    const { tasks, total } = await get<Inbox>(`/api/found?${query}`)
    rows.push(...tasks)
    if (tasks.length < page || rows.length >= total) return { rows, isCut: false }
  }
  return { rows, isCut: true }
}

/** Of two tellings of one case the later one counts, in whatever order they come. */
const later = (was: Row | undefined, row: Row): Row => (was && was.seq > row.seq ? was : row)

export function useRoomRows(programme: string | null): RoomRows {
  const { now } = useSession()
  const [rows, setRows] = useState<ReadonlyMap<string, Row> | null>(null)
  const [isCut, setCut] = useState(false)
  const [happened, setHappened] = useState<readonly Happening[]>([])
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [reads, setReads] = useState(0)
  const reload = useCallback(() => setReads((n) => n + 1), [])
  /** What was told before the list came: it may be newer than the list. */
  const newest = useRef(new Map<string, Row>())
  useEffect(() => {
    newest.current = new Map()
    setRows(null)
    setHappened([])
  }, [programme])
  const line = useLive(programme, (heard) => {
    if (heard.kind === 'reset') return reload()
    const { row } = heard.change
    const was = newest.current.get(row.case)
    if (was && was.seq >= row.seq) return
    newest.current.set(row.case, row)
    setRows((all) => all && new Map(all).set(row.case, row))
    const happening = {
      row,
      from: was && was.step !== row.step ? was.step : null,
      heard: Date.now(),
      at: now(),
    }
    setHappened((all) => [happening, ...all].slice(0, mostHappened))
  })
  useEffect(() => {
    if (programme === null) return
    let mine = true
    readAll(programme).then(
      (answer) => {
        if (!mine) return
        for (const row of answer.rows) newest.current.set(row.case, later(newest.current.get(row.case), row))
        setRows(new Map(newest.current))
        setCut(answer.isCut)
        setProblem(null)
      },
      (error: unknown) => mine && setProblem(asProblem(error)),
    )
    return () => {
      mine = false
    }
  }, [programme, reads])
  return { rows, isCut, happened, line, problem, reload }
}
