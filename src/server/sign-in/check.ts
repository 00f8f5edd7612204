/** One try to sign in: who may try now, whether name, password and code fit, and what is written down of it. */
import { findCredentials, isDeviceOf, keepAccess, type Credentials } from '#store'
import type { Gate } from '../gate.ts'
import { HttpProblem, problem } from '../problem.ts'
import type { House } from '../realm.ts'
import { fits } from './password.ts'
import { acceptCode, needsFactor } from './second-factor.ts'
import { sha256 } from './sessions.ts'

export type Try = {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
  /** The cookie of a browser that signed in before. */ readonly device: string | undefined
  readonly address: string
}
export type Gates = { readonly login: Gate; readonly address: Gate }

const windowMinutes = 15
export const mostForLogin = 10
export const mostForAddress = 50
export const windowMs = windowMinutes * 60_000

/**
 * [I5] A browser that signed in to this login before has an allowance of its own; all others share one for the login and one
 * for their address. Whoever guesses from elsewhere uses up the shared one, and the person at their own desk never notices.
 */
async function bucketsOf(house: House, t: Try): Promise<readonly string[]> {
  const isKnownDevice =
    t.device !== undefined && (await isDeviceOf(house.pool, house.code, t.login, sha256(t.device)))
  return isKnownDevice ? [`device ${t.device}`] : [`login ${t.login}`]
}

const tooMany = (seconds: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    code: 'too_many',
    detail: {
      zh: `尝试次数过多，请${Math.ceil(seconds / 60)}分钟后再试；在以前登录过的设备上不受影响`,
      en: `Too many tries: wait ${Math.ceil(seconds / 60)} minutes. A device that you signed in from before is not affected`,
    },
    retryAfter: seconds,
  })

/** [I1] [I2] The login that name, password and code open, with whether a second factor was shown; every other end is a problem. */
export async function checkSignIn(
  house: House,
  gates: Gates,
  t: Try,
): Promise<{ readonly who: Credentials; readonly strong: boolean }> {
  const buckets = await bucketsOf(house, t)
  const shared = buckets[0]!.startsWith('login ')
  const wait = Math.max(
    ...buckets.map((b) => gates.login.wait(b)),
    shared ? gates.address.wait(t.address) : 0,
  )
  if (wait > 0) throw tooMany(wait)
  const failed = async (who: Credentials | null, code: string, zh: string, en: string): Promise<never> => {
    for (const b of buckets) gates.login.fail(b)
    if (shared) gates.address.fail(t.address)
    /** A name that nobody has may be a password typed in the wrong place: it is not written down. */
    await keepAccess(house.pool, house.code, {
      kind: 'sign_in_refused',
      case: null,
      person: who?.person ?? 'unknown',
      post: null,
      names: [who?.login ?? ''],
      purpose: zh,
      at: house.clock.now(),
    })
    throw problem(401, code, zh, en)
  }
  const who = await findCredentials(house.pool, house.code, t.login)
  const right = await fits(who?.password ?? null, t.password)
  if (!who || !right || who.disabled)
    return failed(who, 'wrong_sign_in', '用户名或密码不对', 'Wrong name or password')
  let strong = false
  if (who.totp) {
    /** Not a failure: the person has not been asked yet. */
    if (t.code === undefined || t.code === '')
      throw problem(
        401,
        'second_factor_needed',
        '请输入手机上的6位动态验证码',
        'Enter the six digits from your phone',
        'code',
      )
    strong = await acceptCode(house, { ...who, totp: who.totp }, t.code)
    if (!strong)
      return failed(
        who,
        'wrong_code',
        '验证码不对或已经用过，请用新的验证码',
        'The code is wrong or was used: take a new one',
      )
  }
  for (const b of buckets) gates.login.clear(b)
  await keepAccess(house.pool, house.code, {
    kind: 'sign_in',
    case: null,
    person: who.person,
    post: null,
    names: [who.login],
    purpose: strong ? '密码和动态验证码' : needsFactor(house, who) ? '密码，尚未设置动态验证码' : '密码',
    at: house.clock.now(),
  })
  return { who, strong }
}
