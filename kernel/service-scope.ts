/** What a route opens to another system, as SMART App Launch 2 writes it: a resource, and create, read or search. */
export type NeededScope = `system/${ScopeResource}.${'c' | 'r' | 's'}`

/** The resources a scope may name: a task, a stay in hospital, a citizen, a message. */
export type ScopeResource = 'Task' | 'Encounter' | 'Patient' | 'Bundle'

/** Every scope a system can be registered for. */
export const serviceScopes = [
  'system/Task.rs',
  'system/Task.r',
  'system/Task.s',
  'system/Encounter.rs',
  'system/Encounter.s',
  'system/Patient.rs',
  'system/Patient.r',
  'system/Patient.s',
  'system/Bundle.c',
] as const satisfies readonly `system/${ScopeResource}.${string}`[]
export type ServiceScope = (typeof serviceScopes)[number]

export function isServiceScope(text: string): text is ServiceScope {
  return (serviceScopes as readonly string[]).includes(text)
}

/** True when one of the scopes held opens all that is asked for: `system/Task.rs` opens `system/Task.r`. */
export function holdsScope(held: readonly string[], asked: string): boolean {
  const [resource = '', letters = '', ...more] = asked.split('.')
  if (letters === '' || more.length > 0) return false
  return held.some((scope) => {
    const [of = '', holds = ''] = scope.split('.')
    return of === resource && [...letters].every((letter) => holds.includes(letter))
  })
}
