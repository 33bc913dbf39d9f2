import type { SessionView } from '../../contract/identity.ts'
import { type Path, paths } from '../paths.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Text } from '../ui/text.tsx'
import { sectorOf } from './sectors.ts'
import { appTexts } from './texts.ts'

export interface Place {
  /** A place of its own: no address that says whose it is. */
  readonly to: Exclude<Path, `${string}$${string}`>
  readonly text: Text
  /** What it is called under the thumb, when shorter. */
  readonly short?: Text
  readonly icon: IconName
}

/** Those whose work is to control look-ups; they have no citizens of their own. */
const controllers: ReadonlySet<string> = new Set(['log-reviewer', 'data-protection-officer'])

/** Those who meet citizens at home when they come from hospital. */
const meetsAtHome: ReadonlySet<string> = new Set([
  'home-nurse',
  'acute-nurse',
  'joint-acute-nurse',
  'care-assistant',
  'social-health-assistant',
])

/** Those who train citizens by a rehabilitation plan. */
const trains: ReadonlySet<string> = new Set(['therapist', 'physiotherapist', 'occupational-therapist'])

/** Those who keep the house running and meet no citizens: they read no letters about them. */
const keepsHouse: ReadonlySet<string> = new Set([
  'operator',
  'message-desk',
  'secretariat',
  'community-contact',
  'it-administrator',
])

/** Whether this person reads and writes letters about citizens. */
export function writesLetters({ kind, role }: SessionView): boolean {
  return kind === 'professional' && role !== null && !keepsHouse.has(role.function)
}

/** Where a person in this session may go, in order. */
export function placesOf(session: SessionView): readonly Place[] {
  if (session.kind === 'citizen')
    return [
      { to: paths.myPathway, text: appTexts.myPathway, icon: 'home' },
      { to: paths.myLooks, text: appTexts.whoLooked, icon: 'history' },
      { to: paths.whoMaySee, text: appTexts.whoMaySee, icon: 'shield' },
      { to: paths.community, text: appTexts.community, icon: 'handshake' },
    ]
  if (controllers.has(session.role?.function ?? ''))
    return [
      { to: paths.control, text: appTexts.control, short: appTexts.controlShort, icon: 'shield' },
      { to: paths.community, text: appTexts.community, icon: 'handshake' },
    ]
  const sector = session.role && sectorOf(session.role.sector)
  const isHospital = sector === 'hospital'
  return [
    { to: paths.worklist, text: appTexts.worklist, short: appTexts.myDay, icon: 'worklist' },
    ...(isHospital ? [{ to: paths.ward, text: appTexts.ward, icon: 'bed' } as const] : []),
    ...(meetsAtHome.has(session.role?.function ?? '')
      ? [{ to: paths.firstContacts, text: appTexts.firstContacts, icon: 'houseHeart' } as const]
      : []),
    ...(trains.has(session.role?.function ?? '')
      ? [{ to: paths.rehab, text: appTexts.rehab, icon: 'dumbbell' } as const]
      : []),
    ...(session.role?.function === 'operator'
      ? []
      : [{ to: paths.citizens, text: appTexts.citizens, icon: 'people' } as const]),
    ...(sector === 'kommune' ? [{ to: paths.ward, text: appTexts.inHospital, icon: 'bed' } as const] : []),
    ...(writesLetters(session)
      ? [{ to: paths.correspondence, text: appTexts.correspondence, icon: 'talk' } as const]
      : []),
    { to: paths.messages, text: appTexts.messages, icon: 'message' },
    { to: paths.programmes, text: appTexts.programmes, icon: 'calendar' },
    { to: paths.community, text: appTexts.community, icon: 'handshake' },
    ...(session.role?.function === 'unit-leader'
      ? [{ to: paths.permissions, text: appTexts.permissions, icon: 'shield' } as const]
      : []),
  ]
}

/** Where a person begins: at their work. */
export function startOf(session: SessionView): Place['to'] {
  if (session.kind === 'citizen') return paths.myPathway
  switch (session.role?.function) {
    case 'message-desk':
      return paths.messages
    case 'log-reviewer':
    case 'data-protection-officer':
      return paths.control
    case 'secretariat':
    case 'community-contact':
      return paths.community
    case 'ward-nurse':
      return paths.ward
    default:
      return paths.worklist
  }
}
