/**
 * Screens that follow cases while they happen: one reader of the log for all of them, and to each what its own person may see. Looking
 * costs nothing while nobody looks.
 */
import { may } from '#kernel/access'
import { stillOpen } from '#sign-in'
import { committedAfter, isAway, lastCommitted, listedOf, type Committed, type CommitCursor } from '#store'
import { askerOf, thingOf } from './access.ts'
import type { LiveCaseView } from './contract/index.ts'
import { problem } from './problem.ts'
import { programmeOf, type House } from './realm.ts'
import { postsToday, type Principal } from './session.ts'
import { listedViews } from './views/tasks.ts'

/** How often the log is looked at, and how often a screen hears that it still is followed, in milliseconds. */
const lookMs = 200
/** Who was woken looks no sooner after the last look than that: many commits are one look. */
const wakeMs = 25
const beatMs = 10_000
const mostAtOnce = 1_000
/** [LV2] Who is further behind reads the list anew: that is less than what came since. */
const mostBehind = 2_000
/** [LV3] Screens of one realm, and of one person: beyond it who comes is told when to come again, and nobody who is there is sent away. */
const mostScreens = 500
/** Who watches what is public: everybody in a hall, with a phone. */
const mostViewers = 6_000
const mostOfPerson = 8
/** Who reads so slowly that this waits for them is cut off, and comes again where they stopped. */
const mostWaiting = 1 << 20

export type Live = {
  /** Opens a stream of what happens from `after` on, or from now; of one programme or of all. Refuses when too many look. */
  follow(who: Principal, programme: string | null, after: CommitCursor | null): ReadableStream<Uint8Array>
  /**
   * [SG3] Opens a stream of one answer, public or for whoever was given this name, told whenever it is another and never else: made once
   * for all who watch it under the name.
   */
  watch(name: string, answer: Answer): ReadableStream<Uint8Array>
  /** Something was just committed here: it is looked at now and not at the next turn. */
  wake(): void
  /** [CT3] What is told under this name may be another though nothing was committed. */
  stir(name: string): void
  stop(): Promise<void>
}

/** A public answer, and the cases of which acts may change it. */
export type Answer = {
  readonly read: () => Promise<{ readonly text: string; readonly cases: readonly string[] }>
  /** [CT3] It may be over by time alone, or with somebody's session: it is read again at each beat. */
  readonly ages?: true
}
type Viewer = { isWelcome: boolean; readonly send: (text: string) => void; readonly end: () => void }
type Watched = {
  readonly answer: Answer
  readonly viewers: Set<Viewer>
  /** As it was told last; null before. */ text: string | null
  cases: ReadonlySet<string>
  isStale: boolean
}

type Screen = {
  readonly who: Principal
  readonly programme: string | null
  /** Where it is; null for one that begins now. */ at: CommitCursor | null
  isWelcome: boolean
  readonly send: (text: string) => void
  readonly end: () => void
}

export const cursorText = ({ txid, pos }: CommitCursor): string => `${txid}-${pos}`
/** [LV2] A cursor as it was told; null for what is none. */
export function parseCursor(text: string): CommitCursor | null {
  const [, txid, pos] = /^(\d{1,19})-(\d{1,18})$/.exec(text) ?? []
  return txid === undefined || pos === undefined ? null : { txid, pos }
}

const isAfter = (a: CommitCursor, b: CommitCursor): boolean => {
  const [mine, theirs] = [BigInt(a.txid), BigInt(b.txid)]
  return mine > theirs || (mine === theirs && BigInt(a.pos) > BigInt(b.pos))
}

const message = (event: string, at: CommitCursor, data: object): string =>
  `event: ${event}\nid: ${cursorText(at)}\ndata: ${JSON.stringify(data)}\n\n`

/** Without a cursor: it is the answer itself, and how often others acted is nobody's to count. */
const plain = (event: string, data: string): string => `event: ${event}\ndata: ${data}\n\n`

export function openLive(house: House, onFault: (error: unknown) => void): Live {
  const screens = new Set<Screen>()
  const watched = new Map<string, Watched>()
  const text = new TextEncoder()
  let at: CommitCursor | null = null
  let timer: NodeJS.Timeout | null = null
  let working: Promise<void> = Promise.resolve()
  let beatAt = 0
  let lookedAt = 0
  let isStopped = false

  /** What these screens may see of what changed, each case once, as it stands now. */
  const tell = async (to: readonly Screen[], changes: readonly Committed[]): Promise<void> => {
    const newest = new Map<string, Committed>()
    for (const change of changes) {
      newest.delete(change.case)
      newest.set(change.case, change)
    }
    const listed = new Map(
      (await listedOf(house.pool, house.code, [...newest.keys()])).map((l) => [l.state.id, l]),
    )
    const inOrder = [...newest.keys()].flatMap((id) => listed.get(id) ?? [])
    const things = new Map(inOrder.map((l) => [l, thingOf(house, l.state)]))
    for (const screen of to) {
      const asker = askerOf(house, screen.who)
      const seen = inOrder.filter(
        (l) =>
          (screen.programme === null || programmeOf(house, l.state)?.id === screen.programme) &&
          may(asker, 'see', things.get(l)!),
      )
      for (const row of await listedViews(house, screen.who, seen)) {
        const change: LiveCaseView = { case: row.case, seq: row.seq, row }
        screen.send(message('case', newest.get(row.case)!, change))
      }
      screen.at = changes.at(-1)!
    }
  }
  /** [LV2] A screen that comes, or comes again, is brought to where the others are. */
  const welcome = async (screen: Screen, now: CommitCursor): Promise<void> => {
    const after = screen.at
    screen.at = now
    screen.isWelcome = true
    screen.send(`retry: 2000\n${message('hello', after ?? now, { now: house.clock.now() })}`)
    if (after === null) return
    const missed = isAfter(after, now)
      ? null
      : (await committedAfter(house.pool, house.code, after, mostBehind + 1)).filter((c) => !isAfter(c, now))
    if (missed === null || missed.length > mostBehind)
      screen.send(message('reset', now, { now: house.clock.now() }))
    else if (missed.length > 0) await tell([screen], missed)
  }
  /** [LV3] Who is not signed in any more is told nothing more; the others hear that they are. */
  const beat = async (): Promise<void> => {
    const sessions = new Map(
      [...screens].flatMap(({ who }) =>
        who.session === null ? [] : [[who.session, { holdsPost: postsToday(house, who.person).length > 0 }]],
      ),
    )
    const signedIn = await stillOpen(house, sessions)
    for (const screen of screens) {
      if (screen.who.session !== null && !signedIn.has(screen.who.session)) screen.end()
      /** One that came meanwhile is greeted first: until then it stands nowhere. */
      else if (screen.isWelcome) screen.send(message('beat', screen.at!, { now: house.clock.now() }))
    }
    const now = plain('beat', JSON.stringify({ now: house.clock.now() }))
    for (const w of watched.values()) {
      w.isStale ||= w.answer.ages === true
      for (const v of w.viewers) v.send(now)
    }
  }
  /** [SG3] What everybody may read is read once, when something of it may be another, and told where it is. */
  const show = async (w: Watched): Promise<void> => {
    const isNew = [...w.viewers].some((v) => !v.isWelcome)
    if (w.isStale) {
      const { text: now, cases } = await w.answer.read()
      w.cases = new Set(cases)
      w.isStale = false
      if (now !== w.text) for (const v of w.viewers) if (v.isWelcome) v.send(plain('told', now))
      w.text = now
    }
    if (!isNew) return
    const hello = `retry: 2000\n${plain('hello', JSON.stringify({ now: house.clock.now() }))}${plain('told', w.text!)}`
    for (const v of w.viewers)
      if (!v.isWelcome) {
        v.isWelcome = true
        v.send(hello)
      }
  }
  const pass = async (): Promise<void> => {
    lookedAt = performance.now()
    at ??= await lastCommitted(house.pool, house.code)
    for (const screen of screens) if (!screen.isWelcome) await welcome(screen, at)
    for (;;) {
      const changes = await committedAfter(house.pool, house.code, at, mostAtOnce)
      if (changes.length === 0) break
      at = { txid: changes.at(-1)!.txid, pos: changes.at(-1)!.pos }
      for (const w of watched.values()) w.isStale ||= changes.some((c) => w.cases.has(c.case))
      await tell(
        [...screens].filter((s) => s.isWelcome),
        changes,
      )
      if (changes.length < mostAtOnce) break
    }
    for (const w of watched.values()) await show(w)
    if (performance.now() - beatAt >= beatMs) {
      beatAt = performance.now()
      await beat()
    }
  }
  const look = (): void => {
    timer = null
    working = pass().catch((error: unknown) => {
      /** A database that is away comes back; nobody is told what was not read. */
      if (!isAway(error)) onFault(error)
    })
    void working.then(() => {
      if (isStopped || (screens.size === 0 && watched.size === 0)) at = null
      else timer ??= setTimeout(look, lookMs)
    })
  }

  const wake = (): void => {
    if (timer === null) return
    clearTimeout(timer)
    timer = setTimeout(look, Math.max(0, wakeMs - (performance.now() - lookedAt)))
  }

  /** Whoever comes is brought to where the others are, once what is being told was told. */
  const soon = (): void =>
    void working.then(() => {
      if (timer === null && !isStopped && screens.size + watched.size > 0) timer = setTimeout(look, 0)
    })

  return {
    follow(who, programme, after) {
      const own = [...screens].filter((s) => s.who.person === who.person).length
      if (isStopped || screens.size >= mostScreens || own >= mostOfPerson)
        throw problem(
          503,
          'too_many_screens',
          '同时打开的实时画面太多，请稍后再连',
          'Too many live screens are open: try again shortly',
        )
      let screen: Screen
      return new ReadableStream<Uint8Array>(
        {
          start(stream) {
            const end = (): void => {
              if (screens.delete(screen)) stream.close()
            }
            screen = {
              who,
              programme,
              at: after,
              isWelcome: false,
              send(lines) {
                if (!screens.has(screen)) return
                stream.enqueue(text.encode(lines))
                if (stream.desiredSize! <= 0) end()
              },
              end,
            }
            screens.add(screen)
            soon()
          },
          cancel() {
            screens.delete(screen)
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
      )
    },
    watch(name, answer) {
      const viewers = [...watched.values()].reduce((n, w) => n + w.viewers.size, 0)
      if (isStopped || viewers >= mostViewers)
        throw problem(
          503,
          'too_many_screens',
          '同时打开的实时画面太多，请稍后再连',
          'Too many live screens are open: try again shortly',
        )
      let viewer: Viewer
      const leave = (): boolean => {
        const w = watched.get(name)
        if (!w?.viewers.delete(viewer)) return false
        if (w.viewers.size === 0) watched.delete(name)
        return true
      }
      return new ReadableStream<Uint8Array>(
        {
          start(stream) {
            const end = (): void => {
              if (leave()) stream.close()
            }
            viewer = {
              isWelcome: false,
              send(lines) {
                stream.enqueue(text.encode(lines))
                if (stream.desiredSize! <= 0) end()
              },
              end,
            }
            const w = watched.get(name) ?? {
              answer,
              viewers: new Set(),
              text: null,
              cases: new Set<string>(),
              isStale: true,
            }
            w.viewers.add(viewer)
            watched.set(name, w)
            soon()
          },
          cancel() {
            leave()
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
      )
    },
    wake,
    stir(name) {
      const w = watched.get(name)
      if (!w) return
      w.isStale = true
      wake()
    },
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      for (const screen of screens) screen.end()
      for (const w of watched.values()) for (const viewer of w.viewers) viewer.end()
      await working
    },
  }
}
