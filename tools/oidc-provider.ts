/** Another house's sign-in on the loopback, for tests: a real OpenID provider with a page of one field. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const client = { id: 'yimen-test', secret: 'a-secret-of-the-test-only' } as const

export type TestProvider = {
  readonly issuer: string
  /** Says where our own callback is; before that nobody can sign in. */ register(callback: string): void
  stop(): Promise<void>
}

/** Names that begin with `strong` say that they showed a second factor. */
export async function openProvider(): Promise<TestProvider> {
  let provider: Provider | null = null
  const server = createServer((req, res) => {
    if (!provider) return res.writeHead(503).end()
    const uid = /^\/interaction\/([\w-]+)$/.exec(req.url ?? '')?.[1]
    if (uid === undefined) return void provider.callback()(req, res)
    if (req.method === 'POST')
      return void form(req).then((f) =>
        provider!.interactionFinished(
          req,
          res,
          {
            login: {
              accountId: f.get('name') ?? '',
              amr: (f.get('name') ?? '').startsWith('strong') ? ['pwd', 'otp'] : ['pwd'],
            },
          },
          { mergeWithLastSubmission: false },
        ),
      )
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    res.end(
      `<!doctype html><html lang="zh"><title>统一身份认证（测试）</title><h1>统一身份认证（测试）</h1><form method="post"><label>身份 <input name="name" autofocus></label> <button>确认</button></form></html>`,
    )
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    register(callback) {
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [callback],
            response_types: ['code'],
            grant_types: ['authorization_code'],
          },
        ],
        claims: { openid: ['sub', 'amr'] },
        conformIdTokenClaims: false,
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
        cookies: { keys: ['keys-of-the-test-only'] },
        findAccount: (_, id) => ({
          accountId: id,
          claims: () => Promise.resolve({ sub: id, amr: id.startsWith('strong') ? ['pwd', 'otp'] : ['pwd'] }),
        }),
        /** Whoever signs in here agrees. */
        async loadExistingGrant(ctx) {
          const grant = new ctx.oidc.provider.Grant({
            clientId: ctx.oidc.client!.clientId,
            accountId: ctx.oidc.session!.accountId!,
          })
          grant.addOIDCScope('openid')
          await grant.save()
          return grant
        },
      })
      provider.on('server_error', () => undefined)
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

async function form(req: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of req) text += String(part)
  return new URLSearchParams(text)
}
