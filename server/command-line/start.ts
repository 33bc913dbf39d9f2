import { demoPeople, seedDemoDay } from '../../seed/demo.ts'
import { startHouse } from '../app.ts'
import type { CommandContext } from './main.ts'
import { exitCode } from './output.ts'

/** Shorter than what asks us to stop usually waits before it kills, in milliseconds. */
const longestStop = 30_000

/** Starts the product, says where it is and what to try, and runs until it is told to stop. */
export async function start(
  { settings, output }: CommandContext,
  { web }: { web: boolean },
): Promise<number> {
  const begun = performance.now()
  const house = await startHouse({
    settings,
    demo: { people: async () => demoPeople, seed: seedDemoDay },
    hasWeb: web,
  })
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  output.data({ address: house.address, database: house.database.kind, seconds: Number(seconds) })
  output.say(`\nSammenhæng er klar på ${house.address} (${seconds} s)`)
  if (house.database.kind === 'embedded')
    output.say(`Databasen er den indbyggede, i ${settings.DATA_DIR}. Brug DATABASE_URL i rigtig drift.`)
  if (settings.DEMO === 'on' && settings.OIDC_ISSUER === undefined) {
    output.say('\nLog ind som en af disse opdigtede personer (ingen adgangskode):')
    for (const [place, people] of Map.groupBy(demoPeople, (person) => person.place)) {
      output.say(`  ${place}`)
      for (const person of people) output.say(`    ${person.name.padEnd(26)} ${person.title}`)
    }
    output.say('\nPrøv først:')
    for (const line of firstSteps(house.address)) output.say(`  ${line}`)
  }
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  output.say('\nStop med Ctrl+C. Alt er gemt til næste gang.')

  await asked
  output.say('Stopper …')
  // A database that has gone first answers nobody: whoever stops us shall not wait for it.
  setTimeout(() => process.exit(exitCode.found), longestStop).unref()
  await house.stop()
  return exitCode.done
}

function firstSteps(address: string): string[] {
  return [
    `1. Åbn ${address} og log ind som Mette Holm, hjemmesygeplejerske i Gladsaxe.`,
    '2. Lad et sygehus indlægge en borger, i en anden terminal:  npm run sammenhaeng -- message send --demo',
    '3. Se opgaven komme i arbejdslisten, uden at genindlæse siden. Åbn borgeren: hvem har hvad, og hvorfor?',
    '4. Log ind som Sofie Lund på Herlev i et privat vindue, og send en opgave videre. Modtag den som Mette.',
  ]
}
