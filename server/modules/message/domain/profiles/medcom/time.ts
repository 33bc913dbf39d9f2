import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { text } from './element.ts'

/** Of the centuries people who are alive were or will be born in; another year is a slip of the keyboard. */
const zoned =
  /^((?:19|20|21)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/
const unzoned = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?)?)?$/

/** A moment below, in UTC. Without a time zone it is no moment: every time in a message must name one. */
export function moment(of: Element, name: string, issues: Issues): Instant | undefined {
  const value = text(of, name, issues)
  if (value === undefined) return undefined
  const read = zoned.exec(value)
  if (read !== null && Number(read[3]) <= daysOf(Number(read[1]), Number(read[2])))
    return instant((read[5]?.length ?? 0) > 4 ? value.replace(/(\.\d{3})\d+/, '$1') : value)
  issues.add(unzoned.test(value) ? 'time-zone-missing' : 'time-format', `${of.path}.${name}`)
  return undefined
}

/** Date would quietly make the 31st of February a day in March. */
function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** A moment that must be there. */
export function requiredMoment(of: Element, name: string, issues: Issues): Instant | undefined {
  const value = of.node[name]
  if (value === undefined || value === null || value === '') issues.add('time-missing', `${of.path}.${name}`)
  return moment(of, name, issues)
}
