import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { ErrorScreen, NotFoundScreen } from './error-screen.tsx'
import { LoadingScreen } from './loading-screen.tsx'
import { queryClient } from './query-client.ts'
import { Root } from './root.tsx'
import { sessionQuery } from './session.ts'

const rootRoute = createRootRoute({ notFoundComponent: NotFoundScreen })

const styleGuideRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.styleGuide,
  component: lazyRouteComponent(() => import('./style-guide/style-guide-page.tsx'), 'StyleGuidePage'),
})

/** Everything below asks who you are first. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: Root,
  loader: () => queryClient.ensureQueryData(sessionQuery),
})

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.home,
  beforeLoad: async () => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session === null) return
    throw redirect({ to: session.kind === 'citizen' ? paths.myPathway : paths.worklist, replace: true })
  },
})

const moreRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.more,
  component: lazyRouteComponent(() => import('./more-page.tsx'), 'MorePage'),
})

const routeTree = rootRoute.addChildren([styleGuideRoute, signedInRoute.addChildren([homeRoute, moreRoute])])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // Freshness is the business of the queries and the live signals.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingComponent: LoadingScreen,
  defaultErrorComponent: ErrorScreen,
  defaultNotFoundComponent: NotFoundScreen,
  scrollRestoration: true,
})

// The keyboard and the screen reader follow to the new page.
router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation !== undefined)
    document.getElementById('main')?.focus({ preventScroll: true })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
