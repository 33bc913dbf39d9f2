import type { StaysView } from '../../../../contract/stay.ts'

type Responsibility = StaysView['responsibility'][number]

/**
 * The server's time now, in milliseconds: what its clock said with the answer, and what has gone by here since. A clock that runs
 * wrong in this browser runs as wrong at both ends.
 */
export function atServer(answered: { readonly now: string; readonly at: number }, now: number): number {
  return Date.parse(answered.now) + Math.max(0, now - answered.at)
}

/** How long until another answers for the treatment, in milliseconds by the server's clock; undefined when nothing is set to change. */
export function untilNextChange({
  responsibility,
  now,
}: Pick<StaysView, 'responsibility' | 'now'>): number | undefined {
  const ahead = responsibility.flatMap(({ to }) => (to !== null && to > now ? [Date.parse(to)] : []))
  return ahead.length === 0 ? undefined : Math.min(...ahead) - Date.parse(now)
}

/** Who answers for the treatment at this moment. The list also tells who will when a window ends, so the last need not be now. */
export function responsibleNow(
  responsibility: readonly Responsibility[],
  now: number,
): Responsibility | undefined {
  return responsibility.findLast(
    ({ from, to }) => Date.parse(from) <= now && (to === null || now < Date.parse(to)),
  )
}
