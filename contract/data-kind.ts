import { z } from 'zod'
import type { DataKind } from '../kernel/access-words.ts'

/** What kind of data each part of a view is. A part without a mark of its own is of the kind of what it lies in. */
export const dataKindOf = z.registry<{ readonly dataKind: DataKind }>()

/** Marks a part of a view: `ofKind('MED', z.array(drug).nullable())`. What may be withheld must be nullable. */
export function ofKind<Shape extends z.ZodType>(dataKind: DataKind, shape: Shape): Shape {
  // A schema carries one mark: the copy leaves the same shape elsewhere as it was.
  const marked = shape.clone()
  dataKindOf.add(marked, { dataKind })
  return marked
}

/** One part of a view, as its schema tells of it. */
export interface ViewPart {
  /** Where it stands: `tasks[].citizen.name`. Empty for the whole. */
  readonly path: string
  /** Its own mark, or that of what it lies in; undefined when nothing around it is marked. */
  readonly kind: DataKind | undefined
  /** Of another kind than what it lies in: the part that is cut out when its kind may not be shown. */
  readonly isOtherKind: boolean
  readonly mayBeNull: boolean
  /** A value of its own: no parts within. */
  readonly isLeaf: boolean
}

/** Every part of a view, the whole first. */
export function partsOf(schema: z.core.$ZodType, path = '', outer?: DataKind): ViewPart[] {
  const kind = dataKindOf.get(schema)?.dataKind ?? outer
  const within = insideOf(schema)
  const part: ViewPart = {
    path,
    kind,
    isOtherKind: outer !== undefined && kind !== outer,
    mayBeNull: mayBeNull(schema),
    isLeaf: within.length === 0,
  }
  return [part, ...within.flatMap(([step, inner]) => partsOf(inner, path + step, kind).filter(isNews(step)))]
}

/** What a wrapper holds stands at the wrapper's own place; it is told of only where it says something more. */
function isNews(step: string): (part: ViewPart, index: number) => boolean {
  return (part, index) => step !== '' || index > 0 || part.isLeaf || part.isOtherKind
}

/** The kinds of data a view can show. */
export function kindsIn(schema: z.core.$ZodType): ReadonlySet<DataKind> {
  return new Set(partsOf(schema).flatMap(({ kind }) => (kind === undefined ? [] : [kind])))
}

/**
 * The view without the parts whose kind may not be shown: each becomes null, and every `withheld` around it becomes true, so
 * that the reader learns that there is more and not what. Throws when such a part cannot be null, which is a fault of the
 * view: the whole of it should not have been asked for.
 */
export function onlyShown<Shape extends z.ZodType>(
  schema: Shape,
  view: z.input<Shape>,
  kinds: ReadonlySet<DataKind>,
): z.input<Shape> {
  return cutterOf(schema)(view, kinds) as z.input<Shape>
}

/** Answers the very same value when nothing had to be cut out of it. */
type Cutter = (value: unknown, kinds: ReadonlySet<DataKind>) => unknown

const cutters = new WeakMap<z.core.$ZodType, Cutter>()

/** A view is cut for every reader, so its schema is walked once and not each time. */
function cutterOf(schema: z.core.$ZodType): Cutter {
  const known = cutters.get(schema)
  if (known !== undefined) return known
  const own = dataKindOf.get(schema)?.dataKind
  const inner = hasMarkWithin(schema) ? cutWithin(schema) : keep
  const cutter: Cutter = (value, kinds) => {
    if (value === null || value === undefined) return value
    if (own === undefined || kinds.has(own)) return inner(value, kinds)
    if (!mayBeNull(schema)) throw new Error(`a part of kind ${own} may not be shown and cannot be withheld`)
    return null
  }
  cutters.set(schema, cutter)
  return cutter
}

const keep: Cutter = (value) => value

function hasMarkWithin(schema: z.core.$ZodType): boolean {
  return insideOf(schema).some(([, part]) => dataKindOf.get(part) !== undefined || hasMarkWithin(part))
}

function cutWithin(schema: z.core.$ZodType): Cutter {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return cutObject(def.shape)
    case 'array': {
      const cutter = cutterOf(def.element)
      return (value, kinds) => (Array.isArray(value) ? cutEach(value, (one) => cutter(one, kinds)) : value)
    }
    case 'record': {
      const cutter = cutterOf(def.valueType)
      return (value, kinds) =>
        isRecord(value) ? cutNamed(value, Object.keys(value), (_, one) => cutter(one, kinds)) : value
    }
    case 'union': {
      const options = def.options.map((option) => [option, cutterOf(option)] as const)
      return (value, kinds) => {
        const option = options.find(([one]) => z.safeParse(one, value).success)
        if (option === undefined) throw new Error('a part of a view is none of the forms it may have')
        return option[1](value, kinds)
      }
    }
    case 'nullable':
    case 'optional':
    case 'readonly':
      return cutterOf(def.innerType)
    default:
      throw new Error(`a view cannot be cut inside a part of type ${def.type}`)
  }
}

function cutObject(shape: Readonly<Record<string, z.core.$ZodType>>): Cutter {
  const parts = new Map(Object.entries(shape).map(([name, part]) => [name, cutterOf(part)]))
  const told = 'withheld' in shape ? { withheld: true } : {}
  return (value, kinds) => {
    if (!isRecord(value)) return value
    const cut = cutNamed(value, parts.keys(), (name, part) => parts.get(name)?.(part, kinds))
    return cut === value ? value : { ...cut, ...told }
  }
}

function cutEach(values: readonly unknown[], cut: (value: unknown) => unknown): readonly unknown[] {
  const shown = values.map(cut)
  return shown.some((one, place) => one !== values[place]) ? shown : values
}

function cutNamed(
  value: Readonly<Record<string, unknown>>,
  names: Iterable<string>,
  cut: (name: string, part: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  let shown = value
  for (const name of names) {
    const part = cut(name, value[name])
    if (part !== value[name]) shown = { ...shown, [name]: part }
  }
  return shown
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mayBeNull(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'nullable' || def.type === 'null') return true
  if (def.type === 'optional' || def.type === 'readonly') return mayBeNull(def.innerType)
  return def.type === 'union' && def.options.some(mayBeNull)
}

/** What a part is made of, each with the step to it. A type no view has used yet is a leaf. */
function insideOf(schema: z.core.$ZodType): readonly (readonly [step: string, part: z.core.$ZodType])[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([name, part]) => [`.${name}`, part] as const)
    case 'array':
      return [['[]', def.element]]
    case 'record':
      return [['{}', def.valueType]]
    case 'union':
      return def.options.map((option) => ['', option] as const)
    case 'nullable':
    case 'optional':
    case 'readonly':
      return [['', def.innerType]]
    default:
      return []
  }
}
