import type { Bilingual } from '../../../../kernel/bilingual.ts'

/** The kinds of unit a municipality has, by what they do. The organisation module keeps who they are. */
export const municipalUnits = {
  'home-nursing': { da: 'kommunens hjemmesygepleje', en: 'the municipality’s home nursing' },
  'home-care': { da: 'kommunens hjemmepleje', en: 'the municipality’s home care' },
  'acute-nursing': { da: 'kommunens akutsygepleje', en: 'the municipality’s acute nursing' },
  training: { da: 'kommunens genoptræning', en: 'the municipality’s rehabilitation unit' },
  assessment: { da: 'kommunens visitation', en: 'the municipality’s assessors' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type MunicipalUnit = keyof typeof municipalUnits

/** Who has a service, in words that hold everywhere; placed on a real unit when a citizen is known. */
export type Role =
  | { readonly kind: 'stay-unit' }
  | { readonly kind: 'discharge-coordination' }
  | { readonly kind: 'gp-of-citizen' }
  | { readonly kind: 'municipal-unit'; readonly unit: MunicipalUnit }

const otherRoles = {
  'stay-unit': { da: 'hospitalets afdeling', en: 'the hospital ward' },
  'discharge-coordination': {
    da: 'hospitalets udskrivningskoordination',
    en: 'the hospital’s discharge coordination',
  },
  'gp-of-citizen': { da: 'borgerens egen læge', en: 'the citizen’s own GP' },
} as const satisfies Readonly<Record<Exclude<Role['kind'], 'municipal-unit'>, Bilingual>>

/** How a role is named to people. */
export function nameRole(role: Role): Bilingual {
  return role.kind === 'municipal-unit' ? municipalUnits[role.unit] : otherRoles[role.kind]
}

/** The role as content files write it: `stay-unit`, `municipal-unit home-nursing`. */
export function printRole(role: Role): string {
  return role.kind === 'municipal-unit' ? `municipal-unit ${role.unit}` : role.kind
}

/** Every role there is, as content files write it. */
export const roleTexts: readonly string[] = [
  ...Object.keys(otherRoles),
  ...Object.keys(municipalUnits).map((unit) => `municipal-unit ${unit}`),
]

/** Reads a role; undefined when there is no such role. */
export function parseRole(text: string): Role | undefined {
  if (!roleTexts.includes(text)) return undefined
  const [kind, unit] = text.split(' ')
  return (unit === undefined ? { kind } : { kind, unit }) as Role
}

export function isSameRole(one: Role, other: Role): boolean {
  return printRole(one) === printRole(other)
}
