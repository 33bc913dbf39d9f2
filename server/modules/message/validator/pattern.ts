const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is exactly what `fixed[x]` says: same names, same members in the same order. */
export function isFixed(value: unknown, fixed: unknown): boolean {
  if (Array.isArray(fixed))
    return (
      Array.isArray(value) &&
      value.length === fixed.length &&
      fixed.every((one, at) => isFixed(value[at], one))
    )
  if (!isObject(fixed)) return value === fixed
  if (!isObject(value)) return false
  const names = Object.keys(fixed)
  return (
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && isFixed(value[name], fixed[name]))
  )
}

/** Whether a value holds at least what `pattern[x]` says: each member of a list is to be matched by some member. */
export function keepsPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern))
    return Array.isArray(value) && pattern.every((one) => value.some((member) => keepsPattern(member, one)))
  if (!isObject(pattern)) return value === pattern
  if (!isObject(value)) return false
  for (const name in pattern) if (!keepsPattern(value[name], pattern[name])) return false
  return true
}
