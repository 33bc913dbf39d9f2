import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { AnswerOf, Route } from '../../contract/route.ts'
import type { RequestId } from '../../kernel/ids.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { type Asked, call, newRequestId, Refused } from './api.ts'
import { textOfFault } from './fault-text.ts'
import { keyOf, type Topic } from './live.ts'
import { sessionQuery } from './session.ts'
import { hearOutbox, outbox } from './waiting/our-outbox.ts'
import { waitingTexts } from './waiting/texts.ts'
import type { WaitingDeed } from './waiting/waiting-deed.ts'

const ChangedMeanwhile = lazy(() =>
  import('../ui/changed-meanwhile.tsx').then((file) => ({ default: file.ChangedMeanwhile })),
)

const ClashContext = createContext<(refusal: Refused) => void>(() => undefined)

/** Holds the "changed meanwhile" dialog for every deed in the app, and says what becomes of those that wait. */
export function DeedProvider({ children }: { children: ReactNode }) {
  const t = useText()
  const queryClient = useQueryClient()
  const [clash, setClash] = useState<Refused>()
  useWaitingTales()
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

/** Tells that a deed waits, that it has arrived, and that one can no longer be opened. */
function useWaitingTales(): void {
  const t = useText()
  const tell = useToast()
  const queryClient = useQueryClient()
  useEffect(
    () =>
      hearOutbox((tale, n) => {
        if (tale === 'kept') tell(t(waitingTexts.kept), 'neutral')
        if (tale === 'in-memory') tell(t(waitingTexts.keptInMemory), 'warning')
        if (tale === 'lost')
          tell(n === 1 ? t(waitingTexts.lostOne) : t(waitingTexts.lostMany, { n }), 'danger')
        if (tale !== 'arrived') return
        tell(n === 1 ? t(waitingTexts.arrivedOne) : t(waitingTexts.arrivedMany, { n }))
        void queryClient.invalidateQueries()
      }),
    [t, tell, queryClient],
  )
}

export interface DeedOptions<R extends Route> {
  /** What is out of date once it is done. The live signal says the same to everybody else. */
  readonly touches: readonly Topic[]
  /** Called with the answer, also when it has waited, as long as the form is still there. */
  readonly onDone?: (answer: AnswerOf<R>) => void
  /** Why it did not, when the form can show it where it belongs. It is told shortly all the same. */
  readonly onFault?: (fault: Error) => void
  /** Closes the form: once it is done, or kept until there is a network. */
  readonly closes?: () => void
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
 * A write by a person. The same deed sent twice is one deed; without network it waits on the device and is sent when it is
 * back, also when the page has been closed meanwhile. Only what the security log watches does not wait: nobody opens a
 * record in an emergency an hour later. When somebody else came first a dialog says so and nothing is overwritten.
 */
export function useDeed<R extends Route>(
  route: R,
  { touches, onDone, onFault, closes, says }: DeedOptions<R>,
): Deed<R> {
  const t = useText()
  const tell = useToast()
  const showClash = useContext(ClashContext)
  const queryClient = useQueryClient()
  // What arrives later finds its form gone, or open again for something else.
  const isThere = useRef(true)
  const kept = useRef(new Set<RequestId>())
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const mutation = useMutation({
    mutationKey: ['deed', route.name],
    networkMode: 'always',
    mutationFn: async ({ asked, requestId }: { asked: Asked<R>; requestId: RequestId }) => {
      if (route.isWatched) return call(route, asked, { requestId })
      const { name, method, path } = route
      const session = queryClient.getQueryData(sessionQuery.queryKey)
      const deed: WaitingDeed = {
        id: requestId,
        route: { name, method, path },
        asked,
        roleId: session?.role?.id ?? null,
        madeAt: Date.now(),
        page: document.title.split(' – ')[0] ?? '',
        address: `${location.pathname}${location.search}`,
      }
      const wait = () => {
        kept.current.add(requestId)
        closes?.()
      }
      return (await outbox.take(deed, wait)) as AnswerOf<R>
    },
    onSuccess: async (answer, { requestId }) => {
      const wasKept = kept.current.delete(requestId)
      if (!wasKept || isThere.current) onDone?.(answer)
      if (!wasKept) closes?.()
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
