/** [HK6] Secrets that receivers know us by: drawn here, told once, sealed at rest, replaced with a while in which both count. */
import { randomBytes } from 'node:crypto'
import { houseSubject, openSecret, sealSecret, type HookRow } from '#store'
import { sealingKey } from '../exchange/partner.ts'
import type { House } from '../realm.ts'

export const newSecret = (): Buffer => randomBytes(32)
/** As Standard Webhooks writes one. */
export const secretText = (secret: Buffer): string => `whsec_${secret.toString('base64')}`

/** Secrets of a receiver under one key: the key's name, and each as it is to lie in the database. */
export async function sealedUnderOne(
  house: House,
  hook: string,
  secrets: readonly Buffer[],
): Promise<{ readonly subject: string; readonly sealed: readonly Buffer[] }> {
  const { name, key } = await sealingKey(house, houseSubject)
  return { subject: name, sealed: secrets.map((s) => sealSecret(key, name, hook, s, house.keys.suite)) }
}

/** Those that count now, the newest first. */
export async function secretsOf(house: House, hook: HookRow): Promise<readonly Buffer[]> {
  await house.keys.load(house.pool, [hook.subject])
  const key = house.keys.get(hook.subject)
  if (key === null) throw new NoKey(hook.id)
  return [hook.secret, hook.secretBefore].flatMap((s) => (s === null ? [] : [openSecret(key, hook, s)]))
}

class NoKey extends Error {
  readonly code = 'HOOK_KEY_MISSING'
  readonly what: string
  constructor(hook: string) {
    super(`the key of a receiver's secret is gone: ${hook}`)
    this.what = hook
  }
}
