import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { addMonths } from '../../../../kernel/danish-calendar.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { control } from '../control-parameters.ts'
import { drawSample } from '../domain/sample.ts'
import { drawLooksOf, listLookers } from '../store/looks.ts'
import { insertRun, listRuns, lockRuns } from '../store/runs.ts'
import { openReview } from './open-review.ts'
import { partyOf } from './run-rules.ts'

/** Draws the sample of the month that has ended, unless it has been drawn. @returns how many reviews were opened */
export async function drawSampleOfLastMonth(shell: Shell): Promise<number> {
  const firstOfThis = `${danishDateOf(shell.clock.now()).slice(0, 7)}-01` as DanishDate
  const month = addMonths(firstOfThis, -1).slice(0, 7)
  return (await listRuns(shell, 'sample', [month])).has(month) ? 0 : drawMonthlySample(shell, month)
}

/**
 * Draws whose looks of a month are read: lots are drawn for the month and the person, so that a month drawn again is the same
 * and opens nothing anew.
 * @param month `2026-11`
 */
export function drawMonthlySample(shell: Shell, month: string): Promise<number> {
  return shell.transaction(async (inner) => {
    await lockRuns(inner)
    const parameters = await control()
    const terms = parameters.reviews.sample
    const first = `${month}-01` as DanishDate
    const stretch = {
      from: startOfDay(first),
      to: startOfDay(addMonths(first, 1)),
      actions: parameters.actions,
    }
    const lookers = await listLookers(inner, stretch, month)
    const parties = new Map<OrganisationId, OrganisationId>()
    for (const looker of lookers)
      if (!parties.has(looker.unitId)) parties.set(looker.unitId, await partyOf(inner, looker))
    const candidates = lookers.map((looker) => ({
      ...looker,
      partyId: parties.get(looker.unitId) ?? looker.unitId,
    }))
    let reviews = 0
    let looks = 0
    for (const drawn of drawSample(candidates, terms)) {
      const { personId, unitId, partyId } = drawn
      const opened = await openReview(inner, {
        kind: 'sample',
        period: month,
        subject: `${month} ${unitId}`,
        reviewed: { id: personId, name: drawn.personName, function: drawn.function, unitId },
        partyId,
        at: inner.clock.now(),
        looks: await drawLooksOf(
          inner,
          stretch,
          { personId, unitId, atMost: terms.atMostLooksAPerson },
          month,
        ),
      })
      looks += opened?.looks ?? 0
      if (opened?.isNew) reviews += 1
    }
    await insertRun(inner, { kind: 'sample', period: month, at: inner.clock.now(), looks, reviews })
    return reviews
  })
}
