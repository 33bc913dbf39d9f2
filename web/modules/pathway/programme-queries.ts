import { queryOptions } from '@tanstack/react-query'
import {
  checkProgrammeRoute,
  getPathwayRoute,
  getProgrammeDraftRoute,
  getProgrammeRoute,
  getProgrammeTrialRoute,
  getProgrammeWordsRoute,
  listProgrammeDraftsRoute,
  listProgrammesRoute,
  type ProgrammeDocument,
} from '../../../contract/pathway-programme.ts'
import { call } from '../../app/api.ts'

export const programmesQuery = queryOptions({
  queryKey: ['programmes', 'all'],
  queryFn: ({ signal }) => call(listProgrammesRoute, {}, { signal }),
})

/** A programme in plain words: the version named, or the one in force. */
export function programmeQuery(code: string, version?: number) {
  return queryOptions({
    queryKey: ['programmes', 'one', code, version],
    queryFn: ({ signal }) => call(getProgrammeRoute, { params: { code }, query: { version } }, { signal }),
  })
}

export const programmeDraftsQuery = queryOptions({
  queryKey: ['programmes', 'drafts'],
  queryFn: async ({ signal }) => (await call(listProgrammeDraftsRoute, {}, { signal })).drafts,
})

export function programmeDraftQuery(draftId: string) {
  return queryOptions({
    queryKey: ['programmes', 'drafts', draftId],
    queryFn: ({ signal }) => call(getProgrammeDraftRoute, { params: { draftId } }, { signal }),
  })
}

/** What is wrong with a draft as it stands on the screen, and how it would read. */
export function programmeCheckQuery(draftId: string, document: ProgrammeDocument) {
  return queryOptions({
    queryKey: ['programmes', 'check', draftId, document],
    queryFn: ({ signal }) =>
      call(checkProgrammeRoute, { params: { draftId }, body: { document } }, { signal }),
    gcTime: 0,
  })
}

/** What the lists of the editor are filled with. It changes with a release. */
export const programmeWordsQuery = queryOptions({
  queryKey: ['programmes', 'words'],
  queryFn: ({ signal }) => call(getProgrammeWordsRoute, {}, { signal }),
  staleTime: 10 * 60_000,
})

/** How far a trial has come: asked again each second until it is finished. */
export function programmeTrialQuery(trialId: string) {
  return queryOptions({
    queryKey: ['programmes', 'trials', trialId],
    queryFn: ({ signal }) => call(getProgrammeTrialRoute, { params: { trialId } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 1_000 : false),
  })
}

/** One pathway of a citizen against the programme it started on. */
export function pathwayQuery(citizenId: string, pathwayId: string) {
  return queryOptions({
    queryKey: ['citizen', citizenId, 'pathways', pathwayId],
    queryFn: ({ signal }) => call(getPathwayRoute, { params: { citizenId, pathwayId } }, { signal }),
  })
}
