/** What a pack offers to city apps: a programme as so many services, one for each option of a choice, and which of its fields each word of theirs is. */
import {
  finding,
  programmeOf,
  unanswered,
  type CheckFinding,
  type House,
  type RoomCheck,
} from '#kernel/check'
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'

type Said = Readonly<Record<string, string | boolean>>

/** [OT1] How requests of Open311 GeoReport v2 are cases of a programme. */
export type CityService = {
  readonly programme: string
  /** How whoever asks, in their own affairs, opens it. */
  readonly opens: string
  /** The choice whose options are the services. */
  readonly service: string
  /** What services are grouped under, by what their codes begin with. */
  readonly groups: Readonly<Record<string, Text>>
  /** Which fields hold what every request has. */
  readonly fields: {
    readonly description: string
    readonly address: string
    readonly point: string
    readonly media: string
    readonly name: string
    readonly phone: string
  }
  /** Fields asked besides, as attributes of the service. */
  readonly attributes: readonly string[]
  /** What is filled in where the sender says nothing of it: who gives no name, and who does. */
  readonly nameless: Said
  readonly named: Said
  /** The steps at which a request is closed, and whether it was then taken up. */
  readonly closed: Readonly<Record<string, 'done' | 'refused' | 'elsewhere'>>
  /** What is told of how it stands, and until when an answer is due: values of the case. */
  readonly notes: readonly string[]
  readonly expected: string
}

type Packed = { readonly id: string; readonly services?: readonly CityService[] }

/** [OT1] What a service names is there. */
export const servicesCheck: RoomCheck<Packed> = {
  brings: {
    kind: 'services',
    of: (pack) =>
      (pack.services ?? []).map((s) => ({ id: s.programme, findings: (house) => findingsOf(s, house) })),
  },
}

function findingsOf(s: CityService, house: House): readonly CheckFinding[] {
  const at = `services.${s.programme}`
  const p = programmeOf(house, s.programme)
  const missing = (name: string, where: string, among: readonly string[]): readonly CheckFinding[] =>
    among.includes(name)
      ? []
      : [unanswered('OT1', 'no_such_name', where, `没有“${name}”`, `there is no ${name}`, name, among)]
  if (!p)
    return missing(
      s.programme,
      at,
      house.programmes.map((x) => x.id),
    )
  const formFields = Object.keys(p.opens[s.opens]?.asks ?? {})
  const facts = [...Object.keys(p.fields), ...Object.keys(p.values ?? {})]
  return [
    ...missing(s.opens, `${at}.opens`, Object.keys(p.opens)),
    ...[
      s.service,
      ...Object.values(s.fields),
      ...s.attributes,
      ...Object.keys({ ...s.nameless, ...s.named }),
    ].flatMap((name) => missing(name, `${at}.${name}`, formFields)),
    ...[...s.notes, s.expected].flatMap((name) => missing(name, `${at}.${name}`, facts)),
    ...Object.keys(s.closed).flatMap((step) => missing(step, `${at}.closed`, Object.keys(p.steps))),
    ...(p.fields[s.service]?.type === 'choice'
      ? []
      : [
          finding(
            'OT1',
            `${at}.service`,
            '服务要取自单选字段',
            'services are the options of a choice',
            s.service,
            { code: 'no_choice' },
          ),
        ]),
    ...unanswerable(s, p, at),
  ]
}

/** Whatever the form always asks, somebody says: the request, an attribute, or the pack. */
function unanswerable(s: CityService, p: Programme, at: string): readonly CheckFinding[] {
  const said = [s.service, ...Object.values(s.fields), ...s.attributes, ...Object.keys(s.nameless)]
  return Object.entries(p.opens[s.opens]?.asks ?? {})
    .filter(([name, how]) => how === 'required' && !said.includes(name))
    .map(([name]) =>
      finding(
        'OT1',
        `${at}.attributes`,
        `必填的“${name}”没有人填`,
        `${name} is required, and nothing fills it`,
        name,
        { code: 'unanswerable' },
      ),
    )
}
