import type {
  CodeList,
  DiagnosisRole,
  NumberKind,
  OlderLetterFacts,
  OlderPhone,
  OlderReferral,
  OlderRelative,
  OlderState,
  RefusalReason,
} from './facts.ts'

/** A list of codes: our word, EDIFACT's code and OIOXML's. */
export interface CodeTable<Word extends string> {
  wordOfEdifact(code: string | undefined): Word | undefined
  wordOfOioxml(code: string | undefined): Word | undefined
  edifact(word: Word): string
  oioxml(word: Word): string
}

type Row<Word extends string> = readonly [word: Word, edifact: string, oioxml: string]

/** A table of such rows. */
export function table<Word extends string>(rows: readonly Row<Word>[]): CodeTable<Word> {
  const ofEdifact = new Map(rows.map(([word, code]) => [code, word]))
  const ofOioxml = new Map(rows.map(([word, , code]) => [code, word]))
  const known = new Map(rows.map((row) => [row[0], row]))
  const row = (word: Word): Row<Word> => {
    const found = known.get(word)
    if (found === undefined) throw new RangeError(`no code for ${word}`)
    return found
  }
  return {
    wordOfEdifact: (code) => (code === undefined ? undefined : ofEdifact.get(code)),
    wordOfOioxml: (code) => (code === undefined ? undefined : ofOioxml.get(code)),
    edifact: (word) => row(word)[1],
    oioxml: (word) => row(word)[2],
  }
}

export const statuses = table<OlderLetterFacts['status']>([
  ['new', 'N', 'nytbrev'],
  ['corrected', 'M', 'rettetbrev'],
  ['cancelled', 'C', 'annulleretbrev'],
])

export const numberKinds = table<NumberKind>([
  ['hospital-department', 'SKS', 'sygehusafdelingsnummer'],
  ['practice', 'YNR', 'ydernummer'],
  ['mailbox', 'EAN', 'lokationsnummer'],
  ['municipality', 'KOM', 'kommunenummer'],
  ['sor', 'SOR', 'sorkode'],
  ['county', 'AMT', 'amt'],
])

/** Who keeps each list of numbers, as EDIFACT wants it said. */
export const numberKeepers: Readonly<Record<NumberKind, string>> = {
  'hospital-department': 'SST',
  practice: 'SFU',
  mailbox: '9',
  municipality: 'IM',
  sor: 'SST',
  county: 'IM',
}

export const relations = table<NonNullable<OlderRelative['relation']>>([
  ['relative', 'GU', 'uspec_paaroerende'],
  ['mother', 'MO', 'mor'],
  ['father', 'FA', 'far'],
  ['child', 'SD', 'barn'],
])

/** Where the citizen is, in an ordinary letter. */
export const states = table<OlderState>([
  ['not-in-care', 'POT', 'inaktiv'],
  ['admitted', 'HS', 'indlagt'],
  ['outpatient', 'HA', 'ambulant'],
  ['dead', 'DA', 'doed'],
  ['outpatient-x-ray', 'REQ', 'ambulant_roentgen'],
])

/** In a notice of admission. */
export const admissionStates = table<OlderState>([
  ['admitted', 'HS', 'indlagt'],
  ['dead', 'DA', 'doed'],
])

/** In a notice of discharge. */
export const dischargeStates = table<OlderState>([
  ['discharged-home', 'DH', 'udskrevet_til_hjemmet'],
  ['discharged-elsewhere', 'DX', 'udskrevet_til_andet'],
  ['moved-to-department', 'MW', 'flyttet_til_sygehusafd'],
  ['moved-to-hospital', 'MH', 'flyttet_til_sygehus'],
  ['not-told', 'UP', 'uoplyst'],
  ['dead', 'DE', 'doed'],
])

export const codeLists = table<CodeList>([
  ['sks', 'SKS', 'SKSdiagnosekode'],
  ['unspecified', 'USP', 'uspecificeretkode'],
  ['icpc', 'ICP', 'ICPCkode'],
])

/** EDIFACT says HET and SFU in every referral; which list is meant follows from whom it is to. */
export const specialistLists = table<CodeList>([
  ['sks', 'SKS', 'SKSdiagnosekode'],
  ['unspecified', 'USP', 'uspecificeretkode'],
  ['icpc', 'ICP', 'ICPCkode'],
  ['specialist-referral', 'HET', 'speciallaegehenvisning'],
])

export const physiotherapyLists = table<CodeList>([
  ['sks', 'SKS', 'SKSdiagnosekode'],
  ['unspecified', 'USP', 'uspecificeretkode'],
  ['icpc', 'ICP', 'ICPCkode'],
  ['physiotherapy-referral', 'HET', 'fysioterapihenvisning'],
  ['physiotherapy-diagnosis', 'SFU', 'Fysioterapihenvisningsdiagnose'],
])

export const diagnosisRoles = table<DiagnosisRole>([
  ['unspecified', 'DI', 'uspec_diagnose'],
  ['referral', 'H', 'henv_diagnose'],
  ['secondary', 'B', 'bidiagnose'],
  ['additional', 'DM', 'tillaegsdiagnose'],
  ['action', 'A', 'aktionsdiagnose'],
  ['temporary', 'M', 'midlertidig_diagnose'],
  ['course', 'S', 'forloebsdiagnose'],
  ['operation', 'TR', 'operation'],
  ['x-ray', 'IN', 'roentgenundersoegelse'],
])

export const physiotherapyRoles = table<DiagnosisRole>([
  ['unspecified', 'DI', 'uspec_diagnose'],
  ['referral', 'H', 'henv_diagnose'],
  ['secondary', 'B', 'bidiagnose'],
  ['additional', 'DM', 'tillaegsdiagnose'],
  ['action', 'A', 'aktionsdiagnose'],
  ['temporary', 'M', 'midlertidig_diagnose'],
  ['course', 'S', 'forloebsdiagnose'],
  ['operation', 'TR', 'operation'],
  ['x-ray', 'IN', 'roentgenundersoegelse'],
  ['physiotherapy-referral', 'HI', 'fysioterapihenvisning'],
  ['physiotherapy-group', 'XI', 'fysioterapihenvisningspgruppe'],
])

export const phoneKinds = table<OlderPhone['kind']>([
  ['home', 'HO', 'fastnet'],
  ['work', 'WO', 'arbejde'],
  ['mobile', 'CE', 'mobil'],
])

export const correspondencePriorities = table<'routine' | 'high'>([
  ['routine', 'NO', 'rutine'],
  ['high', 'HI', 'høj_prioritet'],
])

export const referralPriorities = table<NonNullable<OlderReferral['priority']>>([
  ['elective', 'WA', 'elektiv'],
  ['acute', 'AC', 'akut'],
  ['special', 'SA', 'saerlige_forhold'],
])

export const settings = table<NonNullable<OlderReferral['setting']>>([
  ['outpatient', 'HA', 'ambulant'],
  ['inpatient', 'HS', 'indlaeggelse'],
  ['at-home', 'HO', 'hjemmet'],
])

export const transports = table<NonNullable<OlderReferral['transport']>>([
  ['none', 'TX', 'ingen'],
  ['lying', 'ST', 'liggende'],
  ['sitting', 'SI', 'siddende'],
])

export const refusalReasons = table<RefusalReason>([
  ['unspecified', 'NC', 'ikke_specificeret'],
  ['mailbox-unknown', 'LOK', 'ukendt_lokationsnummer'],
  ['receiver-number', 'MID', 'problem_med_modtagerID'],
  ['version', 'VER', 'problem_med_version'],
  ['syntax', 'SYN', 'syntaksfejl'],
])

/** The national numbers of medical specialities; facts and EDIFACT carry the number, OIOXML a word. */
export const specialities = table<string>(
  (
    [
      ['99', 'ikkeklassificeret'],
      ['1', 'intern_medicin_sygehus'],
      ['2', 'geriatri'],
      ['3', 'hepatologi'],
      ['4', 'haematologi'],
      ['5', 'infektionsmedicin'],
      ['6', 'kardiologi'],
      ['7', 'med_allergologi'],
      ['8', 'med_endokrinologi'],
      ['9', 'med_gastroenterologi'],
      ['10', 'med_lungesygdomme'],
      ['11', 'nefrologi'],
      ['12', 'reumatologi'],
      ['18', 'dermato_venerologi_sygehus'],
      ['20', 'neurologi'],
      ['22', 'onkologi'],
      ['30', 'kirurgi_sygehus'],
      ['31', 'karkirurgi'],
      ['32', 'kir_gastroenterologi'],
      ['33', 'plastikkirurgi'],
      ['34', 'thoraxkirurgi'],
      ['35', 'urologi'],
      ['38', 'gynaekologi_obstetrik_sygehus'],
      ['40', 'neurokirurgi'],
      ['42', 'ortopaedisk_kirurgi_sygehus'],
      ['44', 'oftalmologi'],
      ['46', 'oto_rhino_laryngologi'],
      ['48', 'hospitalsodontologi'],
      ['50', 'psykiatri_sygehus'],
      ['52', 'boerne_ungdomspsykiatri'],
      ['60', 'klin_biokemi'],
      ['61', 'klin_fys_nuklearmedicin'],
      ['62', 'klin_immunologi'],
      ['63', 'klin_mikrobiologi'],
      ['64', 'klin_neurofysiologi'],
      ['65', 'patologisk_anatomi'],
      ['66', 'diagnostisk_radiologi'],
      ['67', 'klin_farmakologi'],
      ['68', 'klin_genetik'],
      ['84', 'anaestesiologi_sygehus'],
      ['86', 'arbejdsmedicin'],
      ['90', 'almen_medicin'],
      ['91', 'samfundsmedicin'],
      ['580', 'almenlaege_laegevagt'],
      ['1519', 'oejenlaege'],
      ['2021', 'oere_naese_halslaege'],
      ['2501', 'anaestesiologi_praksis'],
      ['2503', 'roentgen_kbh'],
      ['2504', 'dermato_venerologi_praksis'],
      ['2505', 'roentgen'],
      ['2506', 'reumatologi_fysiurgi'],
      ['2507', 'gynaekologi_obstetrik_praksis'],
      ['2508', 'intern_medicin_praksis'],
      ['2509', 'kirurgi_praksis'],
      ['2511', 'klinisk_kemi'],
      ['2518', 'neuromedicin'],
      ['2520', 'ortopaedisk_kirurgi_praksis'],
      ['2523', 'plastkirurgi'],
      ['2524', 'psykiatri_praksis'],
      ['2525', 'paediatri'],
      ['2526', 'boernepsykiatri'],
      ['2528', 'tropemedicin'],
      ['4050', 'tandlaege'],
      ['4551', 'fysioterapi'],
      ['5053', 'kiropraktor'],
      ['5552', 'briller'],
      ['6054', 'fodterapi'],
      // The word as the list spells it.
      ['6055', 'fodbehandlking'],
      ['7045', 'med_laboratorier'],
      ['7046', 'omegnslaboratorier'],
      ['9463', 'psykolog'],
    ] as const
  ).map(([number, word]) => [number, number, word] as const),
)
