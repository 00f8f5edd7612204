/** The second factor: codes by time (RFC 6238) from a phone, and codes on paper for the day the phone is lost. */
import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import {
  changeCovered,
  decrypt,
  encrypt,
  subjectKey,
  takeRecovery,
  takeStep,
  transaction,
  type Connection,
} from '#store'
import type { Home } from './home.ts'

const period = 30

const totpOf = (secret: string, login: string): TOTP =>
  new TOTP({ issuer: '一门 Yimen', label: login, algorithm: 'SHA1', digits: 6, period, secret })

const boundTo = (login: string): string => `totp|${login}`

export async function sealSecret(
  home: Home,
  person: string,
  login: string,
  secret: string,
  db: Connection = home.pool,
): Promise<Buffer> {
  return encrypt(
    await subjectKey(db, home.secrets, home.code, person),
    Buffer.from(secret),
    boundTo(login),
    home.keys.suite,
  )
}

export async function openSecret(home: Home, person: string, login: string, sealed: Buffer): Promise<string> {
  return decrypt(
    await subjectKey(home.pool, home.secrets, home.code, person),
    sealed,
    boundTo(login),
  ).toString()
}

export type Enrolment = { readonly secret: string; readonly uri: string; readonly qr: string }

/** A fresh secret, as text for typing and as a picture for the camera. */
export function newSecret(login: string): Enrolment {
  const secret = new Secret({ size: 20 }).base32
  const uri = totpOf(secret, login).toString()
  return { secret, uri, qr: renderSVG(uri, { border: 2 }) }
}

/** The code at this moment; a rehearsal shows it beside its fictional accounts. */
export const codeNow = (secret: string, login: string): string => totpOf(secret, login).generate()

/** The step that a code belongs to, one step early or late; null when it fits none. */
export function stepOf(secret: string, login: string, code: string): number | null {
  const delta = totpOf(secret, login).validate({ token: code, window: 1 })
  return delta === null ? null : Math.floor(Date.now() / 1000 / period) + delta
}

const recoveryHash = (login: string, code: string): string =>
  createHash('sha256')
    .update(`yimen recovery ${login} ${code.replace(/\W/g, '').toUpperCase()}`)
    .digest('hex')

/** Ten codes of ten letters each, fifty bits, without 0 O 1 I; shown once. */
export function newRecovery(login: string): {
  readonly codes: readonly string[]
  readonly hashes: readonly string[]
} {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const codes = Array.from({ length: 10 }, () =>
    Array.from({ length: 10 }, (_, i) => (i === 5 ? '-' : '') + letters[randomInt(letters.length)]).join(''),
  )
  return { codes, hashes: codes.map((c) => recoveryHash(login, c)) }
}

/**
 * [I2] Whether a code counts: six digits of the phone, each step once, or a recovery code, once. In a rehearsal many visitors
 * share one fictional account, so a step may be used again there.
 */
export async function acceptCode(
  home: Home,
  who: { readonly login: string; readonly person: string; readonly totp: Buffer },
  code: string,
): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) return acceptRecovery(home, who, code)
  const step = stepOf(await openSecret(home, who.person, who.login, who.totp), who.login, code)
  if (step === null) return false
  return home.realm?.rehearsal === true || takeStep(home.pool, home.code, who.login, step)
}

const acceptRecovery = (
  home: Home,
  who: { readonly login: string; readonly person: string },
  code: string,
): Promise<boolean> =>
  transaction(home.pool, (db) =>
    changeCovered(
      db,
      home.cover,
      { login: { login: [who.login] } },
      () => takeRecovery(db, home.code, who.login, recoveryHash(who.login, code)),
      (taken) =>
        taken
          ? {
              kind: 'recovery_code',
              case: null,
              person: who.person,
              post: null,
              names: [who.login],
              purpose: '使用恢复码',
              at: home.clock.now(),
            }
          : null,
    ),
  )
