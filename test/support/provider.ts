import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** An OpenID Connect provider on this machine, as an organisation has its own. */
export interface OwnProvider {
  readonly issuer: string
  /** Whoever comes next signs in as this one, at this level. */
  next: { subject: string; acr?: string; signedInSecondsAgo?: number }
  /** Settings of a house that uses it. */
  readonly env: Record<string, string>
  /** Once the house has an address. */
  trust(house: string): void
  /** Tells the house that somebody's session here has ended, as the standard has it; throws when it does not hear. */
  tellSignOut(subject: string, session: string | undefined): Promise<void>
  close(): Promise<void>
}

const clientSecret = randomBytes(24).toString('base64url')

/** Starts one. It asks nobody for anything: a test says who comes. */
export async function openProvider(): Promise<OwnProvider> {
  let provider: Provider | undefined
  const server = createServer((request, response) => {
    if (provider === undefined) return void response.writeHead(503).end()
    if (request.url?.startsWith('/interaction/') === true) {
      const { subject, acr, signedInSecondsAgo = 0 } = own.next
      const login = {
        accountId: subject,
        ts: Math.floor(Date.now() / 1_000) - signedInSecondsAgo,
        ...(acr === undefined ? {} : { acr }),
      }
      return void provider.interactionFinished(request, response, { login })
    }
    void provider.callback()(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const own: OwnProvider = {
    issuer,
    next: { subject: '' },
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_SECRET: clientSecret },
    trust(house) {
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'sammenhaeng',
            client_secret: clientSecret,
            redirect_uris: [`${house}/auth/callback`],
            response_types: ['code'],
            grant_types: ['authorization_code'],
            backchannel_logout_uri: `${house}/auth/backchannel-logout`,
            backchannel_logout_session_required: true,
          },
        ],
        cookies: { keys: [randomBytes(16).toString('hex')] },
        responseTypes: ['code'],
        ttl: { AccessToken: 600, IdToken: 600, Interaction: 900, Session: 900, Grant: 900 },
        // The house under test is on this machine, which the provider's own fetch does not visit.
        fetch: (url, init) => fetch(url, { ...init, dispatcher: undefined } as RequestInit),
        acrValues: ['low', 'substantial'],
        features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
        interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
        findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
        async loadExistingGrant(context) {
          const grant = new context.oidc.provider.Grant({
            clientId: 'sammenhaeng',
            accountId: context.oidc.session?.accountId ?? '',
          })
          grant.addOIDCScope('openid profile')
          await grant.save()
          return grant
        },
      })
    },
    async tellSignOut(subject, session) {
      const client = await provider?.Client.find('sammenhaeng')
      const told = client as unknown as { backchannelLogout(sub: string, sid?: string): Promise<void> }
      await told.backchannelLogout(subject, session)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return own
}
