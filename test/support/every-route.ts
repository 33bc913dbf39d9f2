import { identityRoutes } from '../../server/modules/identity/index.ts'
import { modules } from '../../server/modules.ts'
import type { MountedRoute } from '../../server/platform/http/answer.ts'

/** Every route of every module, in order of address and method. */
export const everyRoute: readonly MountedRoute[] = [
  ...modules.flatMap((module) => module.routes ?? []),
  ...identityRoutes,
].toSorted(({ route: one }, { route: other }) =>
  `${one.path} ${one.method}` < `${other.path} ${other.method}` ? -1 : 1,
)

/** The address of a route with every part that varies filled in. */
export function addressOf(path: string, part: (name: string) => string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(part(name)))
}
