/** Where a ward says the citizen went. What it decides: whether municipal nursing meets the citizen there. */
export type Destination =
  | 'own-home-with-nursing'
  | 'own-home'
  | 'temporary-place'
  | 'nursing-home'
  | 'elsewhere'

const inMunicipalNursing: Readonly<Record<Destination, boolean>> = {
  'own-home-with-nursing': true,
  'own-home': false,
  'temporary-place': true,
  'nursing-home': true,
  // A hospice, abroad, with family elsewhere: no municipal nurse is there to phone the ward.
  elsewhere: false,
}

/** True where the 72-hour responsibility can follow (pathways A, 72 hours: discharged to municipal nursing). */
export function isInMunicipalNursing(destination: Destination): boolean {
  return inMunicipalNursing[destination]
}
