import type { IncomingHttpHeaders } from 'node:http'

/**
 * True when a browser says that another site, or something that is no script of ours, made the request. Browsers set these
 * headers themselves and no page can change them; what is no browser sends none and holds no cookie. Stands beside the page's
 * token and SameSite: a look, too, leaves a record, and another site must not be able to make anybody look.
 */
export function comesFromElsewhere(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  const destination = headers['sec-fetch-dest']
  if (destination !== undefined && destination !== 'empty') return true
  if (site !== undefined) return site !== 'same-origin'
  const { origin } = headers
  return origin !== undefined && origin !== new URL(publicUrl).origin
}
