import type { FastifyInstance } from 'fastify'

/** A signed statement and a few words. */
const bodyLimit = 16 * 1024

/** The parts of a form by name. */
export type Form = Readonly<Record<string, string>>

/** Has a door take forms and nothing else. The body is undefined when a part is there twice (RFC 6749 section 3.2). */
export function takeForms(door: FastifyInstance): void {
  door.removeAllContentTypeParsers()
  door.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, done) => done(null, readForm(body as string)),
  )
}

function readForm(body: string): Form | undefined {
  const parts = [...new URLSearchParams(body)]
  const form = new Map(parts)
  return form.size === parts.length ? Object.fromEntries(form) : undefined
}
