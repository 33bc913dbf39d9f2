/** Name of the session cookie. With TLS the `__Host-` prefix binds it to our host, path and TLS. */
export function sessionCookie(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-session' : 'session'
}
