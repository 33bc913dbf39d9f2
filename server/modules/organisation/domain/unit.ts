import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Gln, SorCode, YderNumber } from '../../../../kernel/organisation-number.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

export type UnitKind =
  | 'region'
  | 'municipality'
  | 'hospital'
  | 'practice'
  | 'secretariat'
  /** A private place that rehabilitates by agreement (SUL § 140(4)). */
  | 'supplier'
  | 'pharmacy'
  /** Supervises, as the Patient Safety Authority does. */
  | 'authority'
  /** Runs the program for the others; a processor, never a controller. */
  | 'operator'
  | 'department'
  | 'ward'
  | 'team'
  | 'nursing-home'
  | 'job-centre'

/** The part of a party inside which information may flow; a municipality has several (law handbook, 5). */
export type Room =
  | 'health'
  | 'elder-care'
  | 'assessment'
  | 'job-centre'
  | 'hospital'
  | 'practice'
  | 'private-supplier'
  | 'pharmacy'
  | 'authority'
  | 'operation'

/** How screens tell parties apart, in the words of the visual language. */
export type Sector = 'hospital' | 'praksis' | 'kommune' | 'akut' | 'borger' | 'faelles'

/** An organisation, from region to team. A unit without a GLN or phone of its own uses that of the unit above it. */
export interface Unit {
  readonly id: OrganisationId
  readonly kind: UnitKind
  /** None for a unit that holds no information about citizens: a region, a municipality as a whole, a secretariat. */
  readonly room: Room | null
  readonly parentId: OrganisationId | null
  /** The unit that ratifies and answers by law: a hospital, a municipality, a practice. */
  readonly partyId: OrganisationId
  readonly name: string
  readonly sector: Sector
  /** What it can be asked for: `home-nursing`, `acute-nursing`, `assessment`, `training`, `ward`, `general-practice` … */
  readonly services: readonly string[]
  readonly municipalityCode: string | null
  /** Municipalities whose citizens it serves. */
  readonly serves: readonly string[]
  readonly sor: SorCode | null
  readonly gln: Gln | null
  readonly yder: YderNumber | null
  readonly phone: string | null
  /** Answered round the clock. */
  readonly dutyPhone: string | null
  readonly validFrom: DanishDate
  /** Last day; none while it is open. */
  readonly validTo: DanishDate | null
}

/** What places a unit among the others. */
export interface UnitPlace {
  readonly partyId: OrganisationId
  readonly room: Room | null
  readonly sector: Sector
}

export type PlaceRefused = Refusal<'unit-needs-parent' | 'unit-room-missing' | 'unit-room-not-of-party'>

/** Units that answer for themselves. The others answer through the one they lie under. */
const ownParty: ReadonlySet<UnitKind> = new Set([
  'region',
  'municipality',
  'hospital',
  'practice',
  'secretariat',
  'supplier',
  'pharmacy',
  'authority',
  'operator',
])

const roomsOf: Partial<Record<UnitKind, readonly Room[]>> = {
  municipality: ['health', 'elder-care', 'assessment', 'job-centre'],
  hospital: ['hospital'],
  practice: ['practice'],
  supplier: ['private-supplier'],
  pharmacy: ['pharmacy'],
  authority: ['authority'],
  operator: ['operation'],
}

const sectorOf: Partial<Record<UnitKind, Sector>> = {
  region: 'hospital',
  hospital: 'hospital',
  municipality: 'kommune',
  practice: 'praksis',
}

/**
 * Finds the party, the room and the sector of a new unit. Under a municipality the room must be stated, or follow from the
 * unit above; every other party is one room.
 */
export function placeUnit(
  unit: { id: OrganisationId; kind: UnitKind; room?: Room | undefined; sector?: Sector | undefined },
  parent: Unit | undefined,
  party: Unit | undefined,
): Result<UnitPlace, PlaceRefused> {
  if (ownParty.has(unit.kind)) {
    const [room = null] = unit.kind === 'municipality' ? [] : (roomsOf[unit.kind] ?? [])
    return ok({ partyId: unit.id, room, sector: unit.sector ?? sectorOf[unit.kind] ?? 'faelles' })
  }
  if (parent === undefined || party === undefined) return refused('unit-needs-parent', { kind: unit.kind })
  const allowed = roomsOf[party.kind] ?? []
  const room = unit.room ?? parent.room ?? (allowed.length === 1 ? allowed[0] : undefined)
  if (room === undefined && allowed.length > 0) return refused('unit-room-missing', { rooms: allowed })
  if (room !== undefined && !allowed.includes(room))
    return refused('unit-room-not-of-party', { room, rooms: allowed })
  return ok({ partyId: party.id, room: room ?? null, sector: unit.sector ?? parent.sector })
}
