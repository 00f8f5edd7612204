/** How far two points of a map lie from each other, for who looks at it. */

/** Degrees in millionths. */
export type At = { readonly lon: number; readonly lat: number }

/** East and north of one point, in metres, another lies. */
function offset(from: At, to: At): readonly [east: number, north: number] {
  const shrink = Math.cos(((from.lat + to.lat) / 2 / 1e6 / 180) * Math.PI)
  return [(to.lon - from.lon) * shrink * 0.111_195, (to.lat - from.lat) * 0.111_195]
}

export const metres = (a: At, b: At): number => Math.round(Math.hypot(...offset(a, b)))

export const distanceText = (m: number): string => (m < 1_000 ? `${m} m` : `${(m / 1_000).toFixed(1)} km`)

/** Which of eight ways, from the east on against the clock: 0 to 7. */
export function bearing(from: At, to: At): number {
  const [east, north] = offset(from, to)
  return (Math.round(Math.atan2(north, east) / (Math.PI / 4)) + 8) % 8
}
