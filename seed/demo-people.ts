import type { DemoPerson } from '../server/modules/identity/index.ts'

/** A professional of the demo with roles in units named by their keys. */
export interface DemoProfessional extends DemoPerson {
  readonly roles: readonly DemoRole[]
}

export interface DemoRole {
  readonly unit: string
  readonly function: string
  /** For a student: the subject of who supervises. */
  readonly supervisor?: string
  /** Is on the rota, so that their citizens of today are theirs (law, part 10: level 3). */
  readonly isOnRota?: true
}

const gladsaxe = 'Gladsaxe Kommune'
const herlev = 'Herlev og Gentofte Hospital'
const soeborg = 'Lægehuset Søborg Torv'
const near = 'Apotek, træningssted og plejehjemslæge'
const esbjerg = 'Esbjerg'
const control = 'Kontrol, tilsyn og drift'

/** Made-up professionals; nobody by these names works there. */
export const demoProfessionals: readonly DemoProfessional[] = [
  {
    subject: 'demo:mette-holm',
    name: 'Mette Holm',
    title: 'Hjemmesygeplejerske, Gladsaxe Kommune',
    place: gladsaxe,
    roles: [{ unit: '0159-nursing', function: 'home-nurse' }],
  },
  {
    subject: 'demo:lars-bruun',
    name: 'Lars Bruun',
    title: 'Udskrivningskoordinator, Herlev og Gentofte Hospital',
    place: herlev,
    roles: [{ unit: 'herlev-coordination', function: 'discharge-coordinator' }],
  },
  {
    subject: 'demo:anne-skov',
    name: 'Anne Skov',
    title: 'Praktiserende læge, Lægehuset Søborg Torv',
    place: soeborg,
    roles: [{ unit: 'gp-soeborg', function: 'general-practitioner' }],
  },
  {
    subject: 'demo:sofie-lund',
    name: 'Sofie Lund',
    title: 'Sygeplejerske, Hjertemedicinsk Afsnit, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-heart', function: 'ward-nurse' }],
  },
  {
    subject: 'demo:karen-friis',
    name: 'Karen Friis',
    title: 'Leder af hjemmesygeplejen, Gladsaxe Kommune',
    place: gladsaxe,
    roles: [{ unit: '0159-nursing', function: 'unit-leader' }],
  },
  {
    subject: 'demo:tove-nissen',
    name: 'Tove Nissen',
    title: 'Visitator i Gladsaxe og sygeplejerske i Gentofte (to roller)',
    place: gladsaxe,
    roles: [
      { unit: '0159-assessment', function: 'assessor' },
      { unit: '0157-nursing', function: 'home-nurse' },
    ],
  },
  {
    subject: 'demo:lonni-lauridsen',
    name: 'Lonni Test Lauridsen',
    title: 'Hjemmesygeplejerske i Gladsaxe, og selv borger der: hun kan ikke slå sig selv eller sin mand op',
    place: gladsaxe,
    cprNumber: '0201609996',
    roles: [{ unit: '0159-nursing', function: 'home-nurse' }],
  },
  {
    subject: 'demo:ida-vest',
    name: 'Ida Vest',
    title: 'Beskedvagt, Gladsaxe Kommune',
    place: gladsaxe,
    roles: [{ unit: '0159', function: 'message-desk' }],
  },
  {
    subject: 'demo:henrik-dam',
    name: 'Henrik Dam',
    title: 'Hjemmesygeplejerske, Esbjerg Kommune',
    place: esbjerg,
    roles: [{ unit: '0561-nursing', function: 'home-nurse' }],
  },
  {
    subject: 'demo:bente-krogh',
    name: 'Bente Krogh',
    title: 'Udskrivningskoordinator, Esbjerg Sygehus',
    place: esbjerg,
    roles: [{ unit: 'esbjerg-coordination', function: 'discharge-coordinator' }],
  },
  {
    subject: 'demo:jens-toft',
    name: 'Jens Toft',
    title: 'Praktiserende læge, Lægerne Torvegade, Esbjerg',
    place: esbjerg,
    roles: [{ unit: 'gp-esbjerg', function: 'general-practitioner' }],
  },
  {
    subject: 'demo:thomas-riis',
    name: 'Thomas Riis',
    title: 'Akutsygeplejerske, Akutteamet, Gladsaxe',
    place: gladsaxe,
    roles: [{ unit: '0159-acute', function: 'acute-nurse' }],
  },
  {
    subject: 'demo:else-lauridsen',
    name: 'Else Test Lauridsen',
    title: 'Fysioterapeut i Gladsaxe, selv borger og søster til Magnus',
    place: gladsaxe,
    cprNumber: '0201919990',
    roles: [{ unit: '0159-training', function: 'physiotherapist' }],
  },
  {
    subject: 'demo:maria-juul',
    name: 'Maria Juul',
    title: 'Social- og sundhedsassistent, Hjemmeplejen, Gladsaxe',
    place: gladsaxe,
    roles: [{ unit: '0159-care', function: 'care-assistant', isOnRota: true }],
  },
  {
    subject: 'demo:yusuf-demir',
    name: 'Yusuf Demir',
    title: 'Social- og sundhedshjælper, Hjemmeplejen, Gladsaxe',
    place: gladsaxe,
    roles: [{ unit: '0159-care', function: 'home-helper', isOnRota: true }],
  },
  {
    subject: 'demo:birthe-lind',
    name: 'Birthe Lind',
    title: 'Social- og sundhedsassistent, Plejehjemmet Testhaven, Gladsaxe',
    place: gladsaxe,
    roles: [{ unit: '0159-nursing-home', function: 'nursing-home-assistant', isOnRota: true }],
  },
  {
    subject: 'demo:camilla-bach',
    name: 'Camilla Bach',
    title: 'Sagsbehandler i Jobcenteret, Gladsaxe',
    place: gladsaxe,
    roles: [{ unit: '0159-job-centre', function: 'job-centre-worker' }],
  },
  {
    subject: 'demo:amir-rahimi',
    name: 'Amir Rahimi',
    title: 'Læge, Hjertemedicinsk Afsnit, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-heart', function: 'hospital-doctor' }],
  },
  {
    subject: 'demo:rikke-bjerre',
    name: 'Rikke Bjerre',
    title: 'Afdelingssygeplejerske, Hjertemedicinsk Afsnit, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-heart', function: 'unit-leader' }],
  },
  {
    subject: 'demo:lone-kvist',
    name: 'Lone Kvist',
    title: 'Lægesekretær, Hjertemedicinsk Afsnit, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-heart', function: 'secretary' }],
  },
  {
    subject: 'demo:emma-dahl',
    name: 'Emma Dahl',
    title: 'Sygeplejestuderende hos Sofie Lund, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-heart', function: 'student-nurse', supervisor: 'demo:sofie-lund' }],
  },
  {
    subject: 'demo:dorthe-sand',
    name: 'Dorthe Sand',
    title: 'Sårspecialist, Sårambulatoriet, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-wounds', function: 'wound-specialist' }],
  },
  {
    subject: 'demo:troels-fog',
    name: 'Troels Fog',
    title: 'Sygeplejerske, Psykiatrisk Afsnit P3, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-psychiatry', function: 'psychiatric-nurse' }],
  },
  {
    subject: 'demo:hanne-ulrik',
    name: 'Hanne Ulrik',
    title: 'Kvalitetsleder og kvalitetsmedarbejder, Herlev (to roller)',
    place: herlev,
    roles: [
      { unit: 'herlev-quality', function: 'quality-lead' },
      { unit: 'herlev-quality', function: 'quality-worker' },
    ],
  },
  {
    subject: 'demo:jesper-thorsen',
    name: 'Jesper Thorsen',
    title: 'Vicedirektør, Herlev og Gentofte Hospital',
    place: herlev,
    roles: [{ unit: 'herlev', function: 'health-director' }],
  },
  {
    subject: 'demo:ole-frost',
    name: 'Ole Frost',
    title: 'Sagsbehandler for utilsigtede hændelser, Herlev',
    place: herlev,
    roles: [{ unit: 'herlev-quality', function: 'adverse-event-investigator' }],
  },
  {
    subject: 'demo:pernille-bay',
    name: 'Pernille Bay',
    title: 'Lægesekretær, Lægehuset Søborg Torv',
    place: soeborg,
    roles: [{ unit: 'gp-soeborg', function: 'secretary' }],
  },
  {
    subject: 'demo:erik-palm',
    name: 'Erik Palm',
    title: 'Plejehjemmets faste læge, Lægehuset Søborg Torv',
    place: near,
    roles: [{ unit: 'gp-soeborg', function: 'nursing-home-doctor' }],
  },
  {
    subject: 'demo:kasper-yde',
    name: 'Kasper Yde',
    title: 'Fysioterapeut, Fysioterapien ved Torvet, Søborg (privat)',
    place: near,
    roles: [{ unit: 'physio-soeborg', function: 'physiotherapist' }],
  },
  {
    subject: 'demo:nadia-holst',
    name: 'Nadia Holst',
    title: 'Farmaceut, Søborg Testapotek',
    place: near,
    roles: [{ unit: 'pharmacy-soeborg', function: 'pharmacist' }],
  },
  {
    subject: 'demo:peter-gram',
    name: 'Peter Gram',
    title: 'Sekretariatet, Sundhedsfællesskab Midt',
    place: control,
    roles: [{ unit: 'secretariat-midt', function: 'secretariat' }],
  },
  {
    subject: 'demo:lisbeth-munk',
    name: 'Lisbeth Munk',
    title: 'Logkontrol, Herlev og Gentofte Hospital',
    place: control,
    roles: [{ unit: 'herlev-control', function: 'log-reviewer' }],
  },
  {
    subject: 'demo:niels-hald',
    name: 'Niels Hald',
    title: 'Databeskyttelsesrådgiver, Herlev og Gentofte Hospital',
    place: control,
    roles: [{ unit: 'herlev-control', function: 'data-protection-officer' }],
  },
  {
    subject: 'demo:vibeke-torp',
    name: 'Vibeke Torp',
    title: 'Logkontrol, Gladsaxe Kommune',
    place: control,
    roles: [{ unit: '0159', function: 'log-reviewer' }],
  },
  {
    subject: 'demo:jonas-wulff',
    name: 'Jonas Wulff',
    title: 'Databeskyttelsesrådgiver, Gladsaxe Kommune',
    place: control,
    roles: [{ unit: '0159', function: 'data-protection-officer' }],
  },
  {
    subject: 'demo:inge-staal',
    name: 'Inge Staal',
    title: 'Tilsynskonsulent, Styrelsen for Patientsikkerhed',
    place: control,
    roles: [{ unit: 'patient-safety', function: 'patient-safety-officer' }],
  },
  {
    subject: 'demo:rune-beck',
    name: 'Rune Beck',
    title: 'It-administrator, driften af Sammenhæng',
    place: control,
    roles: [{ unit: 'operations', function: 'operator' }],
  },
]

const citizens = 'Borgere og pårørende'

/** Citizens who can sign in to their own course of care, and to that of those they act for. Official test persons. */
export const demoCitizenLogins: readonly DemoPerson[] = [
  {
    subject: 'demo:bruno-elmer',
    name: 'Bruno Test Elmer',
    title: 'Borger i Gladsaxe',
    place: citizens,
    cprNumber: '2509479989',
  },
  {
    subject: 'demo:nancy-berggren',
    name: 'Nancy Ann Test Berggren',
    title: 'Borger i Gentofte, og pårørende til sin bror Bruno',
    place: citizens,
    cprNumber: '2512489996',
  },
  {
    subject: 'demo:kirsten-berggren',
    name: 'Kirsten Test Berggren',
    title: 'Mor til Lars på 11 og Gitte på 16',
    place: citizens,
    cprNumber: '2911829996',
  },
  {
    subject: 'demo:gitte-berggren',
    name: 'Gitte Nancy Test Berggren',
    title: '16 år, bestemmer selv',
    place: citizens,
    cprNumber: '0505109990',
  },
  {
    subject: 'demo:may-june-moberg',
    name: 'May June Test Moberg',
    title: 'Værge for sin søn Sverre',
    place: citizens,
    cprNumber: '0108629996',
  },
  {
    subject: 'demo:magnus-lauridsen',
    name: 'Magnus Test Lauridsen',
    title: 'Borger i Gladsaxe, har spærret for hjemmesygeplejersken',
    place: citizens,
    cprNumber: '0504909995',
  },
  {
    subject: 'demo:kaja-hansen',
    name: 'Kaja Test Hansen',
    title: 'Borger i Gladsaxe, nærmeste pårørende til Cæsar, som er død',
    place: citizens,
    cprNumber: '2103009996',
  },
]
