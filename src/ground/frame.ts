/** Frames of coordinates: a place that comes from a map says whose map it was, and is converted once. */
import library from 'gcoord'
import { microdegrees, type Point } from '#kernel/area'
import type { Text } from '#kernel/text'

/** Its types describe the module that bundlers read; Node hands over what that module calls its default. */
const gcoord = library as unknown as (typeof library)['default']

/** WGS-84 is what satellites say, GCJ-02 what maps sold in China say, BD-09 what one map service says. */
export type Frame = 'WGS-84' | 'GCJ-02' | 'BD-09'

export const frames: Readonly<Record<Frame, Text>> = {
  'WGS-84': { zh: 'WGS-84（手机定位、卫星定位）', en: 'WGS-84 (telephones, satellites)' },
  'GCJ-02': { zh: 'GCJ-02（高德、腾讯等地图）', en: 'GCJ-02 (most maps in China)' },
  'BD-09': { zh: 'BD-09（百度地图）', en: 'BD-09 (Baidu maps)' },
}
const system = { 'WGS-84': 'WGS84', 'GCJ-02': 'GCJ02', 'BD-09': 'BD09' } as const

export const isFrame = (name: unknown): name is Frame =>
  typeof name === 'string' && Object.hasOwn(frames, name)

/**
 * [GD1] Degrees of a frame as a point of the house. What it gives is no pair of degrees, so that it cannot be given in again: a
 * second conversion would move it by another half kilometre.
 */
export function pointFrom(frame: Frame, lon: number, lat: number): Point {
  const [x, y] =
    frame === 'WGS-84' ? [lon, lat] : gcoord.transform([lon, lat], gcoord[system[frame]], gcoord.WGS84)
  return { lon: Math.round(x * microdegrees), lat: Math.round(y * microdegrees) }
}

/** [GD1] A point of the house as degrees of a frame: for a map that is drawn in it. */
export function degreesIn(frame: Frame, { lon, lat }: Point): readonly [number, number] {
  const degrees: [number, number] = [lon / microdegrees, lat / microdegrees]
  if (frame === 'WGS-84') return degrees
  const [x, y] = gcoord.transform(degrees, gcoord.WGS84, gcoord[system[frame]])
  return [x, y]
}
