import type { StaysView } from '../../../../contract/stay.ts'

type Responsibility = StaysView['responsibility'][number]

/** Who answers for the treatment at this moment. The list also tells who will when a window ends, so the last need not be now. */
export function responsibleNow(
  responsibility: readonly Responsibility[],
  now: number,
): Responsibility | undefined {
  return responsibility.findLast(
    ({ from, to }) => Date.parse(from) <= now && (to === null || now < Date.parse(to)),
  )
}
