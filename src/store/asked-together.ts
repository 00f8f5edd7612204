/** Questions that come while an earlier one is under way go to the database together, in one trip. */

type Waiting<Q, A> = {
  readonly question: Q
  readonly answer: (a: A) => void
  readonly fail: (e: unknown) => void
}

/**
 * Asks each question in a trip that begins after it was asked, so that nobody hears of a moment before their own; at most one trip
 * is under way. `ask` gives an answer to each, in their order. What fails fails for all of a trip.
 */
export function askedTogether<Q, A>(
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
): (question: Q) => Promise<A> {
  const waiting: Waiting<Q, A>[] = []
  let isUnderWay = false
  const run = async (): Promise<void> => {
    isUnderWay = true
    while (waiting.length > 0) {
      /** One turn of the event loop lets requests that were already read join the trip. */
      await new Promise((next) => setImmediate(next))
      const now = waiting.splice(0)
      try {
        const answers = await ask(now.map((w) => w.question))
        for (const [i, w] of now.entries()) w.answer(answers[i]!)
      } catch (error) {
        for (const w of now) w.fail(error)
      }
    }
    isUnderWay = false
  }
  return (question) =>
    new Promise((answer, fail) => {
      waiting.push({ question, answer, fail })
      if (!isUnderWay) void run()
    })
}
