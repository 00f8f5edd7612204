/** Who votes: the dwellings of a stair or a building, whose each is, and which of them count as one head. */

/** A dwelling as its certificate has it. `area` is the exclusive floor area in hundredths of a square metre. */
export type Dwelling = {
  readonly room: string
  readonly floor: number
  readonly area: number
  /** Not sold yet: the builder's. */
  readonly unsold?: boolean | null | undefined
}
/** One owner of one dwelling, by their key in the realm. `guardian`: who signs for them, because they are a minor or cannot act. */
export type Ownership = { readonly room: string; readonly owner: string; readonly guardian?: string }
/** A dwelling on the roll. `head` is the first room of all that count as one head with it. */
export type Voter = Dwelling & {
  readonly owners: readonly string[]
  readonly head: string
  /** Owners for whom somebody else signs. */
  readonly wards?: readonly Ward[] | null | undefined
}
export type Ward = { readonly owner: string; readonly guardian: string }

/**
 * [BL1] One dwelling is one head, its co-owners together; several dwellings of the same buyer are one head, and so are all
 * that the builder has not sold (Supreme People's Court interpretation on strata ownership, art. 8 and 9). Null when a dwelling
 * is listed twice, has no area, is owned by nobody, or an owner's room is not listed: then nobody can say who votes.
 */
export function rollOf(
  dwellings: readonly Dwelling[],
  ownerships: readonly Ownership[],
): readonly Voter[] | null {
  const rooms = new Set(dwellings.map((d) => d.room))
  if (rooms.size !== dwellings.length || ownerships.some((o) => !rooms.has(o.room))) return null
  const owners = new Map(
    dwellings.map((d) => [
      d.room,
      [...new Set(ownerships.filter((o) => o.room === d.room).map((o) => o.owner))].sort(),
    ]),
  )
  if (
    dwellings.some(
      (d) =>
        !Number.isSafeInteger(d.area) ||
        d.area <= 0 ||
        (owners.get(d.room)!.length === 0) !== (d.unsold === true),
    )
  )
    return null
  const first = new Map<string, string>()
  return dwellings.map((d) => {
    const who = owners.get(d.room)!
    const holder = who.length === 0 ? 'builder' : who.join(' ')
    if (!first.has(holder)) first.set(holder, d.room)
    const wards = who.flatMap((owner): readonly Ward[] => {
      const guardian = ownerships.find(
        (o) => o.room === d.room && o.owner === owner && o.guardian !== undefined,
      )?.guardian
      return guardian === undefined ? [] : [{ owner, guardian }]
    })
    return {
      room: d.room,
      floor: d.floor,
      area: d.area,
      ...(d.unsold ? { unsold: true } : {}),
      owners: who,
      head: first.get(holder)!,
      ...(wards.length > 0 ? { wards } : {}),
    }
  })
}

/** The roll after one dwelling went to other owners; heads are counted again. Null where the room is not on it or nobody buys. */
export function afterSale(
  roll: readonly Voter[],
  room: string,
  owners: readonly Omit<Ownership, 'room'>[],
): readonly Voter[] | null {
  if (owners.length === 0 || !roll.some((v) => v.room === room)) return null
  const now = roll.map((v): Dwelling => ({
    room: v.room,
    floor: v.floor,
    area: v.area,
    ...(v.unsold && v.room !== room ? { unsold: true } : {}),
  }))
  return rollOf(
    now,
    roll.flatMap((v) => (v.room === room ? owners : ownershipsOf(v)).map((o) => ({ ...o, room: v.room }))),
  )
}

const ownershipsOf = (v: Voter): readonly Omit<Ownership, 'room'>[] =>
  v.owners.map((owner) => ({ owner, ...(v.wards ?? []).find((w) => w.owner === owner) }))

/** [BL6] The owners of a dwelling for whom this person signs: themselves, unless somebody must sign for them, and their wards. */
export const signsFor = (v: Voter, person: string): readonly string[] =>
  v.owners.filter((owner) => ((v.wards ?? []).find((w) => w.owner === owner)?.guardian ?? owner) === person)

/** Theirs, or their ward’s. */
export const isOf = (v: Voter, person: string): boolean =>
  v.owners.includes(person) || signsFor(v, person).length > 0
