import { parseArgs } from 'node:util'

/** The bars there are, by the word `--only` takes. */
export const barNames = [
  'access',
  'page',
  'log',
  'worklist',
  'citizen',
  'ingest',
  'pathways',
  'scope',
  'validation',
  'send',
] as const
export type BarName = (typeof barNames)[number]

export interface BenchOptions {
  readonly citizens: number
  /** All tasks, open and closed. */
  readonly tasks: number
  /** All events of all tasks. */
  readonly events: number
  /** Open tasks that list scoping is measured on; as many of them as there is patience for. */
  readonly openTasks: number
  /** How long each thing is measured. */
  readonly seconds: number
  /** The same seed gives the same population. */
  readonly seed: number
  readonly isJson: boolean
  readonly only: readonly BarName[]
  /** A folder of published packages, laid out with a sets.json; without one the validation bar is left out. */
  readonly definitions: string
  /** Leaves the data folder of the throw-away server behind, to look at with a client. */
  readonly isKept: boolean
}

/** An option that cannot be used; the text says what to write instead. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError'
}

export const usage = `npm run bench -- [options]
  --citizens <n>   citizens to make up (5000; up to 1000000)
  --tasks <n>      their tasks, open and closed (5 a citizen)
  --events <n>     the events of those tasks (20 a citizen)
  --open-tasks <n> open tasks there are when list scoping is measured (100000; the bar is for a million)
  --seconds <n>    how long each thing is measured (5)
  --seed <n>       another number, another population (1)
  --only <names>   some bars only: ${barNames.join(', ')}
  --definitions <folder>  published packages to judge messages by (../shared/medcom/definitions)
  --json           print the result as one line of JSON
  --keep           leave the throw-away database folder behind
DATABASE_URL names an empty database to measure; without it a durable server of our own is started and thrown away.`

/** Reads the command line. Throws OptionsError for what is unknown or no number. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const given = parse(argv)
  const citizens = wholeNumber('citizens', given.citizens, 5_000)
  const only = (given.only ?? barNames.join(',')).split(',').map((name) => name.trim())
  const unknown = only.filter((name) => !barNames.includes(name as BarName))
  if (unknown.length > 0)
    throw new OptionsError(`--only knows ${barNames.join(', ')}; not ${unknown.join(', ')}`)
  return {
    citizens,
    tasks: wholeNumber('tasks', given.tasks, citizens * 5),
    events: wholeNumber('events', given.events, citizens * 20),
    openTasks: wholeNumber('open-tasks', given['open-tasks'], 100_000),
    seconds: wholeNumber('seconds', given.seconds, 5),
    seed: wholeNumber('seed', given.seed, 1),
    isJson: given.json ?? false,
    only: only as BarName[],
    definitions: given.definitions ?? '../shared/medcom/definitions',
    isKept: given.keep ?? false,
  }
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...argv],
      options: {
        citizens: text,
        tasks: text,
        events: text,
        'open-tasks': text,
        seconds: text,
        seed: text,
        only: text,
        definitions: text,
        json: flag,
        keep: flag,
      },
    }).values
  } catch (fault) {
    throw new OptionsError((fault as Error).message)
  }
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text.replaceAll('_', ''))
  if (!Number.isInteger(value) || value < 1)
    throw new OptionsError(`--${name} takes a whole number above 0, not ${text}`)
  return value
}
