import { z } from 'zod'
import { dataKindOf } from '../../contract/data-kind.ts'
import type { DataKind } from '../../kernel/access-words.ts'

/** Something of a citizen that an answer shows. */
export interface Shown {
  readonly citizenId: string
  readonly kind: DataKind
  readonly path: string
}

interface Around {
  readonly citizenId: string | undefined
  readonly kind: DataKind | undefined
  readonly path: string
}

/**
 * What an answer shows of whom: every value that is there and is not null, with its kind, of the citizen its row names or else
 * of the one the route is about. Rows that say they are masked are left out: what they still show is all a list may tell.
 */
export function shownIn(
  schema: z.core.$ZodType,
  value: unknown,
  about: string | undefined,
  isCitizen: (id: unknown) => boolean,
): Shown[] {
  const shown: Shown[] = []
  const walk = (part: z.core.$ZodType, one: unknown, around: Around): void => {
    const here = { ...around, kind: dataKindOf.get(part)?.dataKind ?? around.kind }
    if (one === null || one === undefined) return
    const { def } = (part as z.core.$ZodTypes)._zod
    switch (def.type) {
      case 'object': {
        const row = one as Record<string, unknown>
        if (row.isBlocked === true) return
        const named = [row.citizenId, (row.citizen as { id?: unknown } | undefined)?.id].find(isCitizen)
        const citizenId = (named as string | undefined) ?? here.citizenId
        for (const [name, inner] of Object.entries(def.shape))
          walk(inner, row[name], { ...here, citizenId, path: `${here.path}.${name}` })
        return
      }
      case 'array':
        for (const inner of one as unknown[]) walk(def.element, inner, { ...here, path: `${here.path}[]` })
        return
      case 'record':
        for (const inner of Object.values(one))
          walk(def.valueType, inner, { ...here, path: `${here.path}{}` })
        return
      case 'union': {
        const option = def.options.find((each) => z.safeParse(each, one).success)
        if (option !== undefined) walk(option, one, here)
        return
      }
      case 'nullable':
      case 'optional':
      case 'readonly':
        walk(def.innerType, one, here)
        return
      default:
        if (here.citizenId !== undefined && here.kind !== undefined)
          shown.push({ citizenId: here.citizenId, kind: here.kind, path: here.path })
    }
  }
  walk(schema, value, { citizenId: about, kind: undefined, path: '' })
  return shown
}
