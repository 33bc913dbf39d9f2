import type { FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'

/**
 * The proxy says that the sender used plain http, where the house is known by an https address. A proxy the operator has named
 * is believed (TRUST_PROXY). One that is not named cannot vouch for https, and is not turned away for saying it either: people
 * would be sent round and round. What asks on this machine without a proxy is its own.
 */
export function cameInTheClear(request: FastifyRequest, { PUBLIC_URL, TRUST_PROXY }: Settings): boolean {
  const told = request.headers['x-forwarded-proto']
  return (
    PUBLIC_URL.startsWith('https:') &&
    told !== undefined &&
    request.protocol === 'http' &&
    (TRUST_PROXY.length > 0 || !String(told).includes('https')) &&
    !request.url.startsWith('/health/')
  )
}

/** A program that sends in the clear must notice: only pages for people are shown the way. */
export function isForSystems(url: string): boolean {
  return /^\/(api|fhir|oauth|auth|metrics)(\/|$|\?)/.test(url)
}
