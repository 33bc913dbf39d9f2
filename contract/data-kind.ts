import { z } from 'zod'
import type { DataKind } from '../kernel/access-words.ts'

/** What kind of data each part of a view is. A part without a mark of its own is of the kind of what it lies in. */
export const dataKindOf = z.registry<{ readonly dataKind: DataKind }>()

/** Marks a part of a view: `ofKind('MED', z.array(drug).nullable())`. What may be withheld must be nullable. */
export function ofKind<Shape extends z.ZodType>(dataKind: DataKind, shape: Shape): Shape {
  // A schema carries one mark: the copy leaves the same shape elsewhere as it was.
  const marked = shape.clone() as Shape
  dataKindOf.add(marked, { dataKind })
  return marked
}
