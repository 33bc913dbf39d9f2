import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { parseDanishDate } from '../../kernel/danish-calendar.ts'
import { type InboxView, inboxViews } from '../modules/correspondence/views.ts'
import { type LetterView, letterViews } from '../modules/message/letter-filter.ts'
import { type ControlView, controlViews } from '../modules/oversight/views.ts'
import { type WardView, wardViews } from '../modules/stay/views.ts'
import { type WorklistSort, type WorklistView, worklistSorts, worklistViews } from '../modules/task/views.ts'
import { paths } from '../paths.ts'
import { ErrorScreen, NotFoundScreen } from './error-screen.tsx'
import { LoadingScreen } from './loading-screen.tsx'
import { startOf } from './places.ts'
import { queryClient } from './query-client.ts'
import { Root } from './root.tsx'
import { sectorOf } from './sectors.ts'
import { sessionQuery } from './session.ts'
import { SignInPage } from './sign-in-page.tsx'

/** One value of a closed list from an address that anybody may have typed. */
function oneOf<Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  search: Record<string, unknown>,
): { [name in Name]?: Value } {
  // Said also when it is none of them: what the address says would else reach the page as it stands.
  return { [name]: values.find((each) => each === search[name]) } as { [name in Name]?: Value }
}

/** A calendar date that exists, `2026-11-21`. */
function isDate(value: unknown): value is string {
  return typeof value === 'string' && parseDanishDate(value) !== undefined
}

/** An id of ours as it stands in an address. */
function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

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
    throw redirect({ to: startOf(session), replace: true })
  },
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.signIn,
  validateSearch: (search): { afvist?: string } =>
    typeof search.afvist === 'string' ? { afvist: search.afvist } : {},
  component: function TurnedAway() {
    return <SignInPage refusal={signInRoute.useSearch().afvist} />
  },
})

/** Answers only to whoever is signed in; the door is shown before any data is asked for. */
async function whenSignedIn(load: (unitId: string) => Promise<unknown>): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (session === null) return
  // A citizen who follows a link meant for staff comes home instead.
  if (session.role === null) throw redirect({ to: startOf(session), replace: true })
  await load(session.role.unitId)
}

const worklistRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.worklist,
  validateSearch: (search): { vis?: WorklistView; sort?: WorklistSort } => ({
    ...oneOf('vis', worklistViews, search),
    ...oneOf('sort', worklistSorts, search),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) =>
    whenSignedIn(async (unitId) => {
      const { offersQuery, worklistQuery } = await import('../modules/task/queries.ts')
      await Promise.all([
        queryClient.prefetchQuery(offersQuery(unitId, 'incoming')),
        queryClient.prefetchInfiniteQuery(worklistQuery(unitId, deps.vis ?? 'enhed')),
      ])
    }),
  component: lazyRouteComponent(() => import('../modules/task/pages/worklist-page.tsx'), 'WorklistPage'),
})

const findCitizenRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.citizens,
  component: lazyRouteComponent(
    () => import('../modules/citizen/pages/find-citizen-page.tsx'),
    'FindCitizenPage',
  ),
})

/** What stands on every page of a citizen; the pages themselves hang below. */
const citizenFrameRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.citizen,
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { citizenQuery } = await import('../modules/citizen/queries.ts')
      await queryClient.ensureQueryData(citizenQuery(params.citizenId))
    }),
  component: lazyRouteComponent(() => import('../modules/citizen/pages/citizen-frame.tsx'), 'CitizenFrame'),
  errorComponent: lazyRouteComponent(
    () => import('../modules/citizen/pages/citizen-refused.tsx'),
    'CitizenRefused',
  ),
})

const citizenRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: '/',
  validateSearch: (search): { opgave?: string } =>
    typeof search.opgave === 'string' ? { opgave: search.opgave } : {},
  component: lazyRouteComponent(() => import('../modules/citizen/pages/citizen-page.tsx'), 'CitizenPage'),
})

const citizenMedicineRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'medicin',
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { medicinesQuery } = await import('../modules/medication/queries.ts')
      await queryClient.prefetchQuery(medicinesQuery(params.citizenId))
    }),
  component: lazyRouteComponent(
    () => import('../modules/medication/pages/medicine-page.tsx'),
    'MedicinePage',
  ),
})

const citizenRehabRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'genoptraening',
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { rehabilitationQuery } = await import('../modules/rehab/queries.ts')
      await queryClient.prefetchQuery(rehabilitationQuery(params.citizenId))
    }),
  component: lazyRouteComponent(() => import('../modules/rehab/pages/rehab-page.tsx'), 'RehabPage'),
})

const citizenCorrespondenceRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'korrespondance',
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { citizenCorrespondenceQuery } = await import('../modules/correspondence/queries.ts')
      await queryClient.prefetchQuery(citizenCorrespondenceQuery(params.citizenId))
    }),
  component: lazyRouteComponent(
    () => import('../modules/correspondence/pages/citizen-correspondence-page.tsx'),
    'CitizenCorrespondencePage',
  ),
})

const newLetterRoute = createRoute({
  getParentRoute: () => citizenCorrespondenceRoute,
  path: 'ny',
  validateSearch: (search): { kladde?: string } => (isUuid(search.kladde) ? { kladde: search.kladde } : {}),
  component: lazyRouteComponent(
    () => import('../modules/correspondence/pages/new-letter-page.tsx'),
    'NewLetterPage',
  ),
})

const citizenThreadRoute = createRoute({
  getParentRoute: () => citizenCorrespondenceRoute,
  path: '$threadId',
  component: lazyRouteComponent(
    () => import('../modules/correspondence/pages/citizen-correspondence-page.tsx'),
    'CitizenThreadPage',
  ),
})

const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.correspondence,
  validateSearch: (search): { vis?: InboxView; borger?: string; traad?: string } => ({
    ...oneOf('vis', inboxViews, search),
    ...(isUuid(search.borger) && isUuid(search.traad) && { borger: search.borger, traad: search.traad }),
  }),
  loaderDeps: ({ search }) => ({ vis: search.vis }),
  loader: ({ deps }) =>
    whenSignedIn(async (unitId) => {
      const { inboxQuery } = await import('../modules/correspondence/queries.ts')
      await queryClient.prefetchInfiniteQuery(inboxQuery(unitId, deps.vis ?? 'ulaeste'))
    }),
  component: lazyRouteComponent(() => import('../modules/correspondence/pages/inbox-page.tsx'), 'InboxPage'),
})

const myCorrespondenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myCorrespondence,
  component: lazyRouteComponent(
    () => import('../modules/correspondence/pages/my-correspondence-page.tsx'),
    'MyCorrespondencePage',
  ),
})

const myThreadRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myThread,
  component: lazyRouteComponent(
    () => import('../modules/correspondence/pages/my-correspondence-page.tsx'),
    'MyThreadPage',
  ),
})

const citizenObservationsRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'proevesvar',
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { observationsQuery } = await import('../modules/observation/queries.ts')
      await queryClient.prefetchQuery(observationsQuery(params.citizenId))
    }),
  component: lazyRouteComponent(
    () => import('../modules/observation/pages/observations-page.tsx'),
    'ObservationsPage',
  ),
})

const documentsRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'dokumenter',
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { documentsQuery } = await import('../modules/form/queries.ts')
      await queryClient.prefetchQuery(documentsQuery(params.citizenId))
    }),
  component: lazyRouteComponent(() => import('../modules/form/pages/documents-page.tsx'), 'DocumentsPage'),
})

const documentRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'dokumenter/$responseId',
  validateSearch: (search): { udgave?: number } =>
    typeof search.udgave === 'number' && Number.isInteger(search.udgave) && search.udgave > 0
      ? { udgave: search.udgave }
      : {},
  loaderDeps: ({ search }) => search,
  loader: ({ params, deps }) =>
    whenSignedIn(async () => {
      const { documentQuery } = await import('../modules/form/queries.ts')
      await queryClient.prefetchQuery(documentQuery(params.citizenId, params.responseId, deps.udgave))
    }),
  component: lazyRouteComponent(() => import('../modules/form/pages/document-page.tsx'), 'DocumentPage'),
})

/** What of the unit's documents is shown: not read, or read lately. */
const newDocumentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.newDocuments,
  validateSearch: (search): { vis?: 'laest' } => oneOf('vis', ['laest'], search),
  loader: () => whenSignedIn(async () => undefined),
  component: lazyRouteComponent(
    () => import('../modules/form/pages/new-documents-page.tsx'),
    'NewDocumentsPage',
  ),
})

const myDocumentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myDocuments,
  component: lazyRouteComponent(
    () => import('../modules/form/pages/my-documents-page.tsx'),
    'MyDocumentsPage',
  ),
})

const myDocumentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myDocument,
  component: lazyRouteComponent(() => import('../modules/form/pages/my-document-page.tsx'), 'MyDocumentPage'),
})

const followedDocumentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.followedDocument,
  component: lazyRouteComponent(
    () => import('../modules/form/pages/my-document-page.tsx'),
    'FollowedDocumentPage',
  ),
})

const citizenPathwayRoute = createRoute({
  getParentRoute: () => citizenFrameRoute,
  path: 'forloeb/$pathwayId',
  loader: ({ params }) =>
    whenSignedIn(async () => {
      const { pathwayQuery } = await import('../modules/pathway/programme-queries.ts')
      await queryClient.prefetchQuery(pathwayQuery(params.citizenId, params.pathwayId))
    }),
  component: lazyRouteComponent(
    () => import('../modules/pathway/pages/programme-run-page.tsx'),
    'ProgrammeRunPage',
  ),
})

const programmesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.programmes,
  loader: () =>
    whenSignedIn(async () => {
      const { programmesQuery } = await import('../modules/pathway/programme-queries.ts')
      await queryClient.prefetchQuery(programmesQuery)
    }),
  component: lazyRouteComponent(
    () => import('../modules/pathway/pages/programme-list-page.tsx'),
    'ProgrammeListPage',
  ),
})

const programmeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.programme,
  validateSearch: (search): { version?: number; vis?: 'trin' } => ({
    ...(typeof search.version === 'number' &&
      Number.isInteger(search.version) &&
      search.version > 0 && { version: search.version }),
    ...oneOf('vis', ['trin'] as const, search),
  }),
  loaderDeps: ({ search }) => ({ version: search.version }),
  loader: ({ params, deps }) =>
    whenSignedIn(async () => {
      const { programmeQuery } = await import('../modules/pathway/programme-queries.ts')
      await queryClient.prefetchQuery(programmeQuery(params.code, deps.version))
    }),
  component: lazyRouteComponent(() => import('../modules/pathway/pages/programme-page.tsx'), 'ProgrammePage'),
})

const programmeDraftRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.programmeDraft,
  loader: () => whenSignedIn(async () => undefined),
  component: lazyRouteComponent(
    () => import('../modules/pathway/pages/programme-draft-page.tsx'),
    'ProgrammeDraftPage',
  ),
})

const wardRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.ward,
  validateSearch: (search): { vis?: WardView } => oneOf('vis', wardViews, search),
  loader: () =>
    whenSignedIn(async (unitId) => {
      const { inHospitalQuery, wardQuery } = await import('../modules/stay/queries.ts')
      const isWard =
        sectorOf((await queryClient.ensureQueryData(sessionQuery))?.role?.sector ?? '') === 'hospital'
      await queryClient.prefetchQuery(isWard ? wardQuery(unitId) : inHospitalQuery(unitId))
    }),
  component: lazyRouteComponent(() => import('../modules/stay/pages/ward-page.tsx'), 'WardPage'),
})

const firstContactsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.firstContacts,
  loader: () =>
    whenSignedIn(async (unitId) => {
      const { firstContactsQuery } = await import('../modules/stay/queries.ts')
      await queryClient.prefetchQuery(firstContactsQuery(unitId))
    }),
  component: lazyRouteComponent(
    () => import('../modules/stay/pages/first-contacts-page.tsx'),
    'FirstContactsPage',
  ),
})

const rehabListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.rehab,
  loader: () =>
    whenSignedIn(async (unitId) => {
      const { rehabilitationListQuery } = await import('../modules/rehab/queries.ts')
      await queryClient.prefetchQuery(rehabilitationListQuery(unitId))
    }),
  component: lazyRouteComponent(() => import('../modules/rehab/pages/rehab-list-page.tsx'), 'RehabListPage'),
})

const communityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.community,
  validateSearch: (search): { den?: string; faellesskab?: string; flyttet?: boolean } => ({
    ...(isDate(search.den) && { den: search.den }),
    ...(typeof search.faellesskab === 'string' && { faellesskab: search.faellesskab }),
    ...(search.flyttet === true && { flyttet: true }),
  }),
  component: lazyRouteComponent(
    () => import('../modules/agreement/pages/community-page.tsx'),
    'CommunityPage',
  ),
})

const messagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.messages,
  validateSearch: (search): { vis?: LetterView; brev?: string; sendt?: string } => ({
    ...oneOf('vis', letterViews, search),
    ...(typeof search.brev === 'string' && { brev: search.brev }),
    ...(typeof search.sendt === 'string' && { sendt: search.sendt }),
  }),
  component: lazyRouteComponent(() => import('../modules/message/pages/message-page.tsx'), 'MessagePage'),
})

const myPathwayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myPathway,
  component: lazyRouteComponent(
    () => import('../modules/pathway/pages/my-pathway-page.tsx'),
    'MyPathwayPage',
  ),
})

const myMedicineRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myMedicine,
  component: lazyRouteComponent(
    () => import('../modules/medication/pages/my-medicine-page.tsx'),
    'MyMedicinePage',
  ),
})

const myLooksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.myLooks,
  component: lazyRouteComponent(() => import('../modules/access/pages/my-looks-page.tsx'), 'MyLooksPage'),
})

const whoMaySeeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.whoMaySee,
  component: lazyRouteComponent(
    () => import('../modules/access/pages/who-may-see-page.tsx'),
    'WhoMaySeePage',
  ),
})

const followedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.followed,
  component: lazyRouteComponent(() => import('../modules/pathway/pages/followed-page.tsx'), 'FollowedPage'),
})

const followedWillRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.followedWill,
  component: lazyRouteComponent(
    () => import('../modules/access/pages/followed-will-page.tsx'),
    'FollowedWillPage',
  ),
})

const controlRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.control,
  validateSearch: (search): { vis?: ControlView; sag?: string } => ({
    ...oneOf('vis', controlViews, search),
    ...(typeof search.sag === 'string' && { sag: search.sag }),
  }),
  loader: () => whenSignedIn(async () => undefined),
  component: lazyRouteComponent(() => import('../modules/oversight/pages/control-page.tsx'), 'ControlPage'),
})

const permissionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.permissions,
  loader: () => whenSignedIn(async () => undefined),
  component: lazyRouteComponent(
    () => import('../modules/access/pages/staff-permissions-page.tsx'),
    'PermissionsPage',
  ),
})

const signInsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.signIns,
  component: lazyRouteComponent(() => import('../modules/identity/pages/sign-ins-page.tsx'), 'SignInsPage'),
})

const moreRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: paths.more,
  component: lazyRouteComponent(() => import('./more-page.tsx'), 'MorePage'),
})

const routeTree = rootRoute.addChildren([
  styleGuideRoute,
  signInRoute,
  signedInRoute.addChildren([
    homeRoute,
    worklistRoute,
    findCitizenRoute,
    citizenFrameRoute.addChildren([
      citizenRoute,
      documentsRoute,
      documentRoute,
      citizenMedicineRoute,
      citizenRehabRoute,
      citizenObservationsRoute,
      citizenPathwayRoute,
      citizenCorrespondenceRoute.addChildren([newLetterRoute, citizenThreadRoute]),
    ]),
    inboxRoute,
    wardRoute,
    rehabListRoute,
    firstContactsRoute,
    messagesRoute,
    communityRoute,
    programmesRoute,
    programmeRoute,
    programmeDraftRoute,
    myPathwayRoute,
    myMedicineRoute,
    myLooksRoute,
    whoMaySeeRoute,
    myCorrespondenceRoute,
    myThreadRoute,
    myDocumentsRoute,
    myDocumentRoute,
    followedRoute,
    followedWillRoute,
    followedDocumentRoute,
    newDocumentsRoute,
    controlRoute,
    permissionsRoute,
    signInsRoute,
    moreRoute,
  ]),
])

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
