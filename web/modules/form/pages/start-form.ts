import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type FormResponsesView, startFormResponseRoute } from '../../../../contract/form.ts'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { pathwaysQuery } from '../../pathway/queries.ts'
import { currentStay } from '../../stay/pages/stay-words.ts'
import { staysQuery } from '../../stay/queries.ts'

export type StartableForm = FormResponsesView['mayStart'][number]

/**
 * Begins a form, or goes on with the draft that was begun already. Done for a task it is about what the task's pathway is
 * about; else about the stay that is now, or was last.
 */
export function useStartForm(citizenId: string, onBegun: (responseId: string) => void) {
  const queryClient = useQueryClient()
  const [isFinding, setFinding] = useState(false)
  const start = useDeed(startFormResponseRoute, {
    touches: [`citizen:${citizenId}`],
    onDone: ({ responseId }) => onBegun(responseId),
  })
  const begin = async (
    form: Pick<StartableForm, 'code' | 'about'>,
    task?: Pick<TaskSummaryView, 'origin'>,
  ): Promise<void> => {
    const origin = task?.origin ?? undefined
    setFinding(true)
    // Whoever is quick presses before the page has heard of the stay. Who may not know of either is told by the server.
    const [pathways, stays] = await Promise.all([
      queryClient.ensureQueryData({ ...pathwaysQuery(citizenId), retry: false }).catch(() => []),
      queryClient.ensureQueryData({ ...staysQuery(citizenId), retry: false }).catch(() => ({ stays: [] })),
    ])
    setFinding(false)
    const pathway = pathways.find(({ pathwayId }) => pathwayId === origin?.pathwayId)
    const current = form.about === 'stay' ? currentStay(stays.stays)?.stayId : undefined
    const subjectId = pathway?.subjectId ?? current
    start.does({
      params: { citizenId },
      body: { form: form.code, ...(subjectId && { subjectId }), ...(origin && { origin }) },
    })
  }
  return {
    isBusy: start.isBusy || isFinding,
    begin: (...asked: Parameters<typeof begin>) => void begin(...asked),
  }
}

/** Opens a document among those of the citizen. */
export function useOpenDocument(citizenId: string) {
  const navigate = useNavigate()
  return (responseId: string) => void navigate({ to: paths.document, params: { citizenId, responseId } })
}
