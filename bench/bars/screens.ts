import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ProfessionalActor } from '../../contract/actor.ts'
import { findActor, tellBrowser } from '../../server/modules/identity/index.ts'
import { modules } from '../../server/modules.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { createServer } from '../../server/platform/http/server.ts'
import type { Bench } from '../bench.ts'

/** What screens ask, answered by the whole server but the socket: session, contract, use case, JSON. */
export interface Screens {
  /** Begins a session as signing in would. @returns the cookie */
  signIn(actor: ProfessionalActor): Promise<string>
  /** The answer as JSON text. Throws unless it is 200. */
  get(cookie: string, address: string): Promise<string>
  close(): Promise<void>
}

export async function openScreens({ shell, database }: Pick<Bench, 'shell' | 'database'>): Promise<Screens> {
  const server: FastifyInstance = await createServer({
    shell,
    modules,
    findActor,
    tellBrowser,
    requestsPerMinute: 1_000_000_000,
  })
  return {
    async signIn(actor) {
      const secret = shell.ids.next<string>()
      await database.owner.execute(sql`
        insert into identity.sessions (
          id_hash, kind, person_id, person_name, role_id, page_token, signed_in_at, expires_at)
        values (
          ${createHash('sha256').update(secret).digest()}, 'professional', ${actor.personId}, ${actor.name},
          ${actor.roleId}, 'bench', now(), now() + interval '1 day')`)
      return `session=${secret}`
    },
    async get(cookie, address) {
      const reply = await server.inject({ method: 'GET', url: address, headers: { cookie } })
      if (reply.statusCode !== 200) throw new Error(`${address}: ${reply.statusCode} ${reply.body}`)
      return reply.payload
    },
    close: () => server.close(),
  }
}

/** Everything a screen may ask about one citizen at once: each address with the citizen as its only part to fill in. */
export function citizenAddresses(citizenId: string): readonly string[] {
  return modules
    .flatMap((module) => module.routes ?? [])
    .filter(
      ({ route }) =>
        route.method === 'GET' &&
        (route.for as readonly string[]).includes('professional') &&
        /^\/api\/v1\/citizens\/:citizenId(\/[a-z-]+)?$/.test(route.path),
    )
    .map(({ route }) => route.path.replace(':citizenId', citizenId))
}
