import { useQueryClient } from '@tanstack/react-query'
import { type ErrorComponentProps, getRouteApi, useRouter } from '@tanstack/react-router'
import { Refused } from '../../../app/api.ts'
import { ErrorScreen } from '../../../app/error-screen.tsx'
import { isAccessRefusal, RefusedScreen } from '../../access/pages/staff-refused-screen.tsx'

const route = getRouteApi('/signed-in/borgere/$citizenId')

/** A citizen's page that could not be shown; where the rules said no it explains itself. */
export function CitizenRefused(props: ErrorComponentProps) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const { citizenId } = route.useParams()
  const { error, reset } = props
  if (!(error instanceof Refused && isAccessRefusal(error))) return <ErrorScreen {...props} />
  const again = () => {
    void queryClient
      .invalidateQueries({ queryKey: ['citizen', citizenId] })
      .then(() => router.invalidate())
      .then(reset)
  }
  return <RefusedScreen citizenId={citizenId} refused={error} onOpened={again} />
}
