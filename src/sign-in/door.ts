/** Who waits where for a password to be checked: strangers one at a time and each address in its turn, known devices beside them. */
import { HttpProblem } from '../problem.ts'

/** Runs so much at once; those who wait take turns by where they come from, so that nobody's crowd stands before somebody else. */
export type Lane = { run<T>(from: string, work: () => Promise<T>): Promise<T> }

export function openLane(atOnce: number): Lane {
  /** Insertion order is the order of turns: who was served goes to the end. */
  const waiting = new Map<string, (() => void)[]>()
  let running = 0
  const next = (): void => {
    const [turn] = waiting
    if (turn === undefined || running >= atOnce) return
    const [from, starts] = turn
    waiting.delete(from)
    const start = starts.shift()!
    if (starts.length > 0) waiting.set(from, starts)
    running += 1
    start()
  }
  return {
    async run(from, work) {
      await new Promise<void>((start) => {
        const own = waiting.get(from)
        if (own) own.push(start)
        else waiting.set(from, [start])
        next()
      })
      try {
        return await work()
      } finally {
        running -= 1
        next()
      }
    },
  }
}

/** Lets in a few at each turn of the loop, so that whoever comes meanwhile for something else is answered between them. */
function openTurns(each: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  const letIn = (): void => {
    for (const start of waiting.splice(0, each)) start()
    if (waiting.length > 0) setImmediate(letIn)
  }
  return () =>
    new Promise((start) => {
      if (waiting.push(start) === 1) setImmediate(letIn)
    })
}

export type Door = {
  /** Waits for one's turn to be read at all. */
  turn(): Promise<void>
  /** A place for one try, until it is let go; throws 429 where there is none. */
  enter(from: string): () => void
  /** Reserving is a statement of the database: what is shown to others waits for few of them. */
  readonly reserving: Lane
  /** Those whose browser says that it was here before. */
  readonly reservingKnown: Lane
  readonly strangers: Lane
  readonly knownDevices: Lane
}

/** How many tries of one address, and of all, may be under way. */
const mostOfAddress = 64
const mostOfAll = 512
/** About what a password costs here, for telling when to come again. */
const secondsEach = 0.05

const busy = (waiting: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    code: 'busy',
    detail: { zh: '正在登录的人较多，请稍后再试', en: 'Many people are signing in: try again in a moment' },
    retryAfter: 1 + Math.ceil(waiting * secondsEach),
  })

/** [I7] The one door of all realms: memory is what it costs to be refused. */
export function openDoor(): Door {
  const places = new Map<string, number>()
  let all = 0
  return {
    turn: openTurns(4),
    enter(from) {
      const own = places.get(from) ?? 0
      if (own >= mostOfAddress || all >= mostOfAll) throw busy(own >= mostOfAddress ? own : all)
      places.set(from, own + 1)
      all += 1
      return () => {
        all -= 1
        const left = places.get(from)! - 1
        if (left > 0) places.set(from, left)
        else places.delete(from)
      }
    },
    reserving: openLane(2),
    reservingKnown: openLane(2),
    strangers: openLane(1),
    knownDevices: openLane(1),
  }
}
