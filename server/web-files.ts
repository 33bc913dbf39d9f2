import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { webFolder } from './web-build.ts'

/**
 * Serves the built web app. Files with a hash in their name are kept for good; the page itself is asked for anew each time.
 * Any other address is the app's own to answer, so a link into it works.
 */
export async function mountWebFiles(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  server.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !/^\/(api|fhir|auth|dev-login|health|metrics)(\/|$|\?)/.test(request.url)
    if (isPage && !/\.\w+$/.test(request.url.split('?')[0] ?? '')) return reply.sendFile('index.html')
    const problem = { type: 'urn:sammenhaeng:refusal:address-unknown', title: 'address unknown', status: 404 }
    return reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, code: 'address-unknown', data: {} }))
  })
}
