import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { CitizenView } from '../../../../contract/citizen.ts'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { Button } from '../../../ui/button.tsx'
import { StaleStamp } from '../../../ui/condition.tsx'
import { useNow } from '../../../ui/now.ts'
import { useText } from '../../../ui/text.tsx'
import { OverrideStrip } from '../../access/pages/override-strip.tsx'
import { ReadOnly } from '../../access/read-only.ts'
import { useRecordPrints } from '../../access/record-prints.ts'
import { myOverrideQuery } from '../../access/will-queries.ts'
import { CaveFlags } from '../../medication/pages/cave-flags.tsx'
import { runningPathway } from '../../pathway/pages/pathway-day.ts'
import { pathwayTexts } from '../../pathway/pages/texts.ts'
import { pathwaysQuery } from '../../pathway/queries.ts'
import { TreatmentResponsibility } from '../../stay/pages/treatment-responsibility.tsx'
import { citizenTasksQuery } from '../../task/queries.ts'
import { citizenQuery } from '../queries.ts'
import { CitizenHead } from './citizen-head.tsx'
import { citizenSheets } from './citizen-sheets.ts'
import { citizenTexts } from './texts.ts'

const route = getRouteApi('/signed-in/borgere/$citizenId')

/** On a phone the row of sheets is longer than the screen. */
function intoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** What stands on every page of a citizen: who it is, who answers for the treatment, the sheets, and an override in force. */
export function CitizenFrame() {
  const t = useText()
  const { citizenId } = route.useParams()
  usePageTitle(t(citizenTexts.page))
  useLive(`citizen:${citizenId}`)
  useRecordPrints(citizenId, 'citizen')
  const citizen = useSuspenseQuery(citizenQuery(citizenId)).data
  const isReadOnly = Boolean(useQuery(myOverrideQuery(citizenId)).data)
  const mayAskFor = (kind: CitizenView['opens'][number]) => citizen.opens.includes(kind)
  // Watched, not asked for: the overview asks.
  const tasks = useQuery({ ...citizenTasksQuery(citizenId), enabled: false })
  const pathways = useQuery({ ...pathwaysQuery(citizenId), enabled: mayAskFor('PLAN') }).data ?? []
  const running = runningPathway(pathways, useNow())
  const queryClient = useQueryClient()
  const router = useRouter()
  const seeAgain = useCallback(() => {
    // Nothing that was opened for a short time stays on the screen: the page is asked for anew and may be refused.
    queryClient.removeQueries({ queryKey: ['citizen', citizenId] })
    void router.invalidate()
  }, [queryClient, router, citizenId])

  return (
    <ReadOnly value={isReadOnly}>
      <CitizenHead
        citizen={citizen}
        pathway={
          running && t(pathwayTexts.day, { pathway: t(running.pathway.programme.name), n: running.day })
        }
        flags={<CaveFlags citizenId={citizenId} maySee={mayAskFor('MED')} />}
        end={
          <>
            {tasks.dataUpdatedAt > 0 && <StaleStamp at={tasks.dataUpdatedAt} />}
            <Button small icon="print" onClick={() => print()}>
              {t(citizenTexts.print)}
            </Button>
          </>
        }
        below={
          <>
            <nav className="citizen-bar-tabs" aria-label={t(citizenTexts.sheets)}>
              {citizenSheets
                .filter(({ kinds }) => kinds.length === 0 || kinds.some(mayAskFor))
                .map(({ to, text }) => (
                  <Link
                    key={to}
                    to={to}
                    params={{ citizenId }}
                    className="tab"
                    activeOptions={{ exact: to === citizenSheets[0].to, includeSearch: false }}
                    activeProps={{ 'aria-current': 'page', ref: intoView }}
                  >
                    {t(text)}
                  </Link>
                ))}
            </nav>
            {mayAskFor('ADM') && <TreatmentResponsibility citizenId={citizenId} />}
          </>
        }
      />
      <OverrideStrip citizenId={citizenId} onOver={seeAgain} />
      <Outlet />
    </ReadOnly>
  )
}
