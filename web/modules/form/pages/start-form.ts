import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
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
  const pathways = useQuery({ ...pathwaysQuery(citizenId), retry: false }).data ?? []
  const stays = useQuery({ ...staysQuery(citizenId), retry: false }).data?.stays ?? []
  const start = useDeed(startFormResponseRoute, {
    touches: [`citizen:${citizenId}`],
    onDone: ({ responseId }) => onBegun(responseId),
  })
  return {
    isBusy: start.isBusy,
    begin: (form: Pick<StartableForm, 'code' | 'about'>, task?: Pick<TaskSummaryView, 'origin'>) => {
      const origin = task?.origin ?? undefined
      const pathway = pathways.find(({ pathwayId }) => pathwayId === origin?.pathwayId)
      const subjectId = pathway?.subjectId ?? (form.about === 'stay' ? currentStay(stays)?.stayId : undefined)
      start.does({
        params: { citizenId },
        body: { form: form.code, ...(subjectId && { subjectId }), ...(origin && { origin }) },
      })
    },
  }
}

/** Opens a document among those of the citizen. */
export function useOpenDocument(citizenId: string) {
  const navigate = useNavigate()
  return (responseId: string) => void navigate({ to: paths.document, params: { citizenId, responseId } })
}
