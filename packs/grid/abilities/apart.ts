/**
 * How far a check was made from the event. Places are told in millionths of a degree (WGS 84) until a field of points is there: this
 * ability, and the fields `lng`, `lat` of `programmes/place.ts`, are what it replaces.
 */
import { ability, given, how } from 'yimen/kernel/ability'

/** Metres of a millionth of a degree along a meridian. */
const metresOfMicrodegree = 0.111_195

export const apart = ability({
  id: 'grid.apart@1',
  takes: {
    lng: { unit: 'degree' },
    lat: { unit: 'degree' },
    otherLng: { unit: 'degree' },
    otherLat: { unit: 'degree' },
  },
  gives: 'number',
  rules: given.nothing,
}).does({
  work({ lng, lat, otherLng, otherLat }) {
    const north = (otherLat - lat) * metresOfMicrodegree
    const middle = (((lat + otherLat) / 2 / 1_000_000) * Math.PI) / 180
    const east = (otherLng - lng) * metresOfMicrodegree * Math.cos(middle)
    return Math.round(Math.hypot(north, east))
  },
  explains(_, say) {
    const [one, other] = [say('lng'), say('otherLng')]
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
