import type { StoryKind } from '../server/modules/citizen/index.ts'

/** A citizen of the demo: an official test person (MedCom, July 2024), moved to one of the demo's municipalities. */
export interface DemoCitizen {
  readonly cprNumber: string
  readonly name: string
  readonly sex: 'female' | 'male'
  readonly birthDate: string
  readonly municipalityCode: string
  /** Key of the practice. */
  readonly gp: string
  readonly address: { readonly line: string; readonly postalCode: string; readonly district: string }
  /** Protected since this day (CPR Act § 28): the address is shown only to those who need it. */
  readonly protectedFrom?: string
  /** Help the municipality gives already; the reason it is told when the citizen is admitted. */
  readonly caseSince?: string
  readonly relatives?: readonly DemoRelative[]
  /** Died so many days before the demo was put in. */
  readonly diedDaysAgo?: number
  readonly story?: readonly { readonly kind: StoryKind; readonly text: string }[]
}

export interface DemoRelative {
  readonly name: string
  readonly relation: 'spouse' | 'child' | 'parent' | 'sibling' | 'other' | 'guardian'
  readonly phone: string
  /** When they are a citizen of the demo too. */
  readonly cprNumber?: string
  /** What a guardian acts in. */
  readonly scope?: string
}

export const demoCitizens: readonly DemoCitizen[] = [
  {
    cprNumber: '2509479989',
    name: 'Bruno Test Elmer',
    sex: 'male',
    birthDate: '1947-09-25',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testdrømmehaven 48', postalCode: '2860', district: 'Søborg' },
    caseSince: '2025-02-01',
    relatives: [
      { name: 'Nancy Ann Test Berggren', relation: 'sibling', phone: '00 00 80 01', cprNumber: '2512489996' },
    ],
    story: [
      { kind: 'matters', text: 'Jeg vil hjem til min have og kunne gå ned til søen om morgenen.' },
      { kind: 'wish', text: 'Ring til min søster Nancy, før I ændrer noget. Hun hjælper mig med medicinen.' },
      { kind: 'resource', text: 'Naboen Jørgen kommer hver dag og har nøgle.' },
    ],
  },
  {
    cprNumber: '2512489996',
    name: 'Nancy Ann Test Berggren',
    sex: 'female',
    birthDate: '1948-12-25',
    municipalityCode: '0157',
    gp: 'gp-hellerup',
    address: { line: 'Testpark Allé 48', postalCode: '2900', district: 'Hellerup' },
    caseSince: '2025-08-15',
    relatives: [
      { name: 'Kirsten Test Berggren', relation: 'child', phone: '00 00 80 02', cprNumber: '2911829996' },
    ],
    story: [
      { kind: 'matters', text: 'At jeg kan passe mine børnebørn om onsdagen.' },
      { kind: 'resource', text: 'Jeg har været sygehjælper og kan selv tage mit insulin.' },
    ],
  },
  {
    cprNumber: '0211223989',
    name: 'Åge Test Berggren',
    sex: 'male',
    birthDate: '1922-11-02',
    municipalityCode: '0173',
    gp: 'gp-lyngby',
    address: { line: 'Testvænget 1', postalCode: '2800', district: 'Kongens Lyngby' },
    caseSince: '2023-04-01',
    relatives: [
      { name: 'Nancy Ann Test Berggren', relation: 'child', phone: '00 00 80 01', cprNumber: '2512489996' },
    ],
    story: [{ kind: 'wish', text: 'Jeg hører dårligt. Tal tydeligt, og skriv det ned.' }],
  },
  {
    cprNumber: '0201609996',
    name: 'Lonni Test Lauridsen',
    sex: 'female',
    birthDate: '1960-01-02',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 3, 3. th.', postalCode: '2860', district: 'Søborg' },
    caseSince: '2026-01-10',
    relatives: [
      { name: 'Einer Test Lauridsen', relation: 'spouse', phone: '00 00 80 03', cprNumber: '0201609995' },
    ],
  },
  {
    cprNumber: '0201609995',
    name: 'Einer Test Lauridsen',
    sex: 'male',
    birthDate: '1960-01-02',
    municipalityCode: '0230',
    gp: 'gp-lyngby',
    address: { line: 'Testgrusgraven 3, 3. th.', postalCode: '2840', district: 'Holte' },
  },
  {
    cprNumber: '0506889996',
    name: 'Sille June Test Mosebrygersen',
    sex: 'female',
    birthDate: '1988-06-05',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 3, 3. tv.', postalCode: '2860', district: 'Søborg' },
    protectedFrom: '2026-03-01',
    caseSince: '2026-03-01',
  },
  {
    cprNumber: '0107729995',
    name: 'Max Test Berggren',
    sex: 'male',
    birthDate: '1972-07-01',
    municipalityCode: '0561',
    gp: 'gp-esbjerg',
    address: { line: 'Testervej 18', postalCode: '6700', district: 'Esbjerg' },
    caseSince: '2025-11-01',
    story: [{ kind: 'matters', text: 'At komme tilbage på arbejde på havnen.' }],
  },
  {
    cprNumber: '3001749995',
    name: 'Niels Test Vendelboe',
    sex: 'male',
    birthDate: '1974-01-30',
    municipalityCode: '0573',
    gp: 'gp-varde',
    address: { line: 'Testkajen 2', postalCode: '6800', district: 'Varde' },
    caseSince: '2024-09-01',
  },
  {
    cprNumber: '2911829996',
    name: 'Kirsten Test Berggren',
    sex: 'female',
    birthDate: '1982-11-29',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testjulianevej 3', postalCode: '2860', district: 'Søborg' },
    relatives: [
      { name: 'Nancy Ann Test Berggren', relation: 'parent', phone: '00 00 80 01', cprNumber: '2512489996' },
    ],
  },
  {
    cprNumber: '0505159995',
    name: 'Lars Test Berggren',
    sex: 'male',
    birthDate: '2015-05-05',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testjulianevej 3', postalCode: '2860', district: 'Søborg' },
    relatives: [
      { name: 'Kirsten Test Berggren', relation: 'parent', phone: '00 00 80 02', cprNumber: '2911829996' },
    ],
  },
  {
    cprNumber: '0505109990',
    name: 'Gitte Nancy Test Berggren',
    sex: 'female',
    birthDate: '2010-05-05',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testjulianevej 3', postalCode: '2860', district: 'Søborg' },
    relatives: [
      { name: 'Kirsten Test Berggren', relation: 'parent', phone: '00 00 80 02', cprNumber: '2911829996' },
    ],
  },
  {
    cprNumber: '0108629996',
    name: 'May June Test Moberg',
    sex: 'female',
    birthDate: '1962-08-01',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 5', postalCode: '2860', district: 'Søborg' },
    relatives: [
      {
        name: 'Schwendlund Test Mosebryggersen',
        relation: 'spouse',
        phone: '00 00 80 04',
        cprNumber: '0108589995',
      },
    ],
  },
  {
    cprNumber: '0104909995',
    name: 'Sverre Test Mosebryggersen',
    sex: 'male',
    birthDate: '1990-04-01',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 5', postalCode: '2860', district: 'Søborg' },
    caseSince: '2024-02-01',
    relatives: [
      { name: 'May June Test Moberg', relation: 'parent', phone: '00 00 80 05', cprNumber: '0108629996' },
      {
        name: 'May June Test Moberg',
        relation: 'guardian',
        phone: '00 00 80 05',
        cprNumber: '0108629996',
        scope: 'Helbred og personlige forhold',
      },
    ],
  },
  {
    cprNumber: '0108589995',
    name: 'Schwendlund Test Mosebryggersen',
    sex: 'male',
    birthDate: '1958-08-01',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Plejehjemmet Testhaven 12', postalCode: '2860', district: 'Søborg' },
    caseSince: '2025-06-01',
    relatives: [
      { name: 'May June Test Moberg', relation: 'spouse', phone: '00 00 80 05', cprNumber: '0108629996' },
    ],
  },
  {
    cprNumber: '1509819996',
    name: 'Brita Test Berggren',
    sex: 'female',
    birthDate: '1981-09-15',
    municipalityCode: '0159',
    gp: 'gp-hellerup',
    address: { line: 'Plejehjemmet Testhaven 14', postalCode: '2860', district: 'Søborg' },
    caseSince: '2025-03-01',
    relatives: [
      { name: 'Nancy Ann Test Berggren', relation: 'parent', phone: '00 00 80 01', cprNumber: '2512489996' },
    ],
  },
  {
    cprNumber: '0504909995',
    name: 'Magnus Test Lauridsen',
    sex: 'male',
    birthDate: '1990-04-05',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 3, 10. th.', postalCode: '2860', district: 'Søborg' },
    caseSince: '2025-10-01',
    relatives: [
      { name: 'Lonni Test Lauridsen', relation: 'parent', phone: '00 00 80 06', cprNumber: '0201609996' },
    ],
  },
  {
    cprNumber: '0201919990',
    name: 'Else Test Lauridsen',
    sex: 'female',
    birthDate: '1991-01-02',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 3, 1. th.', postalCode: '2860', district: 'Søborg' },
    relatives: [
      { name: 'Magnus Test Lauridsen', relation: 'sibling', phone: '00 00 80 08', cprNumber: '0504909995' },
      { name: 'Lonni Test Lauridsen', relation: 'parent', phone: '00 00 80 06', cprNumber: '0201609996' },
    ],
  },
  {
    cprNumber: '0504909989',
    name: 'Rasmus Test Lauridsen',
    sex: 'male',
    birthDate: '1990-04-05',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testgrusgraven 3, 2. th.', postalCode: '2860', district: 'Søborg' },
    caseSince: '2025-09-01',
  },
  {
    cprNumber: '2103009996',
    name: 'Kaja Test Hansen',
    sex: 'female',
    birthDate: '2000-03-21',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Testsøjlerne 4', postalCode: '2860', district: 'Søborg' },
  },
  {
    cprNumber: '2311143995',
    name: 'Cæsar Test Østergård',
    sex: 'male',
    birthDate: '1914-11-23',
    municipalityCode: '0159',
    gp: 'gp-soeborg',
    address: { line: 'Plejehjemmet Testhaven 3', postalCode: '2860', district: 'Søborg' },
    caseSince: '2022-01-01',
    diedDaysAgo: 12,
    relatives: [
      { name: 'Kaja Test Hansen', relation: 'other', phone: '00 00 80 07', cprNumber: '2103009996' },
    ],
  },
]
