/** What a judgement rests on: whether the world would tell it the same now. */
import type { World } from '#kernel/case'

/** [K19] A world that remembers what it told: who was told the same by another world has the same answer. */
export function remembering(world: World): { readonly world: World; isToldBy(other: World): boolean } {
  const answers: { readonly ask: (of: World) => unknown; readonly answer: unknown }[] = []
  function note<V>(ask: (of: World) => V): V {
    const answer = ask(world)
    answers.push({ ask, answer })
    return answer
  }
  return {
    world: {
      awards: (people) => note((of) => of.awards(people)),
      entry: (register, id) => note((of) => of.entry(register, id)),
      reading: (figure, on, cases) => note((of) => of.reading(figure, on, cases)),
      elsewhere: (people, programmes, then) => note((of) => of.elsewhere(people, programmes, then)),
      ground: (lon, lat, on) => note((of) => of.ground(lon, lat, on)),
      listed: (inCase, of) => note((w) => w.listed(inCase, of)),
      opened: (inCase, name, mark) => note((of) => of.opened(inCase, name, mark)),
      balance: (account) => note((of) => of.balance(account)),
      paper: (id) => note((of) => of.paper(id)),
      held: (paper, inCase, person) => note((of) => of.held(paper, inCase, person)),
      consent: (inCase) => note((of) => of.consent(inCase)),
      past: (inCase, seq) => note((of) => of.past(inCase, seq)),
    },
    isToldBy: (other) => answers.every(({ ask, answer }) => isSame(ask(other), answer)),
  }
}

/** Rows are never changed, so the same ones say the same; a list of them is made anew for whoever asks. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => x === b[i]))
