import type { FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'

/**
 * The proxy says that the sender used plain http, where the house is known by an https address. Only a proxy the operator has
 * named is believed (TRUST_PROXY), and what asks on this machine without one is its own.
 */
export function cameInTheClear(request: FastifyRequest, { PUBLIC_URL }: Settings): boolean {
  return (
    PUBLIC_URL.startsWith('https:') &&
    request.headers['x-forwarded-proto'] !== undefined &&
    request.protocol === 'http' &&
    !request.url.startsWith('/health/')
  )
}

/** A program that sends in the clear must notice: only pages for people are shown the way. */
export function isForSystems(url: string): boolean {
  return /^\/(api|fhir|oauth|auth|metrics)(\/|$|\?)/.test(url)
}
