import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'
import { createMemory } from './development-memory.ts'

/** Someone the development provider can sign in: no password, just a choice from the list. */
export interface DemoPerson {
  readonly subject: string
  readonly name: string
  /** What they are, as in `Hjemmesygeplejerske, Gladsaxe Kommune`. */
  readonly title: string
  /** Who they are listed with: their organisation, or citizens. */
  readonly place: string
  /** Of a citizen, who is known by it; of a professional, whose own record is closed to their work. Official test numbers. */
  readonly cprNumber?: string
}

export interface DevelopmentProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  mount(server: FastifyInstance): void
}

/** Address below which the provider lives in this process. */
const mountPath = '/dev-login'

/**
 * An OpenID Connect provider in this process with the demo people, so that sign-in is the real thing without a network.
 * Everything it holds is in memory and new at each start. It asks for no password: never for real use.
 */
export async function createDevelopmentProvider(
  publicUrl: string,
  listPeople: () => Promise<readonly DemoPerson[]>,
): Promise<DevelopmentProvider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const clientId = 'sammenhaeng'
  const clientSecret = randomBytes(32).toString('base64url')
  const issuer = `${publicUrl}${mountPath}`
  const isSecure = publicUrl.startsWith('https:')
  const provider = new Provider(issuer, {
    adapter: createMemory(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'development' }] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      short: { signed: true, path: mountPath, sameSite: 'lax', secure: isSecure },
      long: { signed: true, path: mountPath, sameSite: 'lax', secure: isSecure },
    },
    claims: { openid: ['sub', 'cpr'], profile: ['name'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `${mountPath}/choose/${interaction.uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 900,
      Session: 900,
      Grant: 900,
    },
    async findAccount(_context, subject) {
      const person = (await listPeople()).find((one) => one.subject === subject)
      return (
        person && {
          accountId: subject,
          claims: () => ({
            sub: subject,
            name: person.name,
            ...(person.cprNumber === undefined ? {} : { cpr: person.cprNumber }),
          }),
        }
      )
    },
    // The only client is ourselves, so nobody is asked whether we may know who they are.
    async loadExistingGrant(context) {
      const grant = new provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile')
      grant.addOIDCClaims(['cpr', 'name'])
      await grant.save()
      return grant
    },
  })
  provider.proxy = isSecure
  const callback = provider.callback()

  return {
    issuer,
    clientId,
    clientSecret,
    mount(server) {
      server.register(async (scope) => {
        // The provider reads its own bodies.
        scope.removeAllContentTypeParsers()
        scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
        scope.get<{ Params: { uid: string } }>(`${mountPath}/choose/:uid`, async (request, reply) => {
          const people = await listPeople()
          return reply.type('text/html; charset=utf-8').send(choicePage(request.params.uid, people))
        })
        scope.post<{ Params: { uid: string }; Querystring: { subject?: string } }>(
          `${mountPath}/choose/:uid`,
          async (request, reply) => {
            reply.hijack()
            await provider
              .interactionFinished(request.raw, reply.raw, {
                login: { accountId: request.query.subject ?? '' },
              })
              .catch(() => {
                // The page was left open too long, or opened in another browser: begin again.
                reply.raw.writeHead(303, { location: '/auth/sign-in' }).end()
              })
          },
        )
        scope.all(`${mountPath}/*`, (request, reply) => {
          reply.hijack()
          const raw = request.raw as typeof request.raw & { originalUrl?: string }
          raw.originalUrl = raw.url ?? ''
          raw.url = raw.originalUrl.slice(mountPath.length)
          void callback(raw, reply.raw)
        })
      })
    },
  }
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function choicePage(uid: string, people: readonly DemoPerson[]): string {
  const row = (
    person: DemoPerson,
  ) => `<li><form method="post" action="${mountPath}/choose/${encodeURIComponent(uid)}?subject=${encodeURIComponent(person.subject)}">
<button type="submit"><strong>${inHtml(person.name)}</strong><span>${inHtml(person.title)}</span></button></form></li>`
  const groups = [...Map.groupBy(people, ({ place }) => place)]
    .map(
      ([place, group], index) => `<section aria-labelledby="place-${index}">
<h2 id="place-${index}">${inHtml(place)}</h2>
<ul>
${group.map(row).join('\n')}
</ul>
</section>`,
    )
    .join('\n')
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vælg en testperson – Sammenhæng</title>
<link rel="icon" href="/sammenhaeng.svg">
<link rel="stylesheet" href="/dev-login.css">
</head>
<body>
<main>
<h1>Vælg en testperson</h1>
<p>Dette er en demo. Alle personer er opdigtede, og der skal ingen adgangskode til.</p>
${groups}
</main>
</body>
</html>`
}
