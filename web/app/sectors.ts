import { laneOrder, type Sector } from '../ui/sector-mark.tsx'

/** The sector by its name on the wire; the community's for whoever belongs to none. */
export function sectorOf(name: string): Sector {
  return laneOrder.find((sector) => sector === name) ?? 'faelles'
}
