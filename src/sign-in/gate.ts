/** Slows guessing down: a try is reserved in the database before anything is looked at, and what failed stays counted. */
import { createHmac } from 'node:crypto'
import { attemptState, forgetAttempts, settleAttempt, takeAttempt, type Allowance } from '#store'
import type { Door } from './door.ts'
import { HttpProblem } from '../problem.ts'
import type { Home } from './home.ts'

const windowSeconds = 15 * 60
export const mostForLogin = 10
export const mostForAddress = 50
/** Past its allowance an address has a turn every two seconds, and at most twenty seconds of them are given out. */
const everySeconds = 2
const aheadSeconds = 20

/** What is tried. `confirm`, `password` and `enrol` are tries of somebody who is signed in. */
export type Tried =
  | { readonly kind: 'confirm' | 'password' | 'enrol'; readonly login: string }
  | {
      readonly kind: 'sign-in'
      readonly login: string
      readonly address: string
      /** The hash of the cookie of a browser that signed in before. */ readonly device: Buffer | undefined
    }

/** A reserved try. */
export type Pass = {
  readonly isKnownDevice: boolean
  /** How long this try waits before it is looked at. */ readonly slowMs: number
  /** Says what became of it, once, before anybody is answered. */
  settle(isFailure: boolean): Promise<void>
}

const tooMany = (seconds: number, isSignIn: boolean): HttpProblem => {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return new HttpProblem({
    status: 429,
    code: 'too_many',
    detail: {
      zh: `尝试次数过多，请${minutes}分钟后再试${isSignIn ? '；在以前登录过的设备上不受影响' : ''}`,
      en: `Too many tries: wait ${minutes} minutes${isSignIn ? '. A device that you signed in from before is not affected' : ''}`,
    },
    retryAfter: Math.max(1, Math.ceil(seconds)),
  })
}
/** Nothing failed that much: so many are being looked at just now, or the address has its next turn later. */
const inTurn = (seconds: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    code: 'busy',
    detail: {
      zh: '同时登录的较多，请稍等片刻再试',
      en: 'Others are signing in at the same time: try again in a moment',
    },
    retryAfter: Math.max(1, Math.ceil(seconds)),
  })

let taken = 0

/**
 * [I5] Reserves a try or throws 429. A browser that signed in to this login before has an allowance of its own; all others
 * share one for the login and one for their address. Whoever guesses from elsewhere uses up the shared one, and the person at
 * their own desk never notices; an address past its own is slowed, since a neighbour's password may be right.
 */
export async function takePass(home: Home, t: Tried): Promise<Pass> {
  const { pool, code: realm } = home
  /** Neither names nor addresses stand in the table: a name that nobody has may be a password. */
  const allowance = (what: string, most: number): Allowance => ({
    bucket: createHmac('sha256', home.secrets.indexing).update(`yimen gate v1|${what}`).digest(),
    most,
  })
  const own = allowance(`${t.kind}|${t.login}`, mostForLogin)
  const device = t.kind === 'sign-in' ? t.device : undefined
  const deviceAllowance = allowance(`device|${device?.toString('hex')}|${t.login}`, mostForLogin)
  if (taken++ % 500 === 0) await forgetAttempts(pool)
  const attempt = await takeAttempt(pool, realm, {
    own,
    windowSeconds,
    ...(t.kind === 'sign-in'
      ? { address: { ...allowance(`address|${t.address}`, mostForAddress), everySeconds, aheadSeconds } }
      : {}),
    ...(device === undefined
      ? {}
      : { device: { token: device, login: t.login, allowance: deviceAllowance } }),
  })
  if (attempt.own === null) {
    const { failed, seconds } = await attemptState(
      pool,
      realm,
      (attempt.isKnownDevice ? deviceAllowance : own).bucket,
    )
    throw failed >= mostForLogin ? tooMany(seconds, t.kind === 'sign-in') : inTurn(1)
  }
  const ownAttempt = attempt.own
  if (t.kind === 'sign-in' && !attempt.isKnownDevice && attempt.address === null) {
    await settleAttempt(pool, realm, ownAttempt, false)
    throw inTurn(everySeconds)
  }
  return {
    isKnownDevice: attempt.isKnownDevice,
    slowMs: attempt.slowSeconds * 1000,
    async settle(isFailure) {
      await settleAttempt(pool, realm, ownAttempt, isFailure)
      if (attempt.address !== null) await settleAttempt(pool, realm, attempt.address, isFailure)
    },
  }
}

/**
 * [I5] Runs a check of somebody who is signed in under its allowance; false or null is a failure. What throws stays reserved.
 * [I7] They too have so many tries under way and no more.
 */
export async function underGate<T>(
  home: Home,
  door: Door,
  t: Extract<Tried, { readonly kind: 'confirm' | 'password' | 'enrol' }>,
  check: () => Promise<T>,
): Promise<T> {
  const from = `login ${t.login}`
  const leave = door.enter(from)
  try {
    const pass = await door.reservingKnown.run(from, () => takePass(home, t))
    const answer = await check()
    await pass.settle(answer === false || answer === null)
    return answer
  } finally {
    leave()
  }
}
