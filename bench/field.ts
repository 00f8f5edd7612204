/** [FO4] Ten thousand random disconnects against a real house: what phones wrote down is in the log once. */
import sharp from 'sharp'
import { usualFiling } from '../src/server/filing.ts'
import { household, random, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { openHouseOver, seed as rehearsal } from '../tools/house.ts'
import { soak } from '../tools/soak.ts'
import { emergencyOf } from './application.ts'
import { benchDatabase } from './database.ts'

const most = 1_000_000
const [disconnects, seed] = [10_000, 430200]

export async function* field(): AsyncGenerator<object> {
  const house = await openHouseOver(await benchDatabase(), {
    filing: { ...usualFiling, official: { programme: most, all: most, browser: most } },
  })
  try {
    await house.console.send(
      'PUT',
      '/api/registry',
      JSON.stringify(makeRehearsal(rehearsal, 0.01).registry),
      { 'content-type': 'application/json' },
    )
    const photo = new Uint8Array(
      await sharp({ create: { width: 320, height: 240, channels: 3, background: '#395' } })
        .jpeg()
        .toBuffer(),
    )
    const began = performance.now()
    const soaked = await soak(house, {
      disconnects,
      seed,
      phones: 8,
      photo,
      formOf: (n, more) => ({ ...emergencyOf(household(random(seed).fork(`soak ${n}`), yunzhao)), ...more }),
    })
    yield { bench: 'field', ...soaked, seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await house.close()
  }
}
