import './programme.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RunningProgrammeView } from '../../../../contract/pathway-programme.ts'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { paths } from '../../../paths.ts'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import '../../../ui/lanes.css'
import { Badge, State, type Tone } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { citizenTasksQuery } from '../../task/queries.ts'
import { pathwayQuery } from '../programme-queries.ts'
import { type Holders, holderKey, runStates } from './programme-run.ts'
import { ProgrammeExceptions, ProgrammeSteps } from './programme-sheet.tsx'
import { programmeTexts } from './programme-texts.ts'
import { pathwayTexts } from './texts.ts'

const route = getRouteApi('/signed-in/borgere/$citizenId/forloeb/$pathwayId')

const statuses: Readonly<
  Record<RunningProgrammeView['status'], { readonly tone: Tone; readonly text: Text }>
> = {
  running: { tone: 'info', text: pathwayTexts.running },
  ended: { tone: 'success', text: pathwayTexts.ended },
  stopped: { tone: 'neutral', text: pathwayTexts.stopped },
}

/** A pathway against the programme it started on: what was done, what is open and with whom, what may come, what fell away. */
export function ProgrammeRunPage() {
  const { citizenId, pathwayId } = route.useParams()
  const pathway = useQuery(pathwayQuery(citizenId, pathwayId))
  return (
    <main id="main" tabIndex={-1} className="page">
      {pathway.isPending && <Skeleton rows={8} />}
      {pathway.isError && <PartFault fault={pathway.error} onRetry={() => void pathway.refetch()} />}
      {pathway.data && <Run pathway={pathway.data} citizenId={citizenId} />}
    </main>
  )
}

function Run({ pathway, citizenId }: { pathway: RunningProgrammeView; citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const tasks = useQuery(citizenTasksQuery(citizenId)).data
  const { page, status, steps } = pathway
  const { tone, text } = statuses[status]
  const count = (state: (typeof steps)[number]['state']) => steps.filter((one) => one.state === state).length
  return (
    <div className="stack">
      <div className="row row-between">
        <h2>{t(programmeTexts.against, { programme: t(page.name) })}</h2>
        <Badge tone={tone}>{t(text)}</Badge>
      </div>
      <p className="row muted">
        <span>{t(programmeTexts.startedAt, { when: dateAndTime(pathway.startedAt, language) })}</span>
        <span>
          {t(programmeTexts.runCounts, {
            done: count('done'),
            open: count('open'),
            waiting: count('waiting'),
            away: count('withdrawn'),
          })}
        </span>
        <Link
          className="no-print"
          to={paths.programme}
          params={{ code: page.code }}
          search={page.version === null ? {} : { version: page.version }}
        >
          {t(programmeTexts.readProgramme)}
        </Link>
      </p>
      {pathway.stoppedBy && (
        <State tone="warning">{t(programmeTexts.stoppedBy, { why: t(pathway.stoppedBy) })}</State>
      )}
      <RunLegend />
      <ProgrammeSteps
        page={page}
        runs={new Map(steps.map((one) => [one.stepId, one]))}
        pathwayId={pathway.pathwayId}
        holders={holdersOf(tasks ?? [])}
      />
      <ProgrammeExceptions page={page} />
    </div>
  )
}

/** Who has what now, as the tasks say: a task may be asked for by steps of several pathways. */
function holdersOf(tasks: readonly TaskSummaryView[]): Holders {
  return new Map(
    tasks.flatMap((task) =>
      task.origins.map(
        ({ pathwayId, stepId, occurrence }) =>
          [
            holderKey(pathwayId, stepId, occurrence),
            { unit: task.responsible.name, person: task.person?.name ?? null },
          ] as const,
      ),
    ),
  )
}

/** What the three kinds of line mean. */
function RunLegend() {
  const t = useText()
  return (
    <p className="lane-legend no-print" aria-hidden="true">
      {(['done', 'open', 'waiting'] as const).map((state) => (
        <span key={state} data-drawn={runStates[state].drawn}>
          <i />
          {t(runStates[state].text)}
        </span>
      ))}
    </p>
  )
}
