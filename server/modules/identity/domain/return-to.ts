/** Where to go after sign-in: an address of our own and nothing else, so that no link can send a person elsewhere. */
export function safeReturnTo(wanted: string | undefined): string {
  return wanted !== undefined && /^\/(?![/\\])[\w\-./?=&%:,]*$/.test(wanted) ? wanted : '/'
}
