/**
 * One entry for all that packs bring: shapes first, then each programme, then what is the house's: registers,
 * figures, bulletins, what other rooms look for, grants.
 */
import { abilitiesOf, type Ability } from '../ability/index.ts'
import { kernelAbilities } from '../abilities/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import type { Bulletin } from '../bulletin/index.ts'
import type { Figure } from '../figure/index.ts'
import { kernelUnits } from '../money/units.ts'
import { type Units } from '../money/index.ts'
import { kernelEnds, programmeSchema, type Ends, type Programme } from '../programme/index.ts'
import { registerSchema, type Register } from '../register/index.ts'
import { figureFindings } from './counting.ts'
import { placesOfBulletin } from './dates.ts'
import { finding, unanswered, type CheckFinding } from './finding.ts'
import { bulletinFindings } from './printed.ts'
import { checkProgramme } from './programme.ts'
import { registerFindings } from './registers.ts'
import type { RoomCheck } from './room.ts'
import { shapeFindings } from './shape.ts'
import { isSlip } from './types/nearest.ts'
import { programmeOf, type House } from './of-house.ts'

/** What a pack brings, as the checker reads it. */
export type CheckedPack = {
  readonly id: string
  readonly programmes: readonly Programme[]
  readonly figures: readonly Figure[]
  readonly bulletins: readonly Bulletin[]
  readonly authorities: readonly AuthorityGrant[]
  readonly registers: readonly Register[]
  readonly abilities?: readonly Ability[]
  /** What its numbers count besides money, time and measures. */
  readonly units?: Units
  /** What its cases may end as besides what every procedure may. */
  readonly ends?: Ends
}

export type CheckSetting = {
  readonly holdsClause: (id: string) => boolean
  /** The roles that somebody in some realm holds. */
  readonly heldRoles: ReadonlySet<string>
  /** The codes of all places of all realms; any, where they are not told. */
  readonly areas?: ReadonlySet<string>
  /** Look at these alone, by id: an editor asks about what is being written. All, where it is not told. */
  readonly only?: ReadonlySet<string>
}

/** `programme`: the programme that it is in, or the figure, register, bulletin or grant, or a room's thing. */
export type PackFinding = CheckFinding & { readonly pack: string; readonly programme: string }

/**
 * [PK2] Every finding of every pack; none is the only good answer. What has not its shape is looked at no
 * further. `rooms` find what the kernel does not know of.
 */
export function checkPacks<Pack extends CheckedPack>(
  packs: readonly Pack[],
  setting: CheckSetting,
  rooms: readonly RoomCheck<Pack>[],
): readonly PackFinding[] {
  const isLookedAt = ({ id }: { readonly id: string }): boolean => setting.only?.has(id) ?? true
  const shapes = packs.flatMap((pack) => [
    ...pack.programmes
      .filter(isLookedAt)
      .flatMap((p) => within(pack.id, p.id, shapeFindings(p, programmeSchema))),
    ...pack.registers
      .filter(isLookedAt)
      .flatMap((r) => within(pack.id, r.id, shapeFindings(r, registerSchema))),
  ])
  if (shapes.length > 0) return shapes
  const house = houseOfPacks(packs)
  return [
    ...packs.flatMap((pack) => inPack(pack, house, setting, rooms, isLookedAt)),
    ...shared(packs, rooms),
  ]
}

/** All that several packs bring, with what the kernel itself has. */
export const houseOfPacks = (packs: readonly Housed[]): House => ({
  programmes: packs.flatMap((p) => p.programmes),
  registers: packs.flatMap((p) => p.registers),
  figures: packs.flatMap((p) => p.figures),
  units: Object.assign({}, kernelUnits, ...packs.map((p) => p.units)) as Units,
  ends: Object.assign({}, kernelEnds, ...packs.map((p) => p.ends)) as Ends,
  abilities: abilitiesOf([...kernelAbilities, ...packs.flatMap((p) => p.abilities ?? [])]),
})
type Housed = Pick<CheckedPack, 'programmes' | 'registers' | 'figures' | 'units' | 'ends' | 'abilities'>

const within = (pack: string, programme: string, all: readonly CheckFinding[]): readonly PackFinding[] =>
  all.map((f) => ({ pack, programme, ...f }))

function inPack<Pack extends CheckedPack>(
  pack: Pack,
  house: House,
  setting: CheckSetting,
  rooms: readonly RoomCheck<Pack>[],
  isLookedAt: (x: { readonly id: string }) => boolean,
): readonly PackFinding[] {
  return [
    ...pack.programmes
      .filter(isLookedAt)
      .flatMap((p) =>
        within(
          pack.id,
          nameOf(p, house),
          checkProgramme(p, {
            ...setting,
            authorities: pack.authorities.filter((a) => a.programme === p.id),
            figures: pack.figures.filter((f) => f.programme === p.id),
            house,
            looks: rooms.flatMap((room) => room.looks ?? []),
          }),
        ),
      ),
    ...pack.registers
      .filter(isLookedAt)
      .flatMap((r) =>
        within(pack.id, r.id, registerFindings(r, house.registers, setting.holdsClause, house.units)),
      ),
    ...pack.figures.filter(isLookedAt).flatMap((f) => within(pack.id, f.id, figureFindings(f, house))),
    ...pack.bulletins
      .filter(isLookedAt)
      .flatMap((b) =>
        within(pack.id, b.id, [...bulletinFindings(b, house), ...placesOfBulletin(b, setting.areas)]),
      ),
    ...rooms
      .flatMap((room) => room.brings?.of(pack) ?? [])
      .filter(isLookedAt)
      .flatMap((thing) => within(pack.id, thing.id, thing.findings(house, setting.areas))),
    ...pack.authorities
      .filter((g) => isLookedAt(g) && !pack.programmes.some((p) => p.id === g.programme))
      .flatMap((g) =>
        within(pack.id, g.id, [
          unanswered(
            'Q26',
            'no_such_programme',
            `authorities.${g.id}.programme`,
            `没有事项“${g.programme}”`,
            `there is no programme ${g.programme}`,
            g.programme,
            pack.programmes.map((p) => p.id),
          ),
        ]),
      ),
  ]
}

/** An earlier version is told apart from the one that is named by its id alone. */
const nameOf = (p: Programme, house: House): string =>
  programmeOf(house, p.id) === p ? p.id : `${p.id}@${p.version}`

/** [PK6] An id is nobody else's. */
function shared<Pack extends CheckedPack>(
  packs: readonly Pack[],
  rooms: readonly RoomCheck<Pack>[],
): readonly PackFinding[] {
  const kinds: readonly (readonly [string, (p: Pack) => readonly string[]])[] = [
    ['programmes', (p) => p.programmes.map((x) => `${x.id}@${x.version}`)],
    ['figures', (p) => p.figures.map((x) => x.id)],
    ['bulletins', (p) => p.bulletins.map((x) => x.id)],
    ...rooms.flatMap(({ brings }) =>
      brings ? [[brings.kind, (p: Pack) => brings.of(p).map((x) => x.id)] as const] : [],
    ),
    ['authorities', (p) => p.authorities.map((x) => x.id)],
    ['registers', (p) => p.registers.map((x) => x.id)],
  ]
  const programmes = [...new Set(packs.flatMap((p) => p.programmes.map((x) => x.id)))]
  const slips = packs.flatMap((pack) =>
    pack.programmes.flatMap(({ id }) => {
      const other = programmes.find((x) => isSlip(id, x))
      return other === undefined
        ? []
        : within(pack.id, id, [
            unanswered(
              'Q34',
              'alike',
              'id',
              `与“${other}”只差一个字母`,
              `one letter apart from ${other}`,
              id,
              [other],
            ),
          ])
    }),
  )
  return slips.concat(
    kinds.flatMap(([kind, idsOf]) => {
      const all = packs.flatMap((p) => idsOf(p).map((id) => ({ pack: p.id, id })))
      return all
        .filter(({ id }, i) => all.findIndex((x) => x.id === id) !== i)
        .flatMap(({ pack, id }) =>
          within(pack, id, [
            finding('PK6', `${kind}.${id}`, '这个编号已经有人用了', 'somebody else has this id', id),
          ]),
        )
    }),
  )
}
