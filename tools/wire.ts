/** A wire to PostgreSQL that a test can cut: before a statement goes over, or after it was done and before its answer came. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** `before`: the statement never arrives. `answer`: it is done, and nobody hears of it. `ended`: the server ends the session first. */
export type Cut = 'before' | 'answer' | 'ended'

export type Wire = {
  /** The same database, through this wire. */
  readonly url: string
  /** Cuts the next connection that sends these bytes; resolves when that has happened. */
  cutAt(marker: RegExp, how: Cut): Promise<void>
  /** Refuses new connections and drops those that are there, until told otherwise. */
  refuse(refusing: boolean): void
  close(): Promise<void>
}

/** `endSessions` ends what runs on the server, as an administrator would. */
export async function openWire(url: string, endSessions: () => Promise<void>): Promise<Wire> {
  const to = new URL(url)
  const pairs = new Set<readonly [Socket, Socket]>()
  let waiting: { readonly marker: RegExp; readonly how: Cut; readonly happened: () => void } | null = null
  let refusing = false

  const server = createServer((near) => {
    if (refusing) return void near.destroy()
    const far = connect(Number(to.port), to.hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    const drop = (): void => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.on('error', drop).on('close', drop)
    let answerLost: (() => void) | null = null
    far.on('data', (bytes: Buffer) => {
      if (answerLost === null) return void near.write(bytes)
      answerLost()
      drop()
    })
    near.on('data', (bytes: Buffer) => {
      if (waiting === null || !waiting.marker.test(bytes.toString('latin1'))) return void far.write(bytes)
      const { how, happened } = waiting
      waiting = null
      if (how === 'before') {
        drop()
        happened()
      } else if (how === 'answer') {
        answerLost = happened
        far.write(bytes)
      } else
        void endSessions().then(() => {
          if (!far.destroyed) far.write(bytes)
          happened()
        })
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const here = new URL(url)
  here.port = String((server.address() as AddressInfo).port)
  const dropAll = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  return {
    url: here.href,
    cutAt: (marker, how) =>
      new Promise((happened) => {
        waiting = { marker, how, happened }
      }),
    refuse: (on) => {
      refusing = on
      if (on) dropAll()
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        dropAll()
      }),
  }
}
