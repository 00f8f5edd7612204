import { lineOfCase, evolve, knownWorld, step } from './src/kernel/case/index.ts'
import { carried, lineOn, readOn } from './packs/social-assistance/cases/living.ts'
const c = carried('2020-12-31 10:00', 3, 50_000)
for (const day of ['2021-01-10','2021-05-10','2021-10-10']) {
  const n = 2000
  lineOn(day, c)
  const t = performance.now()
  for (let i = 0; i < n; i++) lineOn(day, c, { given: 10_000 })
  console.log(day, lineOn(day, c), ((performance.now() - t) / n * 1000).toFixed(0), 'us a line')
}
