const ownAddress = /^\/(?![/\\])[\w\-./?=&%:,]*$/
const likeCprNumber = /\b\d{6}-?\d{4}\b/

/**
 * Where to go after sign-in: an address of our own and nothing else, so that no link can send a person elsewhere. None of
 * ours holds a CPR number; one that does was typed by someone, and is neither kept nor gone to.
 */
export function safeReturnTo(wanted: string | undefined): string {
  return wanted !== undefined && ownAddress.test(wanted) && !likeCprNumber.test(wanted) ? wanted : '/'
}
