import { type Logger, pino } from 'pino'

/** Structured log lines. Never give it a name, a CPR number or a body: ids and codes only. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

const digits = /\b\d{6}-?[0-9A-Z]{4}\b/g

/** In these the database repeats the row or the text it could not take. */
const repeating = ['detail', 'where', 'internalQuery', 'hint']

function tellFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  const told: Record<string, unknown> = { ...pino.stdSerializers.err(fault) }
  for (const key of repeating) delete told[key]
  return told
}

/**
 * Writes JSON lines to standard error; anything that looks like a CPR number, and every secret, is struck out before it is
 * written. A line stays one line whatever is in it: JSON writes a line break as two signs.
 */
export function createLog(level: string, secrets: readonly string[] = []): Logger {
  // A shorter one is a word that lines need, and no secret.
  const written = secrets
    .filter(({ length }) => length >= 8)
    .map((secret) => JSON.stringify(secret).slice(1, -1))
  return pino(
    {
      level,
      base: null,
      serializers: { fault: tellFault },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['req.headers.authorization', 'req.headers.cookie'], remove: true },
    },
    {
      write(line: string) {
        let told = line.replace(digits, '[struck out]')
        for (const secret of written) told = told.replaceAll(secret, '[secret]')
        process.stderr.write(told)
      },
    },
  )
}
