/** A point on the earth: whole microdegrees in WGS 84, so that two machines never see two places. */
import type { Text } from '../text.ts'

/** A microdegree is 11 cm. `accuracy`: within so many metres the device was sure of it. */
export type Point = { readonly lon: number; readonly lat: number; readonly accuracy?: number }

export const microdegrees = 1_000_000
/** Half the earth's girth: a device that is surer of less knows nothing. */
const mostMetres = 20_037_509

/** [AR10] A point as it was sent, or what is wrong with it in words. */
export function parsePoint(
  sent: unknown,
): { readonly ok: true; readonly value: Point } | { readonly ok: false; readonly message: Text } {
  const bad = (zh: string, en: string) => ({ ok: false, message: { zh, en } }) as const
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return bad('应为经度和纬度', 'must be a longitude and a latitude')
  const { lon, lat, accuracy, ...more } = sent as Readonly<Record<string, unknown>>
  if (Object.keys(more).length > 0)
    return bad('只应有经度、纬度和精度', 'holds a longitude, a latitude and an accuracy, and nothing else')
  if (!isWhole(lon) || !isWhole(lat))
    return bad('经纬度应为整数微度（1度为1000000）', 'degrees are whole microdegrees: one degree is 1000000')
  if (Math.abs(lon) > 180 * microdegrees || Math.abs(lat) > 90 * microdegrees)
    return Math.abs(lat) <= 180 * microdegrees && Math.abs(lon) <= 90 * microdegrees
      ? bad(
          '纬度超出范围，经度和纬度可能填反了',
          'the latitude is beyond the pole: longitude and latitude may be swapped',
        )
      : bad('经纬度超出范围', 'the point is not on the earth')
  if (accuracy !== undefined && (!isWhole(accuracy) || accuracy < 0 || accuracy > mostMetres))
    return bad('精度应为整数米', 'the accuracy is a whole number of metres')
  return { ok: true, value: { lon, lat, ...(accuracy === undefined ? {} : { accuracy }) } }
}

const isWhole = (n: unknown): n is number => typeof n === 'number' && Number.isSafeInteger(n)

/** `113.134021, 27.835672 ±12m`: what people read and type, six places after the point and none lost. */
export const pointText = ({ lon, lat, accuracy }: Point): string =>
  `${degreesText(lon)}, ${degreesText(lat)}${accuracy === undefined ? '' : ` ±${accuracy}m`}`

function degreesText(micro: number): string {
  const whole = Math.floor(Math.abs(micro) / microdegrees)
  const rest = `${Math.abs(micro) % microdegrees}`.padStart(6, '0')
  return `${micro < 0 ? '-' : ''}${whole}.${rest}`
}

const written = /^([+-]?\d{1,3}(?:\.\d+)?)[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)(?:\s*±\s*(\d{1,8})\s*m?)?$/i
/** [AR10] Degrees as people write them, longitude first; null for what is no pair of numbers. Whether it lies on the earth `parsePoint` says. */
export function pointOfText(text: string): Point | null {
  const parts = written.exec(text.normalize('NFKC').replaceAll('、', ',').trim())
  if (!parts) return null
  const [lon, lat] = [parts[1]!, parts[2]!].map((degrees) => Math.round(Number(degrees) * microdegrees))
  return { lon: lon!, lat: lat!, ...(parts[3] === undefined ? {} : { accuracy: Number(parts[3]) }) }
}

/** What a point is in words, where a value is one. */
export function pointInWords(value: unknown): string | null {
  const point = typeof value === 'object' && value !== null && 'lon' in value ? parsePoint(value) : null
  return point?.ok === true ? `${pointText(point.value)}（WGS-84）` : null
}
