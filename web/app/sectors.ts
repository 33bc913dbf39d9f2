import type { Sector } from '../ui/sector-mark.tsx'

const sectors: Readonly<Record<string, Sector>> = {
  citizen: 'borger',
  praksis: 'praksis',
  'general-practice': 'praksis',
  hospital: 'hospital',
  municipality: 'kommune',
  'acute-team': 'akut',
  community: 'faelles',
}

/** The colour, icon and word of a sector as the server names it; the community's when it is of no sector. */
export function sectorOf(name: string): Sector {
  return sectors[name] ?? 'faelles'
}
