import { useSyncExternalStore } from 'react'
import { signOutRoute } from '../../contract/identity.ts'
import { paths } from '../paths.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { call } from './api.ts'
import { textOfFault } from './fault-text.ts'
import { outbox } from './waiting/our-outbox.ts'

/** A sign-out that waits for a yes, since something would be lost by it. */
let asked: { readonly leave: () => void } | undefined
const watchers = new Set<() => void>()

function ask(question: typeof asked): void {
  asked = question
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Whether somebody wants to sign out while something is not sent, and how to answer. */
export function useSignOutAsked(): {
  readonly isAsked: boolean
  readonly answer: (isLeaving: boolean) => void
} {
  const question = useSyncExternalStore(watch, () => asked)
  return {
    isAsked: question !== undefined,
    answer: (isLeaving) => {
      if (isLeaving) question?.leave()
      ask(undefined)
    },
  }
}

/**
 * Ends this session, or all of the person's sessions on every machine. The browser then forgets what we stored, so when
 * something is not sent it asks first.
 */
export function useSignOut(): (everywhere: boolean) => void {
  const t = useText()
  const tell = useToast()
  return (everywhere) => {
    const leave = () => {
      call(signOutRoute, { body: { everywhere } }).then(
        // A fresh load, so that nothing about anybody stays in the memory of a shared computer.
        () => location.assign(paths.home),
        (fault: unknown) => tell(t(textOfFault(fault)), 'danger'),
      )
    }
    if (outbox.now().deeds.length > 0) ask({ leave })
    else leave()
  }
}
