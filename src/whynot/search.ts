/** The smallest change of which a question says yes: one dial, or two together, turned no further than they may be. */

/** One thing that could be otherwise: as it is at 0, and further from it up to `most`. */
export type Dial = { readonly name: string; readonly most: number }
/** How far each of some dials is turned. */
export type Turned = readonly { readonly dial: number; readonly by: number }[]

export type Searched = {
  readonly changes: readonly Turned[]
  /** How often the question was put. */
  readonly runs: number
  /** All that there is to look at was looked at; false where the runs did not reach. */
  readonly whole: boolean
}

/** So many are shown: a person reads them. */
const mostShown = 3

/**
 * [WN2] One dial first; two together only where none does alone. Of each the least: a step less was put to the question too, and
 * refused. `qualifies` is asked at most `mostRuns` times, and never twice of the same.
 */
export function smallestChanges(
  dials: readonly Dial[],
  qualifies: (turned: Turned) => boolean,
  mostRuns: number,
): Searched {
  const answers = new Map<string, boolean>()
  let isCut = false
  const ask = (...turned: Turned): boolean => {
    const real = turned.filter((x) => x.by > 0)
    const key = real.map((x) => `${x.dial}:${x.by}`).join(' ')
    const before = answers.get(key)
    if (before !== undefined) return before
    if (answers.size >= mostRuns) {
      isCut = true
      return false
    }
    const answer = qualifies(real)
    answers.set(key, answer)
    return answer
  }
  const searched = (changes: readonly Turned[]): Searched => ({
    changes: changes.slice(0, mostShown),
    runs: answers.size,
    whole: !isCut,
  })
  const alone = dials.flatMap(({ most }, dial): Turned[] => {
    const by = leastDoubling(most, (k) => ask({ dial, by: k }))
    return by === null ? [] : [[{ dial, by }]]
  })
  if (alone.length > 0) return searched(alone)
  const pairs = dials.flatMap((first, a) =>
    dials.flatMap((second, b): Turned[] => {
      if (b <= a || second.name === first.name) return []
      const pair = leastTogether(first.most, second.most, (x, y) =>
        ask({ dial: a, by: x }, { dial: b, by: y }),
      )
      return pair
        ? [
            [
              { dial: a, by: pair[0] },
              { dial: b, by: pair[1] },
            ],
          ]
        : []
    }),
  )
  return searched(pairs)
}

/** The least of 1 to `most` that says yes, looked for near before far; what is a step less says no. Null where none was met. */
function leastDoubling(most: number, says: (k: number) => boolean): number | null {
  let no = 0
  for (let k = 1; k <= most; k = k === most ? most + 1 : Math.min(2 * k, most)) {
    if (says(k)) return between(no, k, says)
    no = k
  }
  return null
}

/** `no` says no and `yes` says yes: the edge between them. */
function between(no: number, yes: number, says: (k: number) => boolean): number {
  let [below, above] = [no, yes]
  while (above - below > 1) {
    const middle = below + Math.floor((above - below) / 2)
    if (says(middle)) above = middle
    else below = middle
  }
  return above
}

/**
 * Both turned alike, each by its share of how far it may go, until it says yes; then each back as far as it goes. Null where a
 * step less of one of the two would do as well, which is no edge, or where no turn of both says yes.
 */
function leastTogether(
  mostFirst: number,
  mostSecond: number,
  says: (first: number, second: number) => boolean,
): readonly [number, number] | null {
  const steps = Math.max(mostFirst, mostSecond)
  const share = (most: number, k: number): number => Math.ceil((most * k) / steps)
  const both = leastDoubling(steps, (k) => says(share(mostFirst, k), share(mostSecond, k)))
  if (both === null) return null
  const second = share(mostSecond, both)
  const first = between(0, share(mostFirst, both), (k) => says(k, second))
  const less = between(0, second, (k) => says(first, k))
  return says(first, less) && !says(first - 1, less) && !says(first, less - 1) ? [first, less] : null
}
