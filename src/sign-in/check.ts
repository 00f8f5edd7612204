/** One try to sign in: who may try now, whether name, password and code fit, and what is written down of it. */
import { setTimeout as pause } from 'node:timers/promises'
import { findCredentials, keepAccess, type Credentials } from '#store'
import type { Door } from './door.ts'
import { takePass, type Pass } from './gate.ts'
import { problem } from '../problem.ts'
import type { Home } from './home.ts'
import { fits } from './password.ts'
import { acceptCode } from './second-factor.ts'
import { sha256 } from './sessions.ts'

export type Try = {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
  /** The cookie of a browser that signed in before. */ readonly device: string | undefined
  readonly address: string
  /** Whether whoever signs in needs a second factor here: it is told where none was set up. */
  readonly needsFactor: (who: Credentials) => boolean
}
export type SignedIn = { readonly who: Credentials; readonly strong: boolean }

/**
 * [I1] [I2] The login that name, password and code open, with whether a second factor was shown; every other end is a
 * problem. [I7] What is reserved first is answered before it waits; strangers' passwords are then checked one at a time.
 */
export async function checkSignIn(home: Home, door: Door, t: Try): Promise<SignedIn> {
  const leave = door.enter(t.address)
  try {
    const lane = t.device === undefined ? door.reserving : door.reservingKnown
    const pass = await lane.run(t.address, () =>
      takePass(home, {
        kind: 'sign-in',
        login: t.login,
        address: t.address,
        device: t.device === undefined ? undefined : sha256(t.device),
      }),
    )
    if (pass.slowMs > 0) await pause(pass.slowMs)
    return await looked(home, door, pass, t)
  } finally {
    leave()
  }
}

async function looked(home: Home, door: Door, pass: Pass, t: Try): Promise<SignedIn> {
  const failed = async (who: Credentials | null, code: string, zh: string, en: string): Promise<never> => {
    await pass.settle(true)
    /** A name that nobody has may be a password typed in the wrong place: it is not written down. */
    await keepAccess(home.pool, home.code, {
      kind: 'sign_in_refused',
      case: null,
      person: who?.person ?? 'unknown',
      post: null,
      names: [who?.login ?? ''],
      purpose: zh,
      at: home.clock.now(),
    })
    throw problem(401, code, zh, en)
  }
  const { who, right } = await (pass.isKnownDevice ? door.knownDevices : door.strangers).run(
    t.address,
    async () => {
      const credentials = await findCredentials(home.pool, home.code, t.login)
      return { who: credentials, right: await fits(credentials?.password ?? null, t.password) }
    },
  )
  if (!who || !right || who.disabled)
    return failed(who, 'wrong_sign_in', '用户名或密码不对', 'Wrong name or password')
  let strong = false
  if (who.totp) {
    /** Not a failure: the person has not been asked yet. */
    if (t.code === undefined || t.code === '') {
      await pass.settle(false)
      throw problem(
        401,
        'second_factor_needed',
        '请输入手机上的6位动态验证码',
        'Enter the six digits from your phone',
        'code',
      )
    }
    strong = await acceptCode(home, { ...who, totp: who.totp }, t.code)
    if (!strong)
      return failed(
        who,
        'wrong_code',
        '验证码不对或已经用过，请用新的验证码',
        'The code is wrong or was used: take a new one',
      )
  }
  await pass.settle(false)
  await keepAccess(home.pool, home.code, {
    kind: 'sign_in',
    case: null,
    person: who.person,
    post: null,
    names: [who.login],
    purpose: strong ? '密码和动态验证码' : t.needsFactor(who) ? '密码，尚未设置动态验证码' : '密码',
    at: home.clock.now(),
  })
  return { who, strong }
}
