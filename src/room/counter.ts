/** What a pack says of a window with two screens: whose numbers wait there, how they are called, and what is opened for whoever comes. */
import {
  finding,
  programmeOf,
  unanswered,
  type CheckFinding,
  type House,
  type RoomCheck,
} from '#kernel/check'
import type { Text } from '#kernel/text'

export type Counter = {
  readonly id: string
  readonly title: Text
  readonly queue: {
    /** The programme whose open cases are numbers in a queue. */
    readonly programme: string
    /** Its facts: the number, the kind that it was taken for, the window to which it was called, and how often. */
    readonly number: string
    readonly kind: string
    readonly window: string
    readonly calls: string
    /** Its steps. */
    readonly waiting: readonly string[]
    readonly called: readonly string[]
    readonly serving: readonly string[]
    /** Its outcomes; `call` asks for the window. */
    readonly acts: Readonly<Record<CounterAct, string>>
    /** The field in which the last of them names the case that was opened. */
    readonly served: string
  }
  /** [CT2] Forms that are filled in for the person there; `here`: the case lies where the window does, and no place is asked. */
  readonly opens: readonly { readonly programme: string; readonly outcome: string; readonly here?: true }[]
}

export const counterActs = ['call', 'again', 'start', 'skip', 'finish'] as const
export type CounterAct = (typeof counterActs)[number]

/** [CT1] What a counter names is there, and its forms lead to where somebody can sign on the screen before them. */
export const counterCheck: RoomCheck<{ readonly id: string; readonly counters?: readonly Counter[] }> = {
  brings: {
    kind: 'counters',
    of: (pack) =>
      (pack.counters ?? []).map((c) => ({ id: c.id, findings: (house) => counterFindings(c, house) })),
  },
}

type Named = readonly [name: string, where: string, among: readonly string[]]

function counterFindings({ id, queue, opens }: Counter, house: House): readonly CheckFinding[] {
  const at = `counters.${id}`
  const programmes = house.programmes.map((p) => p.id)
  const tickets = programmeOf(house, queue.programme)
  const names: readonly Named[] = tickets
    ? [
        ...[queue.number, queue.kind, queue.window, queue.calls, queue.served].map((name): Named => [
          name,
          `${at}.queue`,
          [...Object.keys(tickets.fields), ...Object.keys(tickets.values ?? {})],
        ]),
        ...[...queue.waiting, ...queue.called, ...queue.serving].map((step): Named => [
          step,
          `${at}.queue`,
          Object.keys(tickets.steps),
        ]),
        ...Object.values(queue.acts).map((outcome): Named => [
          outcome,
          `${at}.queue.acts`,
          Object.values(tickets.steps).flatMap((step) => Object.keys(step.outcomes)),
        ]),
      ]
    : [[queue.programme, `${at}.queue`, programmes]]
  const forms = opens.flatMap(({ programme, outcome }): readonly Named[] => {
    const p = programmeOf(house, programme)
    return p ? [[outcome, `${at}.opens`, Object.keys(p.opens)]] : [[programme, `${at}.opens`, programmes]]
  })
  return [
    ...[...names, ...forms].flatMap(([name, where, among]) =>
      among.includes(name)
        ? []
        : [unanswered('CT1', 'no_such_name', where, `没有“${name}”`, `there is no ${name}`, name, among)],
    ),
    ...opens.flatMap(({ programme, outcome }) => {
      const p = programmeOf(house, programme)
      const step = p?.opens[outcome]?.to
      if (!p || step === undefined) return []
      const isSigned = Object.values(p.steps[step]?.outcomes ?? {}).some((o) => o.onScreen !== undefined)
      return isSigned
        ? []
        : [
            finding(
              'CT1',
              `${at}.opens`,
              '收下以后没有当面签名的动作',
              'nothing is signed on the screen after it was opened',
              programme,
              { code: 'nothing_to_sign' },
            ),
          ]
    }),
  ]
}
