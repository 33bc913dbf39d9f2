import * as client from 'openid-client'
import type { Settings } from '../../platform/settings.ts'
import type { DevelopmentProvider } from './development-provider.ts'

/** What the provider says of the person who signed in. */
export interface ProviderClaims {
  readonly subject: string
  /** Present when the person signed in as a citizen. */
  readonly cprNumber: string | undefined
  /** How surely the provider knows the person, in its own words; among OIDC_ACR when that is set. */
  readonly acr: string | undefined
}

/** The relying party: begins and ends sign-ins at one OpenID Connect provider. */
export interface RelyingParty {
  begin(): Promise<{ location: string; state: string; nonce: string; codeVerifier: string }>
  /** Throws when the answer cannot be trusted or the person was refused. */
  finish(
    callback: URL,
    expected: { state: string; nonce: string; codeVerifier: string },
  ): Promise<ProviderClaims>
}

/** The provider is found at the first sign-in, and again after a failure: it may start after us. */
export function createRelyingParty(
  settings: Settings,
  development: DevelopmentProvider | undefined,
): RelyingParty {
  const redirectUri = `${settings.PUBLIC_URL}/auth/callback`
  let found: Promise<client.Configuration> | undefined

  const discover = async (): Promise<client.Configuration> => {
    const issuer = development?.issuer ?? settings.OIDC_ISSUER ?? ''
    return client.discovery(
      new URL(issuer),
      development?.clientId ?? settings.OIDC_CLIENT_ID,
      development?.clientSecret ?? settings.OIDC_CLIENT_SECRET,
      undefined,
      // Plain http is for the provider in this very process, and for one on this machine under test.
      new URL(issuer).protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {},
    )
  }
  const configuration = (): Promise<client.Configuration> => {
    found ??= discover().catch((fault: unknown) => {
      found = undefined
      throw fault
    })
    return found
  }

  return {
    async begin() {
      const state = client.randomState()
      const nonce = client.randomNonce()
      const codeVerifier = client.randomPKCECodeVerifier()
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(settings.OIDC_ACR.length === 0 ? {} : { acr_values: settings.OIDC_ACR.join(' ') }),
        // The development provider has no "switch user", so it always asks.
        ...(development === undefined ? {} : { prompt: 'login' }),
      })
      return { location: location.href, state, nonce, codeVerifier }
    },
    async finish(callback, expected) {
      const tokens = await client.authorizationCodeGrant(await configuration(), callback, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('the provider gave no identity')
      const acr = typeof claims.acr === 'string' ? claims.acr : undefined
      if (settings.OIDC_ACR.length > 0 && !settings.OIDC_ACR.includes(acr ?? ''))
        throw new Error('the provider does not vouch for the level OIDC_ACR asks for')
      return {
        acr,
        subject: claims.sub,
        cprNumber: typeof claims.cpr === 'string' ? claims.cpr : undefined,
      }
    },
  }
}
