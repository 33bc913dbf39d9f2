import { createHash } from 'node:crypto'

/** A statement with its values apart from its text, so nothing a user wrote can become SQL. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  /** Short hash of the text: PostgreSQL keeps the plan of a named statement for the connection. */
  readonly name: string
  /** It only reads: nothing is written by it, and no lock is waited for. False when its text leaves a doubt. */
  readonly isQuestion: boolean
}

/** A piece of SQL that is not a statement by itself; nests inside `sql`. */
export interface Fragment {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
  readonly [isFragment]: true
}

const isFragment = Symbol('sql fragment')

function isNested(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && isFragment in value
}

/** SQL as a tagged template. Values become parameters; a nested `sql` is spliced in. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Fragment {
  return { strings, values, [isFragment]: true }
}

/** A name (schema, table, column) known to the program; never from a user. Refuses anything but lower-case words. */
export function identifier(name: string): Fragment {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(name)) throw new TypeError(`not an SQL name: ${name}`)
  return { strings: [name], values: [], [isFragment]: true }
}

/** Fragments in a row with a separator between, for lists of conditions. */
export function join(parts: readonly Fragment[], separator: ' and ' | ', ' | ' or '): Fragment {
  const strings = ['', ...parts.slice(1).map(() => separator), '']
  return { strings: parts.length === 0 ? [''] : strings, values: parts, [isFragment]: true }
}

/** Words of statements that write or lock, and calls of functions of a schema, which may do either. */
const mayDoMore = /\b(?:insert|update|delete|merge|share|lock\w*|pg_\w+)\b|\.\w+\(/i

type Known = Pick<Statement, 'name' | 'isQuestion'>

const known = new Map<string, Known>()

function knownOf(text: string): Known {
  let found = known.get(text)
  if (found === undefined) {
    found = {
      name: createHash('sha256').update(text).digest('base64url').slice(0, 20),
      isQuestion: !mayDoMore.test(text),
    }
    known.set(text, found)
  }
  return found
}

/** The statement a fragment stands for: parameters numbered in order of appearance. */
export function statement(fragment: Fragment): Statement {
  const values: unknown[] = []
  let text = ''
  const write = (part: Fragment): void => {
    part.strings.forEach((string, index) => {
      text += string
      if (index >= part.values.length) return
      const value = part.values[index]
      if (isNested(value)) write(value)
      else {
        values.push(value)
        text += `$${values.length}`
      }
    })
  }
  write(fragment)
  return { text, values, ...knownOf(text) }
}
