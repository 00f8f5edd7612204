/** Somebody who follows cases over server-sent events, read by the standard's own rules. */
import type { TestHouse, Visitor } from './house.ts'

export type Told = { readonly event: string; readonly id: string; readonly data: object }
export type Follower = {
  readonly visitor: Visitor
  /** The next message of this kind; waits for it. */
  next(event: string): Promise<Told>
  /** Those of this kind that came and nobody took. */
  waiting(event: string): readonly Told[]
  /** Waits until the server ends it. */
  ended(): Promise<void>
  leave(): void
}

/** Follows as `login`, from the moment on, or from after a cursor. */
export async function follower(
  house: TestHouse,
  login: string,
  path: string,
  cursor?: string,
): Promise<Follower> {
  const visitor = await house.as(login)
  const leaving = new AbortController()
  const response = await visitor.open(path, {
    signal: leaving.signal,
    headers: cursor === undefined ? {} : { 'last-event-id': cursor },
  })
  if (response.status !== 200) throw new Error(`${login} cannot follow: ${response.status}`)
  const came: Told[] = []
  let wake = (): void => undefined
  let isOver = false
  const reading = (async () => {
    const parts = response.body!.pipeThrough(new TextDecoderStream())
    let rest = ''
    for await (const part of parts) {
      const messages = (rest + part).split('\n\n')
      rest = messages.pop()!
      came.push(...messages.map(parsed))
      wake()
    }
  })()
    .catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error
    })
    .finally(() => {
      isOver = true
      wake()
    })
  return {
    visitor,
    async next(event) {
      for (;;) {
        const at = came.findIndex((m) => m.event === event)
        if (at >= 0) return came.splice(at, 1)[0]!
        if (isOver) throw new Error(`the stream ended, and no ${event} came`)
        await new Promise<void>((done) => {
          wake = done
        })
      }
    },
    waiting: (event) => came.filter((m) => m.event === event),
    ended: () => reading,
    leave: () => leaving.abort(),
  }
}

function parsed(message: string): Told {
  const fields = new Map(
    message.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  return {
    event: fields.get('event') ?? 'message',
    id: fields.get('id') ?? '',
    data: JSON.parse(fields.get('data') ?? '{}') as object,
  }
}
