import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import type { AnswerOf, Route } from '../../contract/route.ts'
import type { RequestId } from '../../kernel/ids.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { type Asked, call, newRequestId, Refused } from './api.ts'
import { keyOf, type Topic } from './live.ts'
import { textOfFault } from './refusal-texts.ts'

const ChangedMeanwhile = lazy(() =>
  import('../ui/changed-meanwhile.tsx').then((file) => ({ default: file.ChangedMeanwhile })),
)

const ClashContext = createContext<(refusal: Refused) => void>(() => undefined)

/** Holds the "changed meanwhile" dialog for every deed in the app. */
export function DeedProvider({ children }: { children: ReactNode }) {
  const t = useText()
  const queryClient = useQueryClient()
  const [clash, setClash] = useState<Refused>()
  return (
    <ClashContext value={setClash}>
      {children}
      {clash && (
        <Suspense>
          <ChangedMeanwhile
            isOpen
            onSeeNew={() => {
              setClash(undefined)
              void queryClient.invalidateQueries()
            }}
          >
            {t(textOfFault(clash))}
          </ChangedMeanwhile>
        </Suspense>
      )}
    </ClashContext>
  )
}

export interface DeedOptions<R extends Route> {
  /** What is out of date once it is done. The live signal says the same to everybody else. */
  readonly touches: readonly Topic[]
  readonly onDone?: (answer: AnswerOf<R>) => void
  /** Why it did not, when the form can show it where it belongs. It is told shortly all the same. */
  readonly onFault?: (fault: Error) => void
  /** Said when it succeeded. */
  readonly says?: string
}

export interface Deed<R extends Route> {
  readonly isBusy: boolean
  /** Why it did not succeed, to be shown beside the form. */
  readonly fault: Error | null
  readonly does: (asked: Asked<R>) => void
}

/**
 * A write by a person. The same deed sent twice is one deed; without network it waits and is sent when it is back. When
 * somebody else came first a dialog says so and nothing is overwritten.
 */
export function useDeed<R extends Route>(
  route: R,
  { touches, onDone, onFault, says }: DeedOptions<R>,
): Deed<R> {
  const t = useText()
  const tell = useToast()
  const showClash = useContext(ClashContext)
  const queryClient = useQueryClient()
  const mutation = useMutation({
    mutationKey: ['deed', route.name],
    mutationFn: ({ asked, requestId }: { asked: Asked<R>; requestId: RequestId }) =>
      call(route, asked, { requestId }),
    onSuccess: async (answer) => {
      onDone?.(answer)
      if (says) tell(says)
      await Promise.all(touches.map((topic) => queryClient.invalidateQueries({ queryKey: keyOf(topic) })))
    },
    onError: (fault) => {
      onFault?.(fault)
      if (fault instanceof Refused && fault.status === 409) showClash(fault)
      else tell(t(textOfFault(fault)), 'danger')
    },
  })
  return useMemo(
    () => ({
      isBusy: mutation.isPending,
      fault: mutation.error,
      does: (asked) => mutation.mutate({ asked, requestId: newRequestId() }),
    }),
    [mutation.isPending, mutation.error, mutation.mutate],
  )
}

/** How many deeds wait for the network. */
export function useWaitingDeeds(): number {
  return useMutationState({ filters: { mutationKey: ['deed'], predicate: ({ state }) => state.isPaused } })
    .length
}
