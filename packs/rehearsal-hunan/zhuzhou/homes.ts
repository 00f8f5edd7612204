/** Who lives in a grid, and what its places are called: households, estates and villagers' groups, addresses along the drawn roads. */
import { random } from '../random.ts'
import { communitiesOfZone, gridsOfZone } from './areas.ts'
import type { Ground } from './ground.ts'
import { squaredFrom, type Corner } from './shape.ts'

/** What a grid is drawn around: homes, or one large body of a kind. */
export type GridType = 'general' | 'park' | 'market' | 'campus' | 'hospital'
export type GridHomes = {
  readonly code: string
  readonly type: GridType
  readonly households: number
  readonly population: number
  /** Estates in the streets, villagers' groups in the town. */
  readonly estates: readonly string[]
}

const special: Readonly<Record<string, GridType>> = {
  '430271008006003': 'campus',
  '430271008002003': 'hospital',
  '430271009001001': 'market',
  '430271009004002': 'park',
}
const endings = ['雅苑', '家园', '花园', '新城', '公寓', '小区', '名邸', '里'] as const
const groups = 4
const [buildings, units, floors, doors] = [9, 2, 6, 2] as const
const perBuilding = units * floors * doors

/** Three to five hundred households in a grid of the streets, fewer in the town (GB/T 34300 speaks of such sizes); the same for the same seed. */
export function homesOfZone(seed: number): readonly GridHomes[] {
  const rng = random(seed).fork('zhuzhou homes')
  return gridsOfZone.map(({ code, parent }) => {
    const isTown = code.startsWith('430271102')
    const stem = communitiesOfZone.find((c) => c.code === parent)!.name.zh.replace(/社区$/, '')
    const households = isTown ? rng.between(180, 320) : rng.between(300, 500)
    const first = Number(code.slice(12)) - 1
    return {
      code,
      type: special[code] ?? 'general',
      households,
      population: Math.floor((households * rng.between(240, 300)) / 100),
      estates: isTown
        ? Array.from({ length: groups }, (_, i) => `${stem}${first * groups + i + 1}组`)
        : [0, 1].map((i) => `${stem}${endings[(first * 2 + i) % endings.length]}`),
    }
  })
}

/** Where the n-th household of a grid lives, from 0: 书香雅苑3栋2单元401 or 五里亭2组12号. */
export function homeOf({ estates, households }: GridHomes, n: number): string {
  if (n < 0 || n >= households) throw new Error(`there is no household ${n} of ${households}`)
  const each = Math.ceil(households / estates.length)
  const [estate, i] = [estates[Math.floor(n / each)]!, n % each]
  if (estate.endsWith('组')) return `${estate}${i + 1}号`
  const [building, inside] = [Math.floor(i / perBuilding), i % perBuilding]
  if (building >= buildings * 2) throw new Error(`${estate} has no building ${building + 1}`)
  const unit = Math.floor(inside / (floors * doors))
  const [floor, door] = [Math.floor((inside % (floors * doors)) / doors), inside % doors]
  return `${estate}${building + 1}栋${unit + 1}单元${floor + 1}0${door + 1}`
}

/** House numbers rise by one in about fifteen metres, odd on the left of the road. */
const perNumber = 150

/** The address of a point: the nearest road that has a name, and how far along it. */
export function addressAt({ ways }: Pick<Ground, 'ways'>, at: Corner): string {
  const nearest = ways
    .filter((w) => w.name !== null && w.kind !== 'river')
    .flatMap(({ name, line }) => {
      let before = 0
      return line.slice(1).map((b, i) => {
        const a = line[i]!
        const stretch = { name: name!, a, b, before, away: squaredFrom(at, a, b) }
        before += Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
        return stretch
      })
    })
    .reduce((best, s) => (s.away < best.away ? s : best))
  const { name, a, b, before } = nearest
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const along = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / Math.sqrt(dx * dx + dy * dy)
  const isLeft = dx * (at[1] - a[1]) - dy * (at[0] - a[0]) > 0
  const step = Math.floor((before + Math.max(0, along)) / (2 * perNumber))
  return `${name.zh}${2 * step + (isLeft ? 1 : 2)}号`
}
