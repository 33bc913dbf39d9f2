import { z } from 'zod'
import { parseDanishDate } from '../kernel/danish-calendar.ts'
import { type RefusalCodes, route } from './route.ts'

export const organisationRefusals = {
  'unit-unknown': 'unknown',
  'unit-needs-parent': 'invalid',
  'unit-parent-unknown': 'unknown',
  'unit-room-missing': 'invalid',
  'unit-room-not-of-party': 'invalid',
  'unit-number-taken': 'conflict',
  'sor-wrong-form': 'invalid',
  'gln-wrong-form': 'invalid',
  'gln-wrong-check-digit': 'invalid',
  'yder-wrong-form': 'invalid',
  'person-already-registered': 'conflict',
  'authorisation-id-wrong-form': 'invalid',
  'role-person-unknown': 'unknown',
  'role-unit-unknown': 'unknown',
  'role-already-held': 'conflict',
  'role-unknown': 'unknown',
  'role-ended-already': 'conflict',
  'end-too-early': 'invalid',
  'unit-left-alone': 'conflict',
  'unit-closed-already': 'conflict',
  'unit-has-units-below': 'conflict',
  'unit-has-open-work': 'conflict',
  'unit-has-citizens': 'conflict',
  'unit-successor-missing': 'invalid',
  'unit-successor-unfit': 'invalid',
  'placement-outlasts-role': 'invalid',
  'placement-supervisor-unfit': 'invalid',
  'shift-begun-already': 'conflict',
  'shift-not-begun': 'conflict',
  'shift-length-wrong': 'invalid',
  'rota-refused': 'invalid',
  'municipality-unknown': 'unknown',
  'area-model-not-in-force': 'conflict',
  'municipality-in-no-area': 'conflict',
  'geography-refused': 'invalid',
} as const satisfies RefusalCodes

const id = z.uuid()
const date = z
  .string()
  .refine((text) => parseDanishDate(text) !== undefined, 'must be a day such as 2026-06-05')
const municipalityCode = z.string().regex(/^\d{4}$/, 'must be four digits')
const unitName = z.object({ id, name: z.string() })

const kind = z.enum([
  'region',
  'municipality',
  'hospital',
  'practice',
  'secretariat',
  'supplier',
  'pharmacy',
  'authority',
  'operator',
  'department',
  'ward',
  'team',
  'nursing-home',
  'job-centre',
])
const sector = z.enum(['hospital', 'praksis', 'kommune', 'akut', 'borger', 'faelles'])

/** An organisation as a screen shows it. */
export const unitView = z.object({
  id,
  kind,
  name: z.string(),
  sector,
  room: z
    .enum([
      'health',
      'elder-care',
      'assessment',
      'job-centre',
      'hospital',
      'practice',
      'private-supplier',
      'pharmacy',
      'authority',
      'operation',
    ])
    .nullable(),
  /** The one that ratifies and answers by law: hospital, municipality, practice. */
  party: unitName,
  parent: unitName.nullable(),
  services: z.array(z.string()),
  municipality: z.object({ code: z.string(), name: z.string() }).nullable(),
  sor: z.string().nullable(),
  gln: z.string().nullable(),
  yder: z.string().nullable(),
  phone: z.string().nullable(),
  dutyPhone: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type UnitView = z.output<typeof unitView>

export const areaModel = z.enum(['region', 'community-2019', 'cluster-2022', 'council-2027'])
export type AreaModelView = z.output<typeof areaModel>

const areaView = z.object({ area: z.string(), name: z.string() })

/** Where a municipality belongs on a day. */
export const belongingView = z.object({
  municipality: z.object({ code: z.string(), name: z.string() }),
  model: areaModel,
  on: z.string(),
  area: areaView,
  region: areaView,
  /** Areas it takes part in besides its own, with the reason. */
  alsoIn: z.array(areaView.extend({ reason: z.string() })),
  phase: z.enum(['in-force', 'preparing', 'proposal']),
  basis: z.enum(['documented', 'derived']),
  source: z.string(),
})
export type BelongingView = z.output<typeof belongingView>

const everyone = ['professional', 'citizen'] as const

export const listUnitsRoute = route({
  name: 'list-units',
  method: 'GET',
  path: '/api/v1/units',
  purpose: 'administration',
  summary:
    'Units that exist today, by name, sector, kind, service or municipality: to choose who gets a hand-off',
  for: ['professional'],
  query: z.object({
    search: z.string().trim().min(1).max(100).optional(),
    sector: sector.optional(),
    kind: kind.optional(),
    service: z.string().max(100).optional(),
    municipality: municipalityCode.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({ units: z.array(unitView) }),
  refusals: {},
})

export const getUnitRoute = route({
  name: 'get-unit',
  method: 'GET',
  path: '/api/v1/units/:unitId',
  purpose: 'administration',
  summary: 'One unit with its numbers and phones',
  for: ['professional'],
  params: z.object({ unitId: id }),
  answer: unitView,
  refusals: { 'unit-unknown': 'unknown' },
})

export const whereBelongsRoute = route({
  name: 'where-belongs',
  method: 'GET',
  path: '/api/v1/geography/belongs',
  purpose: 'administration',
  summary: 'Which community, cluster, council or region a municipality belongs to on a day',
  for: everyone,
  query: z.object({ municipality: municipalityCode, on: date, model: areaModel }),
  answer: belongingView,
  refusals: {
    'municipality-unknown': 'unknown',
    'area-model-not-in-force': 'conflict',
    'municipality-in-no-area': 'conflict',
  },
})

export const listAreasRoute = route({
  name: 'list-areas',
  method: 'GET',
  path: '/api/v1/geography/areas',
  purpose: 'administration',
  summary: 'Every area of one way of dividing the country on a day, with its municipalities',
  for: everyone,
  query: z.object({ on: date, model: areaModel }),
  answer: z.object({
    areas: z.array(
      areaView.extend({ municipalities: z.array(z.object({ code: z.string(), name: z.string() })) }),
    ),
  }),
  refusals: {},
})

/** The shift somebody is on. */
export const shiftView = z.object({
  from: z.string(),
  to: z.string(),
  /** From the rota, or begun by themselves. */
  toldThrough: z.enum(['rota', 'self']),
})
export type ShiftView = z.output<typeof shiftView>

const shiftAnswer = z.object({ shift: shiftView.nullable() })

export const getMyShiftRoute = route({
  name: 'get-my-shift',
  method: 'GET',
  path: '/api/v1/me/shift',
  purpose: 'administration',
  summary: 'Whether I am at work now in the role I have chosen: by the rota, or because I have said so',
  for: ['professional'],
  answer: shiftAnswer,
  refusals: {},
})

export const setMyShiftRoute = route({
  name: 'set-my-shift',
  method: 'POST',
  path: '/api/v1/me/shift',
  purpose: 'administration',
  summary:
    'Say that I am at work now (for twelve hours at most), or no longer; some may see citizens only at work',
  for: ['professional'],
  body: z.strictObject({ isOnShift: z.boolean(), to: z.iso.datetime().optional() }),
  answer: shiftAnswer,
  refusals: {
    'shift-begun-already': 'conflict',
    'shift-not-begun': 'conflict',
    'shift-length-wrong': 'invalid',
  },
})

export const organisationRoutes = [
  listUnitsRoute,
  getUnitRoute,
  whereBelongsRoute,
  listAreasRoute,
  getMyShiftRoute,
  setMyShiftRoute,
] as const
