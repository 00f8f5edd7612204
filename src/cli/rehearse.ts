/** Plays a rehearsal through the API: the registry first, then history wave by wave, each waiting for the last. */
import { SingleBar } from 'cli-progress'
import { connect, type Client, type Where } from './client.ts'

/** What a pack's rehearsal hands over: plain data, made from a seed. */
export type Rehearsal = {
  readonly registry: object
  readonly uploads?: readonly { readonly id: string; readonly name: string; readonly base64: string }[]
  /** What `PUT /api/ground` takes: borders that are published before history begins. */
  readonly ground?: object
  /** What `PUT /api/ground/sketch` takes: what maps draw beneath the borders. */
  readonly sketch?: object
  /**
   * [TA6] A line `{ until }` says that history has come to that moment: what fell due by itself is done before it goes on. A line whose case is
   * `@` with a programme, a schedule and a place goes on with the case that the schedule opened last; it has no seq, for nobody knew it before.
   */
  readonly waves: readonly (readonly object[])[]
}

export type RehearseOptions = Where & { readonly progress?: boolean }

const linesAtOnce = 2000

/** Loads it all; throws with the first refusals if a command that should pass did not. */
export async function playRehearsal(
  rehearsal: Rehearsal,
  options: RehearseOptions,
): Promise<{ readonly commands: number; readonly seconds: number }> {
  const started = performance.now()
  const client = connect(options)
  await client.send('PUT', '/api/registry', rehearsal.registry)
  if (rehearsal.ground) await client.send('PUT', '/api/ground', rehearsal.ground)
  if (rehearsal.sketch) await client.send('PUT', '/api/ground/sketch', rehearsal.sketch)
  for (const u of rehearsal.uploads ?? [])
    await client.upload(u.id, u.name, Uint8Array.from(Buffer.from(u.base64, 'base64')))
  const total = rehearsal.waves.reduce((n, w) => n + w.length, 0)
  const bar = options.progress
    ? new SingleBar({
        format: '演练 Rehearsal {bar} {percentage}% | {value}/{total} | {duration}s',
        hideCursor: true,
        noTTYOutput: true,
        notTTYSchedule: 5000,
      })
    : null
  bar?.start(total, 0)
  const opened: OpenedCases = new Map()
  for (const wave of rehearsal.waves) {
    for (let i = 0; i < wave.length;) {
      const played = wave[i]!
      if ('until' in played) {
        const answer = await client.send<Settled>('POST', '/api/settle', { until: played.until })
        for (const { by, ...it } of answer.opened) opened.set(`@${by}`, it)
        bar?.increment(1)
        i += 1
        continue
      }
      const next = wave.findIndex((line, n) => n > i && 'until' in line)
      const lines = wave.slice(i, Math.min(i + linesAtOnce, next === -1 ? wave.length : next))
      await sendAll(
        client,
        lines.map((line) => named(line, opened)),
      )
      bar?.increment(lines.length)
      i += lines.length
    }
    await client.send('POST', '/api/settle', {})
  }
  bar?.stop()
  return { commands: total, seconds: Math.round(performance.now() - started) / 1000 }
}

type Settled = {
  readonly opened: readonly { readonly by: string; readonly case: string; readonly seq: number }[]
}
type OpenedCases = Map<string, { readonly case: string; readonly seq: number }>

/** A line of what a schedule opened gets the number of its case, and the next seq of that. */
function named(line: object, opened: OpenedCases): object {
  const name = (line as { readonly case?: string }).case
  if (name === undefined || !name.startsWith('@')) return line
  const of = opened.get(name)
  if (!of) throw new Error(`no schedule has opened ${name.slice(1)} yet`)
  opened.set(name, { case: of.case, seq: of.seq + 1 })
  return { ...line, ...of }
}

async function sendAll(client: Client, lines: readonly object[]): Promise<void> {
  const answers = await client.lines(
    '/api/commands',
    lines.map((l) => JSON.stringify(l)),
  )
  const refused = answers.flatMap((a, i) =>
    a.ok
      ? []
      : [
          {
            key: (lines[i] as { readonly key?: string }).key,
            code: a.code,
            field: a.field,
            detail: a.detail,
          },
        ],
  )
  if (refused.length > 0)
    throw new Error(
      `演练中有${refused.length}个动作被拒绝 · ${refused.length} commands were refused:\n${refused
        .slice(0, 5)
        .map((r) => JSON.stringify(r))
        .join('\n')}`,
    )
}
