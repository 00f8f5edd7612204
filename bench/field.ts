/** [FO4] Ten thousand random disconnects against a real house: what phones wrote down is in the log once. */
import sharp from 'sharp'
import { usualFiling } from '../src/server/filing.ts'
import { openTestHouse } from '../tools/house.ts'
import { soak } from '../tools/soak.ts'

const most = 1_000_000
const [disconnects, seed] = [10_000, 430200]

export async function* field(): AsyncGenerator<object> {
  const house = await openTestHouse({
    filing: { ...usualFiling, official: { programme: most, all: most, browser: most } },
  })
  try {
    const photo = new Uint8Array(
      await sharp({ create: { width: 320, height: 240, channels: 3, background: '#395' } })
        .jpeg()
        .toBuffer(),
    )
    const began = performance.now()
    const soaked = await soak(house, { disconnects, seed, phones: 8, photo })
    yield { bench: 'field', ...soaked, seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await house.close()
  }
}
