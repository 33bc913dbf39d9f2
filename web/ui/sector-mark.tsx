import './state.css'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { type Text, useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

export type Sector = 'borger' | 'praksis' | 'hospital' | 'kommune' | 'akut' | 'faelles'

/** The order of lanes on every screen. */
export const laneOrder: readonly Sector[] = ['borger', 'praksis', 'hospital', 'kommune', 'akut']

const icons: Readonly<Record<Sector, IconName>> = {
  borger: 'person',
  praksis: 'stethoscope',
  hospital: 'hospital',
  kommune: 'houseHeart',
  akut: 'ambulance',
  faelles: 'handshake',
}

export const sectorTexts: Readonly<Record<Sector, Text>> = {
  borger: pieceTexts.sectorBorger,
  praksis: pieceTexts.sectorPraksis,
  hospital: pieceTexts.sectorHospital,
  kommune: pieceTexts.sectorKommune,
  akut: pieceTexts.sectorAkut,
  faelles: pieceTexts.sectorFaelles,
}

/** Who: icon and word in the sector's colour. The word may be the unit's own name. */
export function SectorMark({ sector, children }: { sector: Sector; children?: ReactNode }) {
  const t = useText()
  return (
    <span className="sector-mark" data-sector={sector}>
      <Icon name={icons[sector]} />
      <span>
        {children ?? t(sectorTexts[sector])}
        {children && <span className="visually-hidden"> ({t(sectorTexts[sector])})</span>}
      </span>
    </span>
  )
}
