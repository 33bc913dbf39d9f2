/** Exit codes of the command line; the README lists them. */
export const exitCode = {
  done: 0,
  /** Something was found wrong: a message is invalid, the doctor found a fault. */
  found: 1,
  /** The call itself was wrong: an unknown command, a missing file. */
  usage: 2,
  /** A setting cannot be used. */
  settings: 3,
  /** The database or the server cannot be reached. */
  unavailable: 4,
} as const

export interface Output {
  /** One line for people, or nothing when the answer is asked for as JSON. */
  say(line: string): void
  /** The answer as data: printed as one line of JSON when asked for. */
  data(value: unknown): void
  /** What was wrong, where, and what to do: on standard error. */
  complain(text: string): void
}

export function createOutput(isJson: boolean): Output {
  return {
    say: (line) => {
      if (!isJson) process.stdout.write(`${line}\n`)
    },
    data: (value) => {
      if (isJson) process.stdout.write(`${JSON.stringify(value)}\n`)
    },
    complain: (text) => {
      process.stderr.write(`${text}\n`)
    },
  }
}
