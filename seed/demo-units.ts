import type { DanishDate } from '../kernel/instant.ts'
import type { NewUnit } from '../server/modules/organisation/index.ts'

const since = '2024-01-01' as DanishDate

/** A made-up GLN with a right check digit (modulus 10), in the number range of Denmark. */
function demoGln(serial: number): string {
  const digits = `57900099${String(serial).padStart(4, '0')}`
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** A made-up SOR code: the length of a real one, in a range the register does not use. */
function demoSor(serial: number): string {
  return `99990${String(serial).padStart(4, '0')}016009`
}

/** Nobody answers these: Danish numbers do not begin with 00. */
function phone(serial: number): string {
  return `00 00 ${String(Math.floor(serial / 100)).padStart(2, '0')} ${String(serial % 100).padStart(2, '0')}`
}

/** A unit of the demo, named by a key so that others can lie below it. */
export interface DemoUnit extends Omit<NewUnit, 'parentId'> {
  readonly key: string
  readonly parent?: string
  /** Who is called when nobody answers: unit leader, duty leader, contact of the community (pathways 0). */
  readonly ladder?: readonly { function: string; name: string; phone: string; timeoutMinutes: number }[]
}

let serial = 0

function numbered(): { gln: string; sor: string; phone: string; dutyPhone: string } {
  serial += 1
  return {
    gln: demoGln(serial),
    sor: demoSor(serial),
    phone: phone(serial * 10),
    dutyPhone: phone(serial * 10 + 1),
  }
}

function ladder(leader: string, duty: string, contact: string): NonNullable<DemoUnit['ladder']> {
  return [
    { function: 'unit-leader', name: leader, phone: phone(serial * 10 + 2), timeoutMinutes: 60 },
    { function: 'duty-leader', name: duty, phone: phone(serial * 10 + 3), timeoutMinutes: 60 },
    { function: 'community-contact', name: contact, phone: phone(9_001), timeoutMinutes: 240 },
  ]
}

interface TeamTold {
  readonly name: string
  readonly leader: string
  readonly sector?: 'akut'
}

function municipality(
  code: string,
  name: string,
  contact: string,
  teams: {
    nursing: TeamTold
    acute: TeamTold
    care: TeamTold
    assessment: TeamTold
    training: TeamTold
  },
): DemoUnit[] {
  const team = (
    suffix: string,
    told: TeamTold,
    room: 'health' | 'elder-care' | 'assessment',
    services: string[],
  ): DemoUnit => ({
    key: `${code}-${suffix}`,
    parent: code,
    kind: 'team',
    name: told.name,
    room,
    services,
    ...(told.sector === undefined ? {} : { sector: told.sector }),
    ...numbered(),
    validFrom: since,
    ladder: ladder(told.leader, `Vagthavende, ${name}`, contact),
  })
  return [
    {
      key: code,
      kind: 'municipality',
      name,
      municipalityCode: code,
      services: ['message-mailbox'],
      ...numbered(),
      validFrom: since,
    },
    team('nursing', teams.nursing, 'health', ['home-nursing']),
    team('acute', teams.acute, 'health', ['acute-nursing']),
    team('care', teams.care, 'elder-care', ['home-care']),
    team('assessment', teams.assessment, 'assessment', ['assessment']),
    team('training', teams.training, 'health', ['training']),
  ]
}

const midt = 'Peter Gram, Sundhedsfællesskab Midt'
const sydvest = 'Dorte Juhl, Sundhedsfællesskab Sydvestjylland'

/** Two hospitals, six municipalities, five practices and those around them: every place the law handbook knows is inhabited. */
export const demoUnits: readonly DemoUnit[] = [
  {
    key: 'herlev',
    kind: 'hospital',
    name: 'Herlev og Gentofte Hospital',
    municipalityCode: '0163',
    serves: ['0151', '0157', '0159', '0163', '0173', '0175', '0190', '0230', '0240'],
    ...numbered(),
    validFrom: since,
  },
  {
    key: 'herlev-coordination',
    parent: 'herlev',
    kind: 'team',
    name: 'Udskrivningskoordinationen, Herlev',
    services: ['discharge-coordination'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Birgit Sand', 'Vagthavende, Herlev og Gentofte Hospital', midt),
  },
  {
    key: 'herlev-heart',
    parent: 'herlev',
    kind: 'ward',
    name: 'Hjertemedicinsk Afsnit, Herlev',
    services: ['ward'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Rikke Bjerre', 'Vagthavende, Herlev og Gentofte Hospital', midt),
  },
  {
    key: 'herlev-medicine',
    parent: 'herlev',
    kind: 'ward',
    name: 'Medicinsk Afsnit O104, Herlev',
    services: ['ward'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Jonas Holst', 'Vagthavende, Herlev og Gentofte Hospital', midt),
  },
  ...municipality('0159', 'Gladsaxe Kommune', midt, {
    nursing: { name: 'Hjemmesygeplejen, Gladsaxe', leader: 'Karen Friis' },
    acute: { name: 'Akutteamet, Gladsaxe', leader: 'Karen Friis', sector: 'akut' },
    care: { name: 'Hjemmeplejen, Gladsaxe', leader: 'Susanne Dahl' },
    assessment: { name: 'Visitationen, Gladsaxe', leader: 'Ole Winther' },
    training: { name: 'Træningsenheden, Gladsaxe', leader: 'Malene Kjær' },
  }),
  ...municipality('0157', 'Gentofte Kommune', midt, {
    nursing: { name: 'Hjemmesygeplejen, Gentofte', leader: 'Helle Brask' },
    acute: { name: 'Akutteamet, Gentofte', leader: 'Helle Brask', sector: 'akut' },
    care: { name: 'Hjemmeplejen, Gentofte', leader: 'Nina Storm' },
    assessment: { name: 'Visitationen, Gentofte', leader: 'Per Lykke' },
    training: { name: 'Træningscentret, Gentofte', leader: 'Gry Toft' },
  }),
  ...municipality('0173', 'Lyngby-Taarbæk Kommune', midt, {
    nursing: { name: 'Hjemmesygeplejen, Lyngby-Taarbæk', leader: 'Lis Agger' },
    acute: { name: 'Akutteamet, Lyngby-Taarbæk', leader: 'Lis Agger', sector: 'akut' },
    care: { name: 'Hjemmeplejen, Lyngby-Taarbæk', leader: 'Jan Vang' },
    assessment: { name: 'Visitationen, Lyngby-Taarbæk', leader: 'Ulla Riis' },
    training: { name: 'Træningscentret, Lyngby-Taarbæk', leader: 'Bo Skytte' },
  }),
  ...municipality('0230', 'Rudersdal Kommune', midt, {
    nursing: { name: 'Hjemmesygeplejen, Rudersdal', leader: 'Eva Krag' },
    acute: { name: 'Akutteamet, Rudersdal', leader: 'Eva Krag', sector: 'akut' },
    care: { name: 'Hjemmeplejen, Rudersdal', leader: 'Tina Post' },
    assessment: { name: 'Visitationen, Rudersdal', leader: 'Finn Mose' },
    training: { name: 'Træningscentret, Rudersdal', leader: 'Ida Lind' },
  }),
  {
    key: 'gp-soeborg',
    kind: 'practice',
    name: 'Lægehuset Søborg Torv',
    municipalityCode: '0159',
    services: ['general-practice'],
    yder: '999001',
    ...numbered(),
    validFrom: since,
    ladder: ladder('Anne Skov', 'Lægevagten', midt),
  },
  {
    key: 'gp-hellerup',
    kind: 'practice',
    name: 'Lægerne i Hellerup',
    municipalityCode: '0157',
    services: ['general-practice'],
    yder: '999002',
    ...numbered(),
    validFrom: since,
    ladder: ladder('Mads Elkjær', 'Lægevagten', midt),
  },
  {
    key: 'gp-lyngby',
    kind: 'practice',
    name: 'Lægerne ved Lyngby Station',
    municipalityCode: '0173',
    services: ['general-practice'],
    yder: '999003',
    ...numbered(),
    validFrom: since,
    ladder: ladder('Sara Blom', 'Lægevagten', midt),
  },
  {
    key: 'secretariat-midt',
    kind: 'secretariat',
    name: 'Sekretariatet, Sundhedsfællesskab Midt',
    ...numbered(),
    validFrom: since,
  },
  {
    key: 'esbjerg-hospital',
    kind: 'hospital',
    name: 'Esbjerg Sygehus',
    municipalityCode: '0561',
    serves: ['0530', '0561', '0563', '0573', '0575'],
    ...numbered(),
    validFrom: since,
  },
  {
    key: 'esbjerg-coordination',
    parent: 'esbjerg-hospital',
    kind: 'team',
    name: 'Udskrivningskoordinationen, Esbjerg',
    services: ['discharge-coordination'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Mogens Lau', 'Vagthavende, Esbjerg Sygehus', sydvest),
  },
  {
    key: 'esbjerg-medicine',
    parent: 'esbjerg-hospital',
    kind: 'ward',
    name: 'Medicinsk Afsnit M2, Esbjerg',
    services: ['ward'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Tanja Fich', 'Vagthavende, Esbjerg Sygehus', sydvest),
  },
  ...municipality('0561', 'Esbjerg Kommune', sydvest, {
    nursing: { name: 'Hjemmesygeplejen, Esbjerg', leader: 'Conny Balle' },
    acute: { name: 'Det fælles akutteam, Esbjerg', leader: 'Conny Balle', sector: 'akut' },
    care: { name: 'Hjemmeplejen, Esbjerg', leader: 'Kim Ravn' },
    assessment: { name: 'Visitationen, Esbjerg', leader: 'Lone Brix' },
    training: { name: 'Træning og Rehabilitering, Esbjerg', leader: 'Palle Friis' },
  }),
  ...municipality('0573', 'Varde Kommune', sydvest, {
    nursing: { name: 'Hjemmesygeplejen, Varde', leader: 'Inger Boel' },
    acute: { name: 'Akutsygeplejen, Varde', leader: 'Inger Boel', sector: 'akut' },
    care: { name: 'Hjemmeplejen, Varde', leader: 'Mikkel Due' },
    assessment: { name: 'Visitationen, Varde', leader: 'Gerda Nørre' },
    training: { name: 'Træningen, Varde', leader: 'Hans Skov' },
  }),
  {
    key: 'gp-esbjerg',
    kind: 'practice',
    name: 'Lægerne Torvegade, Esbjerg',
    municipalityCode: '0561',
    services: ['general-practice'],
    yder: '999004',
    ...numbered(),
    validFrom: since,
    ladder: ladder('Jens Toft', 'Lægevagten', sydvest),
  },
  {
    key: 'gp-varde',
    kind: 'practice',
    name: 'Varde Lægehus',
    municipalityCode: '0573',
    services: ['general-practice'],
    yder: '999005',
    ...numbered(),
    validFrom: since,
    ladder: ladder('Rita Holm', 'Lægevagten', sydvest),
  },
  {
    key: 'herlev-wounds',
    parent: 'herlev',
    kind: 'team',
    name: 'Sårambulatoriet, Herlev',
    services: ['wound-advice'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Dorthe Sand', 'Vagthavende, Herlev og Gentofte Hospital', midt),
  },
  {
    key: 'herlev-psychiatry',
    parent: 'herlev',
    kind: 'ward',
    name: 'Psykiatrisk Afsnit P3, Herlev',
    services: ['psychiatry'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Troels Fog', 'Vagthavende, Herlev og Gentofte Hospital', midt),
  },
  {
    key: 'herlev-quality',
    parent: 'herlev',
    kind: 'team',
    name: 'Kvalitet og Patientsikkerhed, Herlev',
    ...numbered(),
    validFrom: since,
  },
  {
    key: 'herlev-control',
    parent: 'herlev',
    kind: 'team',
    name: 'Jura og Databeskyttelse, Herlev',
    ...numbered(),
    validFrom: since,
  },
  {
    key: '0159-nursing-home',
    parent: '0159',
    kind: 'nursing-home',
    name: 'Plejehjemmet Testhaven, Gladsaxe',
    room: 'elder-care',
    services: ['nursing-home'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Merete Vang', 'Vagthavende, Gladsaxe Kommune', midt),
  },
  {
    key: '0159-job-centre',
    parent: '0159',
    kind: 'job-centre',
    name: 'Jobcenteret, Gladsaxe',
    room: 'job-centre',
    services: ['employment'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Stig Lauge', 'Vagthavende, Gladsaxe Kommune', midt),
  },
  {
    key: 'physio-soeborg',
    kind: 'supplier',
    name: 'Fysioterapien ved Torvet, Søborg',
    municipalityCode: '0159',
    services: ['private-training'],
    ...numbered(),
    validFrom: since,
    ladder: ladder('Kasper Yde', 'Vagthavende, Gladsaxe Kommune', midt),
  },
  {
    key: 'pharmacy-soeborg',
    kind: 'pharmacy',
    name: 'Søborg Testapotek',
    municipalityCode: '0159',
    services: ['pharmacy'],
    ...numbered(),
    validFrom: since,
  },
  {
    key: 'patient-safety',
    kind: 'authority',
    name: 'Styrelsen for Patientsikkerhed (demo)',
    services: ['supervision'],
    ...numbered(),
    validFrom: since,
  },
  {
    key: 'operations',
    kind: 'operator',
    name: 'Driften af Sammenhæng (demo)',
    services: ['operation'],
    ...numbered(),
    validFrom: since,
  },
]
