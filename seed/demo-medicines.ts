import { danishDateOf, startOfDay } from '../kernel/copenhagen-time.ts'
import { addDays } from '../kernel/danish-calendar.ts'
import {
  emptyMedicineCard,
  type Medicine,
  medicineCardSimulator,
  recordCave,
  recordDispensingList,
  type Who,
} from '../server/modules/medication/index.ts'
import { getUnit } from '../server/modules/organisation/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import type { DemoCast } from './demo-wills.ts'

/** What somebody of the demo takes at home, on their medicine card; what is packed or laid out by the municipality too. */
interface DemoMedicines {
  readonly cprNumber: string
  /** Subject of the doctor who has prescribed it all. */
  readonly prescriber: string
  /** Subject of the nurse whose municipality lays it out; left out when the citizen takes care of it alone. */
  readonly nurse?: string
  /** What they do not tolerate, as the doctor has assessed it. */
  readonly cave?: Parameters<typeof recordCave>[2]
  readonly medicines: readonly DemoMedicine[]
}

type Times = readonly [morning: number, noon: number, evening: number, night: number]

interface DemoMedicine extends Pick<Medicine, 'atc' | 'name' | 'strength' | 'indication'> {
  readonly form?: Medicine['form']
  readonly unit?: Medicine['unit']
  readonly route?: Medicine['route']
  readonly times?: Times
  readonly asNeeded?: readonly [amount: number, mostTimesADay: number]
  readonly instruction?: string
  /** Packed in dose bags by the pharmacy. */
  readonly inBags?: true
}

/** Bruno is the man with diabetes and heart disease; the others so that no list of an admitted citizen is empty. */
const demoMedicines: readonly DemoMedicines[] = [
  {
    cprNumber: '2509479989',
    prescriber: 'demo:anne-skov',
    nurse: 'demo:mette-holm',
    cave: {
      code: 'penicillins',
      name: 'Penicilliner',
      kind: 'allergy',
      reaction: 'udslæt over hele kroppen og hævede læber',
      severity: 'severe',
      certainty: 'confirmed',
    },
    medicines: [
      {
        atc: 'A10AE04',
        name: 'Insulin glargin',
        strength: '100 IE/ml',
        form: 'injection',
        unit: 'international-unit',
        route: 'subcutaneous',
        times: [0, 0, 18, 0],
        indication: 'mod sukkersyge',
        instruction: 'skift sted på maven hver dag',
      },
      {
        atc: 'A10BA02',
        name: 'Metformin',
        strength: '500 mg',
        times: [2, 0, 2, 0],
        indication: 'mod sukkersyge',
        instruction: 'tages til et måltid',
        inBags: true,
      },
      {
        atc: 'B01AF02',
        name: 'Apixaban',
        strength: '5 mg',
        times: [1, 0, 1, 0],
        indication: 'mod blodpropper ved hjerteflimmer',
        inBags: true,
      },
      {
        atc: 'C01AA05',
        name: 'Digoxin',
        strength: '62,5 mikrogram',
        times: [1, 0, 0, 0],
        indication: 'for hjerterytmen',
        inBags: true,
      },
      {
        atc: 'C03CA01',
        name: 'Furosemid',
        strength: '40 mg',
        times: [1, 0, 0, 0],
        indication: 'vanddrivende, for hjertet',
        inBags: true,
      },
      {
        atc: 'C07AB02',
        name: 'Metoprolol',
        strength: '50 mg',
        form: 'depot-tablet',
        times: [1, 0, 0, 0],
        indication: 'for hjertet og blodtrykket',
        instruction: 'synkes hel',
        inBags: true,
      },
      {
        atc: 'C10AA05',
        name: 'Atorvastatin',
        strength: '40 mg',
        times: [0, 0, 1, 0],
        indication: 'mod forhøjet kolesterol',
        inBags: true,
      },
      {
        atc: 'N02BE01',
        name: 'Paracetamol',
        strength: '500 mg',
        asNeeded: [2, 4],
        indication: 'mod smerter',
      },
    ],
  },
  {
    cprNumber: '2512489996',
    prescriber: 'demo:anne-skov',
    medicines: [
      {
        atc: 'A10AE04',
        name: 'Insulin glargin',
        strength: '100 IE/ml',
        form: 'injection',
        unit: 'international-unit',
        route: 'subcutaneous',
        times: [0, 0, 0, 14],
        indication: 'mod sukkersyge',
      },
      {
        atc: 'C09AA02',
        name: 'Enalapril',
        strength: '10 mg',
        times: [1, 0, 0, 0],
        indication: 'mod forhøjet blodtryk',
      },
    ],
  },
  {
    cprNumber: '0107729995',
    prescriber: 'demo:jens-toft',
    medicines: [
      {
        atc: 'A02BC02',
        name: 'Pantoprazol',
        strength: '40 mg',
        form: 'enteric-tablet',
        times: [1, 0, 0, 0],
        indication: 'mod for meget mavesyre',
      },
    ],
  },
]

/** Puts the medicine cards of the demo in, and what the municipality lays out. */
export async function seedMedicines(shell: Shell, cast: DemoCast): Promise<void> {
  const today = danishDateOf(shell.clock.now())
  const since = addDays(today, -400)
  for (const { cprNumber, prescriber, nurse, cave, medicines } of demoMedicines) {
    const { id: citizenId } = cast.citizen(cprNumber)
    const by = await whoIs(shell, cast, prescriber)
    const orders = medicines.map((told) => ({
      ...medicineOf(told, by),
      startOn: since,
      orderId: shell.ids.next<string>(),
      version: '1',
    }))
    const isPacked = orders.some(({ isDoseDispensed }) => isDoseDispensed)
    await medicineCardSimulator.write(shell, citizenId, {
      ...emptyMedicineCard,
      version: '1',
      orders,
      ordersChangedAt: startOfDay(since),
      ...(isPacked && { doseDispensing: { status: 'active', since: startOfDay(since), by, reason: '' } }),
    })
    if (cave !== undefined) await recordCave(shell, citizenId, cave, { by: 'citizen', on: since }, by)
    if (nurse === undefined) continue
    const laidOut = orders.map(({ version: _, ...medicine }) => medicine)
    await recordDispensingList(shell, citizenId, laidOut, await whoIs(shell, cast, nurse))
  }
}

async function whoIs(shell: Shell, cast: DemoCast, subject: string): Promise<Who> {
  const { personId, name, function: does, unitId } = cast.professional(subject)
  return { personId, name, function: does, unitId, unitName: (await getUnit(shell, unitId)).name }
}

function medicineOf(told: DemoMedicine, by: Who): Medicine {
  const { times, asNeeded, inBags, form = 'tablet', unit = 'tablet', route = 'oral', ...rest } = told
  const [morning, noon, evening, night] = times ?? [0, 0, 0, 0]
  const [amount, mostTimesADay] = asNeeded ?? [1, 4]
  return {
    instruction: '',
    ...rest,
    orderId: null,
    form,
    unit,
    route,
    dose:
      asNeeded === undefined
        ? { kind: 'schedule', morning, noon, evening, night, on: null }
        : { kind: 'as-needed', amount, mostTimesADay },
    startOn: null,
    stopOn: null,
    pausedUntil: null,
    isDoseDispensed: inBags === true,
    prescriber: by,
  }
}
