/** Frames: half a kilometre apart in Zhuzhou, converted once, and back to within a step. */
import { describe, expect, test } from 'vitest'
import { parsePoint, pointText } from '#kernel/area'
import { degreesIn, pointFrom, readGround, type Frame } from './index.ts'
import { cornerOf, metresBetween } from './shape.ts'

const square = [
  [113.13, 27.83],
  [113.14, 27.83],
  [113.14, 27.84],
  [113.13, 27.84],
  [113.13, 27.83],
]
const feature = (coordinates: unknown = [square], properties: object = { code: '430200001001001' }) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
const collection = (...features: readonly object[]) => ({ type: 'FeatureCollection', features })

describe('[GD1] a place says its frame and is converted once', () => {
  test.each<[Frame, number, number]>([
    ['WGS-84', 0, 0],
    ['GCJ-02', 500, 800],
    ['BD-09', 1000, 1800],
  ])('%s of the zone lies %d to %d metres off', (frame, least, most) => {
    const metres = metresBetween(
      cornerOf(pointFrom(frame, 113.134, 27.8355)),
      cornerOf(pointFrom('WGS-84', 113.134, 27.8355)),
    )
    expect(metres).toBeGreaterThanOrEqual(least)
    expect(metres).toBeLessThanOrEqual(most)
  })

  test.each<[Frame]>([['WGS-84'], ['GCJ-02'], ['BD-09']])(
    '%s there and back is no step of a person',
    (frame) => {
      const point = { lon: 113_134_021, lat: 27_835_672 }
      const back = pointFrom(frame, ...(degreesIn(frame, point) as [number, number]))
      expect(metresBetween(cornerOf(point), cornerOf(back))).toBeLessThan(0.5)
    },
  )

  test('an import that names no frame is refused', () => {
    expect(readGround(collection(feature()), {}).findings.map((f) => f.code)).toEqual(['frame_missing'])
  })
  test('one that names two as well', () => {
    const both = { ...collection(feature()), frame: 'WGS-84' }
    expect(readGround(both, { frame: 'GCJ-02' }).findings.map((f) => f.code)).toEqual(['frames_differ'])
  })
  test('what the house wrote says WGS-84 and is not shifted when it comes back', () => {
    const written = { ...collection(feature()), frame: 'WGS-84' }
    expect(readGround(written, {}).drawn[0]!.shape[0]![0]![0]).toEqual([113_130_000, 27_830_000])
  })
  test('the object that was given stays what it was', () => {
    const given = collection(feature())
    const before = JSON.stringify(given)
    readGround(given, { frame: 'BD-09' })
    expect(JSON.stringify(given)).toBe(before)
  })
})

describe('[GD2] swapped axes and places elsewhere are said to be so', () => {
  const bounds = { west: 113_000_000, south: 27_700_000, east: 113_300_000, north: 28_000_000 }
  test.each<[string, number, number, string, string]>([
    ['经纬度填反', 27.83, 113.13, 'swapped_axes', '填反'],
    ['在海里', 114.5, 18.2, 'outside_bounds', '不在本地范围内'],
    ['北京', 116.4, 39.9, 'outside_bounds', '不在本地范围内'],
    ['超出地球', 27.83, 190, 'outside_bounds', '不在本地范围内'],
  ])('%s', (_, lon, lat, code, said) => {
    const ring = [[lon, lat], ...square.slice(1)]
    const { drawn, findings } = readGround(collection(feature([ring])), { frame: 'WGS-84', bounds })
    expect(drawn).toEqual([])
    expect(findings.map((f) => f.code)).toEqual([code])
    expect(findings[0]!.message.zh).toContain(said)
  })
})

describe('[AR10] a point is whole microdegrees', () => {
  test.each<[string, unknown, string | null]>([
    ['经纬度齐全', { lon: 113_134_021, lat: 27_835_672 }, null],
    ['带精度', { lon: 113_134_021, lat: 27_835_672, accuracy: 12 }, null],
    ['带小数的度', { lon: 113.134, lat: 27.8 }, '整数微度'],
    ['文字', '113.1,27.8', '应为经度和纬度'],
    ['缺纬度', { lon: 113_134_021 }, '整数微度'],
    ['超出地球', { lon: 190_000_000, lat: 27_000_000 }, '超出范围'],
    ['填反了', { lon: 27_835_672, lat: 113_134_021 }, '填反'],
    ['精度为负', { lon: 1, lat: 1, accuracy: -1 }, '精度'],
    ['夹带别的', { lon: 1, lat: 1, height: 3 }, '只应有'],
    ['列表', [113_134_021, 27_835_672], '应为经度和纬度'],
  ])('%s', (_, sent, said) => {
    const parsed = parsePoint(sent)
    if (said === null) expect(parsed).toEqual({ ok: true, value: sent })
    else expect(parsed.ok ? '' : parsed.message.zh).toContain(said)
  })
  test.each<[number, number, string]>([
    [113_134_021, 27_835_672, '113.134021, 27.835672'],
    [-1, 5, '-0.000001, 0.000005'],
    [-180_000_000, 0, '-180.000000, 0.000000'],
  ])('%d, %d reads as it is', (lon, lat, text) => expect(pointText({ lon, lat })).toBe(text))
})
