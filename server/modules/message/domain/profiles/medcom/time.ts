import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { text } from './element.ts'

const zoned = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/
const unzoned = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?)?)?$/

/** A moment below, in UTC. Without a time zone it is no moment: every time in a message must name one. */
export function moment(of: Element, name: string, issues: Issues): Instant | undefined {
  const value = text(of, name, issues)
  if (value === undefined) return undefined
  if (zoned.test(value)) {
    const at = new Date(value.replace(/(\.\d{3})\d+/, '$1'))
    if (isThatDay(value)) return at.toISOString() as Instant
  }
  issues.add(unzoned.test(value) ? 'time-zone-missing' : 'time-format', `${of.path}.${name}`)
  return undefined
}

/** False for the 31st of February: Date would quietly make it March. */
function isThatDay(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number)
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    year >= 1000
  )
}

/** A moment that must be there. */
export function requiredMoment(of: Element, name: string, issues: Issues): Instant | undefined {
  const value = of.node[name]
  if (value === undefined || value === null || value === '') issues.add('time-missing', `${of.path}.${name}`)
  return moment(of, name, issues)
}
