import { Skeleton } from '../ui/condition.tsx'

export function LoadingScreen() {
  return (
    <main id="main" tabIndex={-1} className="page">
      <Skeleton rows={8} />
    </main>
  )
}
