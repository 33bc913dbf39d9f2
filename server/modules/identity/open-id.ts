import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { type Instant, instant } from '../../../kernel/instant.ts'
import type { Settings } from '../../platform/settings.ts'
import type { DevelopmentProvider } from './development-provider.ts'

/** What the provider says of the person who signed in. */
export interface ProviderClaims {
  readonly subject: string
  /** Present when the person signed in as a citizen. */
  readonly cprNumber: string | undefined
  /** How surely the provider knows the person, in its own words; among OIDC_ACR when that is set. */
  readonly acr: string | undefined
  /** The provider's own session, when it names it (`sid`). */
  readonly providerSession: string | undefined
}

/** Whose sessions the provider has ended, and when it said so. */
export interface ProviderSignOut {
  readonly subject: string | undefined
  readonly providerSession: string | undefined
  readonly saidAt: Instant
}

/** The relying party: begins and ends sign-ins at one OpenID Connect provider. */
export interface RelyingParty {
  begin(): Promise<{ location: string; state: string; nonce: string; codeVerifier: string }>
  /** Throws when the answer cannot be trusted or the person was refused. */
  finish(
    callback: URL,
    expected: { state: string; nonce: string; codeVerifier: string },
  ): Promise<ProviderClaims>
  /** Reads what the provider says behind the browser's back. Throws when it is not its word, is old, or says nothing of sessions. */
  readSignOut(logoutToken: string): Promise<ProviderSignOut>
}

/** The provider is found at the first sign-in, and again after a failure: it may start after us. */
export function createRelyingParty(
  settings: Settings,
  development: DevelopmentProvider | undefined,
): RelyingParty {
  const redirectUri = `${settings.PUBLIC_URL}/auth/callback`
  const maxAge = Math.ceil(settings.SESSION_HOURS * 3_600)
  let found: Promise<client.Configuration> | undefined
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined

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
        // Who signed in at the provider longer ago than a sign-in lasts here does so again.
        max_age: String(maxAge),
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
        maxAge,
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
        providerSession: typeof claims.sid === 'string' ? claims.sid : undefined,
      }
    },
    async readSignOut(logoutToken) {
      const provider = (await configuration()).serverMetadata()
      if (provider.jwks_uri === undefined) throw new Error('the provider publishes no keys')
      keys ??= createRemoteJWKSet(new URL(provider.jwks_uri))
      const { payload } = await jwtVerify(logoutToken, keys, {
        issuer: provider.issuer,
        audience: development?.clientId ?? settings.OIDC_CLIENT_ID,
        algorithms: [...providerAlgorithms],
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: '5 minutes',
        clockTolerance: clocksApart,
      })
      return signOutOf(payload)
    },
  }
}

/** Signed with a key only the provider has; never `none`, never a secret both sides know. */
const providerAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const
/** Seconds the provider's clock may be from ours. */
const clocksApart = 30
const signOutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** OpenID Connect Back-Channel Logout 1.0, section 2.6: no identity token may pass for one, so a nonce is refused. */
function signOutOf({ events, nonce, sub, sid, iat }: JWTPayload): ProviderSignOut {
  const isSignOut = typeof events === 'object' && events !== null && signOutEvent in events
  const providerSession = typeof sid === 'string' ? sid : undefined
  if (!isSignOut || nonce !== undefined || (sub === undefined && providerSession === undefined))
    throw new Error('this is no word of a session that has ended')
  return { subject: sub, providerSession, saidAt: instant(((iat ?? 0) + clocksApart) * 1_000) }
}
