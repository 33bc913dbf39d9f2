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

/** Writes JSON lines to standard error; anything that looks like a CPR number is struck out before it is written. */
export function createLog(level: string): Logger {
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
        process.stderr.write(line.replace(digits, '[struck out]'))
      },
    },
  )
}
