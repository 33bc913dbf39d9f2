import { signOutRoute } from '../../contract/identity.ts'
import { paths } from '../paths.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { call } from './api.ts'
import { textOfFault } from './refusal-texts.ts'

/** Ends this session, or all of the person's sessions on every machine. */
export function useSignOut(): (everywhere: boolean) => void {
  const t = useText()
  const tell = useToast()
  return (everywhere) => {
    call(signOutRoute, { body: { everywhere } }).then(
      // A fresh load, so that nothing about anybody stays in the memory of a shared computer.
      () => location.assign(paths.home),
      (fault: unknown) => tell(t(textOfFault(fault)), 'danger'),
    )
  }
}
