/** How far a check was made from the event: both are points in millionths of a degree (WGS 84). */
import { ability, given, how } from 'yimen/kernel/ability'

/** Metres of a millionth of a degree along a meridian. */
const metresOfMicrodegree = 0.111_195
const aPoint = { of: { lon: 'number', lat: 'number' }, what: { zh: '坐标点', en: 'a point' } } as const

export const apart = ability({
  id: 'grid.apart@1',
  takes: { one: aPoint, other: aPoint },
  gives: 'number',
  rules: given.nothing,
}).does({
  work({ one, other }) {
    const north = (other.lat - one.lat) * metresOfMicrodegree
    const middle = (((one.lat + other.lat) / 2 / 1_000_000) * Math.PI) / 180
    const east = (other.lon - one.lon) * metresOfMicrodegree * Math.cos(middle)
    return Math.round(Math.hypot(north, east))
  },
  explains(_, say) {
    const [one, other] = [say('one'), say('other')]
    return {
      lines: [
        how(
          `两处坐标（${one.zh}一处、${other.zh}一处）之间的直线米数，取整`,
          `The whole metres in a straight line between both places (${one.en} and ${other.en})`,
        ),
      ],
    }
  },
})
