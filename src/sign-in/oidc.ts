/**
 * Sign-in by another house (OpenID Connect): the authorization code flow with PKCE, state and nonce; tokens
 * are looked at and thrown away.
 */
import { createHmac } from 'node:crypto'
import * as oidc from 'openid-client'
import type { Text } from '#kernel/text'
import { decrypt, encrypt, findIdentity, keepAccess } from '#store'
import type { Home } from './home.ts'

export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says. */
  readonly name: Text
  /** Our own address as browsers know it; on a loopback the request's own is taken. */
  readonly publicUrl?: string
}

export type Face = 'desk' | 'wall' | 'resident'
/** Why somebody comes back without being signed in: the page has the words. */
export type Refused = 'expired' | 'refused' | 'unknown' | 'unreachable'

const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

/** [O1] Over plain HTTP only on the loopback, where tests have their provider; anything else is a mistake in the settings. */
export function checkSettings(s: OidcSettings): void {
  const issuer = new URL(s.issuer)
  if (issuer.protocol !== 'https:' && !isLoopback(issuer))
    throw new Error(
      `YIMEN_OIDC_ISSUER 必须是 https 地址 · YIMEN_OIDC_ISSUER must be an https address: ${s.issuer}`,
    )
  if (
    s.publicUrl !== undefined &&
    new URL(s.publicUrl).protocol !== 'https:' &&
    !isLoopback(new URL(s.publicUrl))
  )
    throw new Error('YIMEN_PUBLIC_URL 必须是 https 地址 · YIMEN_PUBLIC_URL must be an https address')
}

/** What waits in the browser between going and coming back, sealed: ten minutes, and once. */
type Waiting = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly face: Face
  readonly until: number
}
const waitMs = 600_000

export type Oidc = {
  readonly name: Text
  /** Where to send the browser, and the cookie that it brings back. Null when the other house does not answer. */
  begin(face: Face, origin: string): Promise<{ readonly to: string; readonly cookie: string } | null>
  /** Who came back. Nothing of the tokens is kept. */
  finish(
    cookie: string | undefined,
    url: URL,
    origin: string,
  ): Promise<
    | { readonly face: Face; readonly login: string; readonly strong: boolean }
    | { readonly face: Face; readonly refused: Refused }
  >
}

export function openOidc(home: Home, settings: OidcSettings): Oidc {
  checkSettings(settings)
  const key = createHmac('sha256', home.secrets.indexing).update('yimen oidc cookie v1').digest()
  const bound = `oidc|${settings.issuer}`
  const used = new Map<string, number>()
  let discovery: Promise<oidc.Configuration> | null = null
  /**
   * Asked when first needed, and again after it failed: the other house may be down when we start. The
   * library looks at an ID token's signature only when told to.
   */
  const configuration = (): Promise<oidc.Configuration> => {
    discovery ??= oidc
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(isLoopback(new URL(settings.issuer)) ? [oidc.allowInsecureRequests] : []),
        ],
      })
      .catch((e: unknown) => {
        discovery = null
        throw e
      })
    return discovery
  }
  const redirectUri = (origin: string): string =>
    `${settings.publicUrl ?? origin}${home.base}/api/oidc/callback`
  const opened = (cookie: string | undefined): Waiting | null => {
    if (cookie === undefined) return null
    try {
      const w = JSON.parse(decrypt(key, Buffer.from(cookie, 'base64url'), bound).toString()) as Waiting
      return w.until > Date.now() && !used.has(w.state) ? w : null
    } catch {
      return null
    }
  }
  const refuse = async (face: Face, refused: Refused, purpose: string) => {
    await keepAccess(home.pool, home.code, {
      kind: 'sign_in_refused',
      case: null,
      person: 'unknown',
      post: null,
      names: [''],
      purpose,
      at: home.clock.now(),
    })
    return { face, refused }
  }

  return {
    name: settings.name,
    async begin(face, origin) {
      /** A Host header is not an address of ours: away from the loopback the setting says it. */
      if (settings.publicUrl === undefined && !isLoopback(new URL(origin))) return null
      const config = await configuration().catch(() => null)
      if (!config) return null
      const w: Waiting = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        face,
        until: Date.now() + waitMs,
      }
      const to = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri(origin),
        scope: 'openid',
        state: w.state,
        nonce: w.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(w.verifier),
        code_challenge_method: 'S256',
      })
      return {
        to: to.href,
        cookie: encrypt(key, Buffer.from(JSON.stringify(w)), bound).toString('base64url'),
      }
    },
    /** [O2] A GET may open a session here, because state, nonce and verifier bind it to the browser that went. */
    async finish(cookie, url, origin) {
      const w = opened(cookie)
      /** Whoever comes without a cookie began nothing here: a stranger does not write in our log. */
      if (!w)
        return cookie === undefined
          ? { face: 'desk', refused: 'expired' }
          : refuse('desk', 'expired', '统一身份认证：凭据过期或已用过')
      for (const [state, until] of used) if (until < Date.now()) used.delete(state)
      used.set(w.state, w.until)
      const config = await configuration().catch(() => null)
      if (!config) return refuse(w.face, 'unreachable', '统一身份认证：连不上认证方')
      const at = new URL(redirectUri(origin))
      at.search = url.search
      const claims = await oidc
        .authorizationCodeGrant(config, at, {
          pkceCodeVerifier: w.verifier,
          expectedState: w.state,
          expectedNonce: w.nonce,
          idTokenExpected: true,
        })
        .then(
          (t) => t.claims(),
          () => undefined,
        )
      if (!claims) return refuse(w.face, 'refused', '统一身份认证：认证方没有确认')
      /** [O3] Issuer and subject, and nothing that people can choose or change. */
      const identity = await findIdentity(home.pool, home.code, claims.iss, claims.sub)
      if (!identity) return refuse(w.face, 'unknown', '统一身份认证：没有登记这个身份')
      const strong = isStrong(claims)
      await keepAccess(home.pool, home.code, {
        kind: 'sign_in',
        case: null,
        person: identity.person,
        post: null,
        names: [identity.login],
        purpose: strong ? '统一身份认证，两道验证' : '统一身份认证',
        at: home.clock.now(),
      })
      return { face: w.face, login: identity.login, strong }
    },
  }
}

/** RFC 8176: the other house says that it asked for a second factor. */
function isStrong(claims: oidc.IDToken): boolean {
  const amr = Array.isArray(claims['amr']) ? claims['amr'] : []
  return amr.some((m) => m === 'mfa' || m === 'otp' || m === 'hwk')
}
