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
    // Nothing whose name begins with a dot is for visitors.
    dotfiles: 'ignore',
    globIgnore: ['**/.*'],
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  server.get('/*', (request, reply) => {
    const isPage = !/^\/(api|fhir|auth|oauth|dev-login|health|metrics|\.well-known)(\/|$|\?)/.test(
      request.url,
    )
    if (isPage && !/\.\w+$/.test(request.url.split('?')[0] ?? '')) return reply.sendFile('index.html')
    return reply.callNotFound()
  })
}
